"""Papers of side decisions: partial and supplementary award, preliminary execution, correction (A32p, A35, A36, A38)."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from arbitration.models import Arbitration, SideDecision
from arbitration.papers.case_facts import tribunal_record
from arbitration.papers.hearing import panel_facts
from arbitration.papers.settled import payment, total_of, worker_rows
from arbitration.services.awards.award_draft import PAY_DAYS, outcome
from arbitration.services.awards.basis import articles_of
from arbitration.services.awards.remaining import remaining_claims
from casework.models import Claim, Event, Party
from casework.services.settings import setting_at
from documents.builders import Builder
from documents.models import Paper
from documents.typesetting.dates import period

K, MADE = SideDecision.Kind, SideDecision.State.MADE
AWARDS = ("A33", "A34", "A37-1", "A37-2")
FIRST_SUB = 3


def latest(row: Arbitration, kind: str) -> SideDecision | None:
    """The last decision of a kind that was made."""
    return SideDecision.objects.filter(arbitration=row, kind=kind, state=MADE).last()


def _made(row: Arbitration, kind: str) -> SideDecision:
    held = latest(row, kind)
    assert held is not None
    return held


def _has(kind: str) -> Any:
    return lambda row: latest(row, kind) is not None


def side_award(kind: str) -> Any:
    """A partial award (A35) or a supplementary one (A38s): complete in itself, with its own remedies."""

    def build(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
        held = _made(row, kind)
        claims = {claim.pk: claim for claim in held.claims.select_related("party")}
        rows = [
            (seq, claims[one["claim"]], Decimal(one["awarded"]))
            for seq, one in enumerate(held.items, start=1)
        ]
        supplement = kind == K.SUPPLEMENT
        cited = (
            "办案规则第五十四条" if supplement else "劳动争议调解仲裁法第四十三条第二款；办案规则第四十九条"
        )
        finality = "劳动争议调解仲裁法第四十七条" if held.final else "劳动争议调解仲裁法第五十条"
        return {
            "title_note": "补充裁决" if supplement else "先行裁决",
            "accepted_on": row.accepted_on,
            "tribunal": tribunal_record(row),
            "facts": held.facts,
            "reasons": held.reasons,
            "claims": [
                {"seq": seq, "matter": claim.title, "period": _period(claim), "amount": claim.claimed}
                for seq, claim, _amount in rows
            ],
            "decided": [_decided(seq, claim, amount, held) for seq, claim, amount in rows],
            "remaining_claims": [] if supplement else _titles(row),
            "basis": articles_of(["劳动争议调解仲裁法第六条", cited, finality]),
            "operative": _operative(row, rows, held),
            "finality": "final" if held.final else "non_final",
            "wages": [],
            "overtime": [],
            "earlier_award": award_numbers(row) if supplement else None,
        }

    return build


def _titles(row: Arbitration) -> list[str]:
    return list(dict.fromkeys(remaining_claims(row).values_list("title", flat=True)))


def _period(claim: Claim) -> str | None:
    return period(claim.period_from, claim.period_to) if claim.period_from and claim.period_to else None


def _decided(seq: int, claim: Claim, amount: Decimal, held: SideDecision) -> dict[str, Any]:
    return {
        "seq": seq,
        "matter": claim.title,
        "basis": "《中华人民共和国劳动争议调解仲裁法》第六条",
        "figures": held.reasons,
        "formula": f"{amount:.2f}元",
        "outcome": outcome(amount, claim.claimed),
        "amount": amount,
    }


def _operative(
    row: Arbitration, rows: list[tuple[int, Claim, Decimal]], held: SideDecision
) -> list[dict[str, Any]]:
    days = setting_at(row.organisation, "award.pay_within_days", held.made_on or row.received_on, PAY_DAYS)
    found: list[dict[str, Any]] = []
    for seq, claim, amount in rows:
        if amount:
            payer, payee = _sides(claim)
            text = f"{payer}自本裁决书生效之日起{days}日内一次性支付{payee}{claim.title}{amount:.2f}元。"
            found.append({"text": text, "amount": amount, "claim": seq})
    short = [seq for seq, claim, amount in rows if outcome(amount, claim.claimed) != "granted"]
    if short:
        text = f"驳回本裁决所列第{'、'.join(map(str, short))}项请求的其余部分。"
        found.append({"text": text, "amount": None, "claims": short})
    return found


def _sides(claim: Claim) -> tuple[str, str]:
    named = claim.party.name
    if claim.party.side == Party.Side.RESPONDENT:
        return "申请人", f"被申请人{named}"
    return "被申请人", f"申请人{named}"


def number_of(kind: str) -> Any:
    """The suffix of a side award: -3, -4 …, after the two that the award itself may need."""

    def sub(row: Arbitration) -> int | None:
        made = SideDecision.objects.filter(
            arbitration=row, state=MADE, kind__in=(K.PARTIAL_AWARD, K.SUPPLEMENT)
        )
        order = list(made.order_by("made_on", "pk").values_list("pk", flat=True))
        held = latest(row, kind)
        return FIRST_SUB + order.index(held.pk) if held else None

    return sub


def _day(kind: str) -> Any:
    def day(row: Arbitration) -> date | None:
        held = latest(row, kind)
        return held.made_on if held else None

    return day


def award_numbers(row: Arbitration) -> str:
    """The numbers of the award's papers."""
    issued = Paper.objects.filter(proceeding=row, kind__in=AWARDS, state=Paper.State.ISSUED).order_by(
        "number"
    )
    return "、".join(dict.fromkeys(issued.values_list("number", flat=True))) or row.number


