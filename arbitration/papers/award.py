"""The award in its slots (A33, A34, A37): what is final and what is not stand in two papers, each complete in itself."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from arbitration.models import Arbitration
from arbitration.papers.case_facts import tribunal_record
from arbitration.papers.filing import is_fast
from arbitration.papers.hearing import panel_facts
from arbitration.rules.default import allowed
from arbitration.rules.finality import MONEY, STANDARDS
from arbitration.services.awards.finality import rule_name
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.awards.submit_award import confirms_relation
from arbitration.services.hearings.default_facts import default_decision, default_facts
from casework.models import Event, Evidence, Hearing, Party
from documents.builders import Builder
from documents.checks import Facts

LAW = {"instrument": "中华人民共和国劳动争议调解仲裁法", "rank": "law"}
REJECTED = "驳回申请人的其他仲裁请求；"
REJECTED_COUNTER = "驳回被申请人的其他反申请请求；"


def finality_by_line(row: Arbitration) -> dict[int, bool]:
    """Whether each line of the award is final: a line of several workers is final only if it is for all of them."""
    lines: dict[tuple[str, str, str], list[bool]] = {}
    for claim in remaining_claims(row).select_related("party"):
        lines.setdefault((claim.party.side, claim.code, claim.title), []).append(bool(claim.final))
    return {seq: all(finals) for seq, finals in enumerate(lines.values(), start=1)}


def is_drafted(row: Arbitration) -> bool:
    """Whether the award was drafted in its slots."""
    return bool(row.draft.get("decided"))


def style_of(row: Arbitration) -> str:
    """Element-style or narrative: as chosen on the page, else by the procedure."""
    return str(row.draft.get("style") or ("element" if is_fast(row) else "narrative"))


def applies(*, final: bool, element_style: bool) -> Callable[[Arbitration], bool]:
    """A paper applies when the award has lines of its finality and the case is of its style."""

    def fits(row: Arbitration) -> bool:
        return (
            is_drafted(row)
            and (style_of(row) == "element") is element_style
            and final in finality_by_line(row).values()
        )

    return fits


def sub_number(final: bool) -> Callable[[Arbitration], int | None]:
    """-1 and -2 only where the case has both kinds (办案规则 art 50; AWD-4)."""

    def number(row: Arbitration) -> int | None:
        both = len(set(finality_by_line(row).values())) == 2
        return (1 if final else 2) if both else None

    return number


def award(final: bool) -> Callable[[Arbitration, Party | None], Mapping[str, Any]]:
    """The slots of one of the two papers."""

    def build(row: Arbitration, addressee: Party | None) -> Mapping[str, Any]:
        draft = row.draft
        mine = [seq for seq, is_final in finality_by_line(row).items() if is_final is final]
        number = sub_number(final)(row)
        decided = [line for line in draft["decided"] if line["seq"] in mine]
        procedure = draft["procedure"]
        counter = {line["seq"] for line in draft["claims"] if line.get("counter")}
        return {
            "case_number": row.number,
            "title_note": draft["title"].get("note") or None,
            "accepted_on": row.accepted_on,
            "simple": is_fast(row),
            "tribunal": tribunal_record(row),
            "hearing_on": procedure.get("hearing_on") or row.heard_on,
            "attendance": procedure.get("attendance") or None,
            "default_service": default_service(row),
            "procedure": procedure.get("procedure") or None,
            "claims": [line for line in draft["claims"] if line["seq"] in mine],
            "answers": _answers(row, draft, mine),
            "facts": _facts(draft),
            "disputed": draft["disputed"],
            "decided": decided,
            "other_award": f"{row.number.removesuffix('号')}-{3 - number}号" if number else None,
            "conciliation": draft.get("conciliation") or None,
            "basis": [*draft["basis"], *_remedy_articles(final)],
            "operative": _operative(draft["operative"], decided, counter),
            "finality": "final" if final else "non_final",
            "items_finality": ["final" if final else "non_final"] * len(mine),
            "confirms_relation": confirms_relation(row),
            "operative_total": len(decided) > 1,
            **_annex(draft, decided, row),
            **_story(row),
        }

    return build


def default_service(row: Arbitration) -> date | None:
    """When the absent respondent received the notice of the hearing held without it; None if nobody was in default (HRG-7)."""
    held = row.hearings.filter(status=Hearing.Status.HELD).order_by("starts_at").last()
    if held is None:
        return None
    away = [one["party"] for one in held.record.get("presence") or [] if one.get("state") == "absent"]
    for party in Party.objects.filter(pk__in=away, side=Party.Side.RESPONDENT):
        facts = default_facts(row, party, hearing=held)
        if allowed(default_decision(row, party, hearing=held, just_cause=facts.get("just_cause") or False)):
            day: date | None = facts.get("notice_on")
            return day
    return None


def _answers(row: Arbitration, draft: Mapping[str, Any], mine: list[int]) -> list[dict[str, Any]]:
    """What the respondent said on each line: as typed in the draft, else from its answer; nothing if it gave none."""
    typed = [line for line in draft["answers"] if line["seq"] in mine]
    answered = (
        Event.objects.filter(proceeding=row, name="arbitration.answer.received").order_by("-id").first()
    )
    if typed or answered is None:
        return typed
    said = answered.private.get("text") or "已提交答辩书，对请求的数额有异议"
    return [
        {"seq": line["seq"], "matter": line["matter"], "stance": said.rstrip("。")}
        for line in draft["claims"]
        if line["seq"] in mine
    ]


def _facts(draft: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The undisputed elements; where there are none, what was found on the first disputed one opens the list."""
    facts = [{"seq": one["seq"], "text": one["text"]} for one in draft["facts"]]
    return facts or [{"seq": 1, "text": one["finding"]} for one in draft["disputed"][:1]]


