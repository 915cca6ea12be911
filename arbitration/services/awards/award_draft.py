"""裁决书草稿: the seventeen slots of an element-style award from elements, findings and the hearing record.

What a person types wins over what is generated; amounts come from the formulas and are changed by the arbitrator only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from arbitration.models import Arbitration
from arbitration.services.awards.award_annex import fen, of_kind, overtime_table, wage_table, worker_table
from arbitration.services.awards.award_facts import agreed, disputed, own_facts
from arbitration.services.awards.basis import ALWAYS, articles_of
from arbitration.services.awards.finality import finality_of
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.awards.submit_award import confirms_relation
from casework.clock import legal_day
from casework.elements.element_board import Amounts, Board, element_boards, workers_of
from casework.models import Assignment, Claim, Hearing, Party
from law.claims import AmountResult
from law.claims.result import figure

SLOTS = (
    "header", "title", "number", "parties", "procedure", "claims", "answers", "facts", "disputed", "decided",
    "conciliation", "basis", "operative", "finality", "enforcement", "closing", "annex",
)  # fmt: skip
PAY_DAYS = 15
OUTCOMES = {"granted": "支持", "partly": "部分支持", "rejected": "不予支持"}
PRESENT = {"present": "到庭参加仲裁活动", "agent": "委托代理人到庭参加仲裁活动", "absent": "未到庭"}


@dataclass(frozen=True)
class Material:
    """Everything a draft is made from, read once."""

    arbitration: Arbitration
    claims: tuple[Claim, ...]
    boards: tuple[Board, ...]
    hearing: Hearing | None
    sitting: tuple[Assignment, ...]

    @property
    def computed(self) -> dict[int, Amounts]:
        """What each claim comes to, by claim id."""
        return {one.claim.pk: one for board in self.boards for one in board.amounts}


def material(arbitration: Arbitration) -> Material:
    """Read claims, boards, the last hearing held and the tribunal, with a fixed number of queries."""
    claims = remaining_claims(arbitration)
    held = arbitration.hearings.filter(status=Hearing.Status.HELD).order_by("-starts_at").first()
    sitting = Assignment.objects.filter(
        proceeding=arbitration, until=None, role__in=["arbitrator", "recorder"]
    )
    return Material(
        arbitration,
        tuple(claims.select_related("party")),
        tuple(element_boards(arbitration, workers_of(arbitration.case_file_id))),
        held,
        tuple(sitting.select_related("user").order_by("pk")),
    )


def proposed(facts: Material, claim: Claim) -> Decimal:
    """What the system proposes to award: the amount on found facts, else what was computed at filing; never above the claim."""
    one = facts.computed.get(claim.pk)
    amount = one.found.amount if one and one.found and one.found.amount is not None else claim.computed
    if amount is None:
        amount = Decimal(0)
    return fen(amount if claim.claimed is None else min(amount, claim.claimed))


def draft_award(
    facts: Material, *, texts: Mapping[str, str], amounts: Mapping[int, Decimal]
) -> dict[str, Any]:
    """The slots as data: money as Decimal yuan, dates as dates. `texts` by slot name, `amounts` by claim id."""
    awarded = {claim.pk: amounts.get(claim.pk, proposed(facts, claim)) for claim in facts.claims}
    groups = _groups(facts.claims)
    decided = [_decided(seq, group, facts, awarded, texts) for seq, group in enumerate(groups, start=1)]
    board = facts.boards[0] if facts.boards else None
    draft = {
        "header": facts.arbitration.organisation.name,
        "title": {"text": "仲裁裁决书", "note": texts.get("title_note", "")},
        "number": facts.arbitration.number,
        "parties": sorted({claim.party_id for claim in facts.claims}),
        "procedure": _procedure(facts, texts),
        "claims": [_asked(seq, group) for seq, group in enumerate(groups, start=1)],
        "answers": _answers(groups, texts),
        "facts": agreed(facts.boards, texts),
        "disputed": disputed(facts.boards, texts),
        "decided": decided,
        "conciliation": texts.get("conciliation") or _conciliation(facts.hearing),
        "basis": _basis(groups, facts, board),
        "operative": _operative(groups, decided, texts),
        "finality": _finality(facts, awarded),
        "enforcement": ["R-4"],
        "closing": _closing(facts),
        "annex": _annex(facts, board, awarded, texts),
    }
    assert tuple(draft) == SLOTS
    return draft


def faults(draft: Mapping[str, Any]) -> list[str]:
    """What keeps the draft from being submitted: sums that differ by a fen, a claim without reasons, an empty slot."""
    found = []
    for one in draft["decided"]:
        operative = sum(
            (row["amount"] or Decimal(0) for row in draft["operative"] if row["claim"] == one["seq"]),
            Decimal(0),
        )
        if operative != (one["amount"] or Decimal(0)):
            found.append(f"第{one['seq']}项的主文数额与理由部分数额不一致")
        if not one["figures"].strip():
            found.append(f"第{one['seq']}项缺少理由（数额要素）")
    wages = draft["annex"]["wages"]
    total = sum((row["gap"] for row in wages), Decimal(0))
    if wages and total not in {one["amount"] for one in draft["decided"]}:
        found.append(f"附表一合计{total}元与裁决的工资数额不一致：请修改要素认定，或者选择不附工资核算表")
    for one in draft["disputed"]:
        if not one["finding"].strip():
            found.append(f"有争议的要素“{one['title']}”尚未认定")
    if not draft["facts"] and not draft["disputed"]:
        found.append("要素部分为空：请先在要素比对页作出认定")
    return found


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The same claim of several workers is one line of the award, in the order in which they were made."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.party.side, claim.code, claim.title), []).append(claim)
    return list(groups.values())


def _asked(seq: int, group: list[Claim]) -> dict[str, Any]:
    known = [claim.claimed for claim in group if claim.claimed is not None]
    return {
        "seq": seq,
        "matter": group[0].title,
        "counter": _counter(group),
        "period": _period(group),
        "amount": sum(known, Decimal(0)) if known else None,
    }


def _period(group: list[Claim]) -> str:
    first = min((c.period_from for c in group if c.period_from), default=None)
    last = max((c.period_to for c in group if c.period_to), default=None)
    return f"{_day(first)}至{_day(last)}" if first and last else ""


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _procedure(facts: Material, texts: Mapping[str, str]) -> dict[str, Any]:
    row, record = facts.arbitration, facts.hearing.record if facts.hearing else {}
    names = {"applicant": "申请人", "respondent": "被申请人", "third": "第三人"}
    sides = {claim.party_id: claim.party.side for claim in facts.claims}
    said = [
        f"{names.get(sides.get(one['party'], 'respondent'), '被申请人')}{PRESENT[one['state']]}"
        for one in record.get("presence", [])
        if one.get("state") in PRESENT
    ]
    attendance = "；".join(dict.fromkeys(said))
    return {
        "accepted_on": row.accepted_on,
        "simple": row.track == "fast",
        "tribunal": _tribunal(facts),
        "hearing_on": legal_day(facts.hearing.starts_at) if facts.hearing else row.heard_on,
        "attendance": texts.get("attendance") or (f"{attendance}。" if attendance else ""),
        "procedure": texts.get("procedure", ""),
    }


def _tribunal(facts: Material) -> dict[str, Any]:
    sitting = [one for one in facts.sitting if one.role == "arbitrator"]
    presiding = next((one for one in sitting if one.reason == "presiding"), sitting[0] if sitting else None)
    return {
        "mode": "panel" if len(sitting) == 3 else "sole",
        "presiding": str(presiding.user) if presiding else "",
        "members": [str(one.user) for one in sitting if one is not presiding],
        "recorder": next((str(one.user) for one in facts.sitting if one.role == "recorder"), ""),
    }


def _answers(groups: list[list[Claim]], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = [
        (seq, group[0].title, texts.get(f"answer-{seq}", "")) for seq, group in enumerate(groups, start=1)
    ]
    return [{"seq": seq, "matter": title, "stance": stance} for seq, title, stance in rows if stance]


def _decided(
    seq: int, group: list[Claim], facts: Material, awarded: Mapping[int, Decimal], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Basis, figures, formula and outcome of one line, from the formula's own steps; of several workers see the table."""
    one = facts.computed.get(group[0].pk)
    result = one.found if one else None
    steps = result.steps if result and result.amount is not None else ()
    total = sum((awarded[claim.pk] for claim in group), Decimal(0))
    known = [claim.claimed for claim in group if claim.claimed is not None]
    alone = len(group) == 1
    formula = steps_in_words(result) if alone else f"各申请人的要素和计算见附表三，合计{total:.2f}元"
    reasons = "；".join(result.reasons) if result and alone else ""
    return {
        "seq": seq,
        "matter": group[0].title,
        "basis": texts.get(f"basis-{seq}")
        or _cited(result.articles if result else ())
        or "《中华人民共和国劳动争议调解仲裁法》第六条",
        "figures": texts.get(f"reason-{seq}") or reasons or _figures(group, total, bool(steps)),
        "formula": texts.get(f"formula-{seq}") or formula or f"{figure(total)}元",
        "outcome": outcome(total, sum(known, Decimal(0)) if known else None),
        "amount": total,
    }