def preliminary(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """Who pays what before the award, and why it can't wait (法 44, AWD-13)."""
    held = _made(row, K.PRELIMINARY_EXECUTION)
    assert held.request is not None
    claims = {claim.pk: claim for claim in held.claims.select_related("party")}
    rows = []
    for one in held.items:
        claim, amount = claims[one["claim"]], Decimal(one["awarded"])
        text = f"被申请人自收到本裁决书之日起先行支付申请人{claim.party.name}{claim.title}{amount:.2f}元。"
        rows.append({"text": text, "amount": amount})
    return {
        "accepted_on": row.accepted_on,
        "tribunal": tribunal_record(row),
        "requested_on": held.request.received_on,
        "request": held.request.text.rstrip("。") + "。",
        "facts": held.facts.rstrip("。") + "。",
        "operative": rows,
    }


def preliminary_letter(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = Event.objects.filter(proceeding=row, name="arbitration.preliminary_execution.sent").latest("id")
    held = SideDecision.objects.get(pk=event.data["decision"])
    return {
        "court": event.data["court"],
        "made_on": held.made_on,
        "amount": sum((Decimal(one["awarded"]) for one in held.items), Decimal(0)),
        "attachments": ["先予执行裁决书正本一份", "先予执行申请书及生活困难证明复印件", "送达回证复印件一份"],
    }


def preliminary_refusal(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = Event.objects.filter(proceeding=row, name="arbitration.preliminary_execution.refused").latest(
        "id"
    )
    request = row.requests.get(pk=event.data["request"])
    return {
        "requester": request.party.name if request.party else "申请人",
        "requested_on": request.received_on,
        "reason": request.decision.rstrip("。"),
    }


def correction(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """The table of what was written and what it should read (规则 54, AWD-15)."""
    held = _made(row, K.CORRECTION)
    return {
        "tribunal": tribunal_record(row),
        "made_on": row.made_on,
        "award_numbers": award_numbers(row),
        "rows": [
            {
                "seq": seq,
                "place": one["place"] or None,
                "original": one["original"],
                "corrected": one["corrected"],
            }
            for seq, one in enumerate(json.loads(held.corrections), start=1)
        ],
    }


def part_settled(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """The document of the claims settled first; the others go on (规则 73, FAST-7)."""
    terms = row.draft["partial_terms"][-1]
    claims = list(Claim.objects.filter(pk__in=terms["claims"]).select_related("party"))
    total = total_of(claims)
    day = date.fromisoformat(terms["pay_by"])
    parts = [
        {"seq": seq, "due_on": date.fromisoformat(due), "amount": Decimal(amount)}
        for seq, (due, amount) in enumerate(terms.get("instalments", []), start=1)
    ]
    text = [payment(claims, terms, day, parts=len(parts))]
    if terms.get("default_clause"):
        text.append(terms["default_clause"])
    return {
        "accepted_on": row.accepted_on,
        "tribunal": tribunal_record(row),
        "claims": [
            {"seq": seq, "matter": claim.title, "amount": claim.claimed}
            for seq, claim in enumerate(claims, start=1)
        ],
        "terms": text,
        "amount": total,
        "instalments": parts or [{"seq": 1, "due_on": day, "amount": total}],
        "workers": worker_rows(claims),
        "remaining_claims": _titles(row) or ["其余请求"],
    }


DECISIONS = {
    "A32p": Builder(part_settled, applies=lambda row: bool(row.draft.get("partial_terms"))),
    "A35": Builder(
        side_award(K.PARTIAL_AWARD),
        applies=_has(K.PARTIAL_AWARD),
        facts=panel_facts,
        issue_day=_day(K.PARTIAL_AWARD),
        sub=number_of(K.PARTIAL_AWARD),
    ),
    "A36": Builder(
        preliminary,
        applies=_has(K.PRELIMINARY_EXECUTION),
        facts=panel_facts,
        issue_day=_day(K.PRELIMINARY_EXECUTION),
    ),
    "ENFp": Builder(preliminary_letter),
    "A36x": Builder(preliminary_refusal),
    "A38": Builder(correction, applies=_has(K.CORRECTION), facts=panel_facts, issue_day=_day(K.CORRECTION)),
    "A38s": Builder(
        side_award(K.SUPPLEMENT),
        applies=_has(K.SUPPLEMENT),
        facts=panel_facts,
        issue_day=_day(K.SUPPLEMENT),
        sub=number_of(K.SUPPLEMENT),
    ),
}