def _remedy_articles(final: bool) -> list[dict[str, Any]]:
    return [LAW | {"number": 47 if final else 50}]


def _operative(
    rows: list[dict[str, Any]], decided: list[dict[str, Any]], counter: set[int]
) -> list[dict[str, Any]]:
    """The paragraphs of these lines; what is rejected is said in the paper to which it belongs."""
    seqs = {line["seq"] for line in decided}
    mine = [dict(one) for one in rows if one.get("claim") in seqs]
    rejected = [line["seq"] for line in decided if line["outcome"] != "granted"]
    for one in mine:
        one["text"] = one["text"].rstrip("；。") + "；"
    for text, lines in (
        (REJECTED, [seq for seq in rejected if seq not in counter]),
        (REJECTED_COUNTER, [seq for seq in rejected if seq in counter]),
    ):
        if lines:
            mine.append({"text": text, "amount": None, "claims": lines})
    if mine:
        mine[-1]["text"] = mine[-1]["text"].rstrip("；。") + "。"
    return mine


def _annex(draft: Mapping[str, Any], decided: list[dict[str, Any]], row: Arbitration) -> dict[str, Any]:
    """The wage table belongs to the paper that decides on exactly its sum; the table of workers to both."""
    wages = draft.get("annex", {}).get("wages", [])
    total = sum((Decimal(str(one["gap"])) for one in wages), Decimal(0))
    belongs = any(Decimal(str(line["amount"] or 0)) == total for line in decided)
    names = {party.pk: party for party in Party.objects.filter(case_file=row.case_file_id)}
    workers = [
        {
            "seq": one["seq"],
            "name": names[one["party"]].name,
            "amount": one["amount"],
            "claims": "。".join(part for part in (one.get("details", ""), one.get("facts", "")) if part)
            or None,
        }
        for one in draft.get("annex", {}).get("workers", [])
    ]
    overtime = draft.get("annex", {}).get("overtime", [])
    extra = sum((Decimal(str(one["gap"])) for one in overtime), Decimal(0))
    fits = any(Decimal(str(line["amount"] or 0)) == extra for line in decided)
    return {
        "wages": wages if wages and belongs else [],
        "overtime": overtime if overtime and fits else [],
        "workers": workers,
    }


def _story(row: Arbitration) -> dict[str, Any]:
    """What the narrative style tells besides; the element style leaves these out."""
    filed = Event.objects.filter(proceeding=row, name="arbitration.application.received").first()
    answered = Event.objects.filter(proceeding=row, name="arbitration.answer.received").last()
    items = [item.name for item in Evidence.objects.filter(case_file=row.case_file_id)[:60]]
    return {
        "applicant_story": (filed.private.get("story") if filed else "")
        or "被申请人拖欠申请人工资，经催讨未付，故申请仲裁。",
        "respondent_story": (answered.private.get("text") if answered else "") or None,
        "evidence_list": [*items, "庭审笔录"],
        "reasons_lead": "用人单位应当按照劳动合同约定和国家规定，及时足额支付劳动报酬。",
    }


def award_facts(row: Arbitration, addressee: Party | None) -> Facts:
    """The composition required, the day it was made and the last hearing: checks 12 and 17."""
    panel = panel_facts(row, addressee).panel_required
    return Facts(panel_required=panel, signed_on=row.made_on, last_hearing_on=row.heard_on)


def made_on(row: Arbitration) -> date | None:
    """An award bears the day on which it was made."""
    return row.made_on


def finality_sheet(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """The internal test, item by item (papers 4.3): the amount that counts, the day and place of the minimum wage."""
    answer = row.draft["finality"]
    ceiling = answer["findings"].get("limit")
    measured = answer.get("measured", {})
    claims = list(remaining_claims(row).select_related("party"))
    both = len({bool(claim.final) for claim in claims}) == 2
    return {
        "rows": [
            {
                "matter": claim.title,
                "category": _category(rule_name(claim)),
                "amount": (claim.claimed if measured.get("amount") == "claimed" else claim.awarded)
                or Decimal(0),
                "ceiling": ceiling if rule_name(claim) in MONEY else None,
                "place": row.organisation.short_name,
                "is_final": bool(claim.final),
                "paper": ("-1" if claim.final else "-2") if both else None,
            }
            for claim in claims
        ],
        "confirms_relation": confirms_relation(row),
        "measured_by": measured.get("amount_zh"),
        "wage_day": date.fromisoformat(measured["on"]) if measured.get("on") else None,
        "wage_day_zh": measured.get("date_zh"),
        "steps": [one["text"] for one in answer.get("reasons", [])],
        "handler": row.drafted_by.full_name if row.drafted_by else "承办仲裁员",
        "made_on": row.made_on or row.heard_on,
    }


def _category(name: str) -> str:
    if name in MONEY:
        return "money"
    return "standard" if name in STANDARDS else "none"


def _builder(*, final: bool, element_style: bool) -> Builder:
    return Builder(
        award(final),
        applies=applies(final=final, element_style=element_style),
        facts=award_facts,
        issue_day=made_on,
        sub=sub_number(final),
    )


AWARDS: dict[str, Builder] = {
    "A33": _builder(final=False, element_style=False),
    "A34": _builder(final=True, element_style=False),
    "A37-1": _builder(final=True, element_style=True),
    "A37-2": _builder(final=False, element_style=True),
    "FIN": Builder(finality_sheet, applies=lambda row: bool(row.draft.get("finality"))),
}