def steps_in_words(result: AmountResult | None) -> str:
    """The steps of a formula, one after the other."""
    steps = result.steps if result and result.amount is not None else ()
    return "；".join(f"{step.label_zh}：{step.formula}" for step in steps)


def _cited(articles: Sequence[str]) -> str:
    """The articles of a formula's steps, each once."""
    return "；".join(dict.fromkeys(one for article in articles for one in article.split("；")))


def _figures(group: list[Claim], total: Decimal, from_facts: bool) -> str:
    period = _period(group)
    if not from_facts and len(group) == 1:
        return ""
    count = f"{len(group)}名申请人" if len(group) > 1 else "申请人"
    return f"{period + '，' if period else ''}按本裁决认定的要素，{count}应得{total:.2f}元"


def outcome(amount: Decimal, claimed: Decimal | None) -> str:
    """granted, partly or rejected, by what is awarded of what was claimed."""
    if amount == 0:
        return "rejected"
    return "partly" if claimed is not None and amount < claimed else "granted"


def _conciliation(hearing: Hearing | None) -> str:
    held = (hearing.record.get("conciliation") or {}) if hearing else {}
    return {
        "failed": "庭审中本委依法主持调解，双方未能达成一致（《中华人民共和国劳动争议调解仲裁法》第四十二条）。",
        "refused": "庭审中本委依法征询调解意愿，一方不同意调解，调解不成（《中华人民共和国劳动争议调解仲裁法》第四十二条）。",
    }.get(held.get("outcome", ""), "")


def _basis(groups: list[list[Claim]], facts: Material, board: Board | None) -> list[dict[str, Any]]:
    cited = [*ALWAYS]
    for group in groups:
        one = facts.computed.get(group[0].pk)
        cited += one.found.articles if one and one.found else ()
    cited += [line.comparison.article for line in board.lines if line.finding] if board else []
    return articles_of([*cited, "劳动人事争议仲裁办案规则第五十条"])


def _operative(
    groups: list[list[Claim]], decided: Sequence[Mapping[str, Any]], texts: Mapping[str, str]
) -> list[dict[str, Any]]:
    """One paragraph a claim granted: payer, payee, period, matter, amount, time; then what is rejected."""
    days = texts.get("pay_days") or str(PAY_DAYS)
    rows = []
    for one, group in zip(decided, groups, strict=True):
        if not one["amount"]:
            continue
        many = f"等{len(group)}人（各人数额见附表）" if len(group) > 1 else ""
        period = _period(group)
        payer, payee = ("申请人", "被申请人") if _counter(group) else ("被申请人", "申请人")
        text = f"{payer}自本裁决书生效之日起{days}日内一次性支付{payee}{many}{period}{one['matter']}{one['amount']:.2f}元；"
        rows.append({"text": text, "amount": one["amount"], "claim": one["seq"]})
    for text in rejections(zip(decided, groups, strict=True)):
        rows.append({"text": text, "amount": None, "claim": None})
    if any(one["outcome"] != "granted" for one in decided):
        rows[-1]["text"] = rows[-1]["text"].rstrip("；。") + "。"
    elif rows:
        rows[-1]["text"] = rows[-1]["text"][:-1] + "。"
    return rows


def _counter(group: Sequence[Claim]) -> bool:
    """Whether a line is a respondent's own claim (反申请)."""
    return group[0].party.side == Party.Side.RESPONDENT


def rejections(lines: Iterable[tuple[Mapping[str, Any], Sequence[Claim]]]) -> list[str]:
    """What is rejected, said for each side that asked."""
    short = {_counter(group) for one, group in lines if one["outcome"] != "granted"}
    texts = {False: "驳回申请人的其他仲裁请求；", True: "驳回被申请人的其他反申请请求；"}
    return [texts[counter] for counter in sorted(short)]


def _finality(facts: Material, awarded: Mapping[int, Decimal]) -> dict[str, Any]:
    claims = list(facts.claims)
    for claim in claims:
        claim.awarded = awarded[claim.pk]
    return finality_of(facts.arbitration, claims, confirms=confirms_relation(facts.arbitration))


def _closing(facts: Material) -> dict[str, Any]:
    return {"body": facts.arbitration.organisation.name, **_tribunal(facts)}


def _annex(
    facts: Material, board: Board | None, awarded: dict[int, Decimal], texts: Mapping[str, str]
) -> dict[str, Any]:
    many = len(facts.boards) > 1
    with_wages = board is not None and not many and texts.get("no_wage_table") != "1"
    wages = wage_table(of_kind(board.amounts, "unpaid_wages"), board.lines) if with_wages and board else []
    overtime = overtime_table(of_kind(board.amounts, "overtime"), board.lines) if board and not many else []
    return {
        "wages": wages,
        "overtime": overtime,
        "workers": _worker_rows(facts, awarded) if many else [],
    }


def _worker_rows(facts: Material, awarded: dict[int, Decimal]) -> list[dict[str, Any]]:
    """One row a worker: what he is awarded on each claim, how it was computed, and what was found of him alone."""
    own = own_facts(facts.boards)
    mine = [claim for claim in facts.claims if claim.party.side == Party.Side.APPLICANT]
    rows = worker_table(mine, awarded)
    for row in rows:
        parts = [
            f"{claim.title}{awarded[claim.pk]:.2f}元"
            + (f"（{words}）" if (words := steps_in_words(_found(facts, claim))) else "")
            for claim in mine
            if claim.party_id == row["party"]
        ]
        row["details"] = "；".join(parts)
        row["facts"] = own.get(row["party"], "")
    return rows


def _found(facts: Material, claim: Claim) -> AmountResult | None:
    one = facts.computed.get(claim.pk)
    return one.found if one else None
