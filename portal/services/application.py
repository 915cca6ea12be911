"""The application as a paper: written by a background job from the worker's own statements."""

from datetime import date
from decimal import Decimal
from typing import Any

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.elements.element_words import in_words
from casework.models import Claim, ElementStatement, Evidence, Party
from casework.services import outbox
from documents.models import Paper
from documents.services.draft_paper import draft_paper
from documents.services.issue_paper import issue_paper
from documents.typesetting.dates import arabic_date
from law.elements import elements

KIND = "A01"
# What the application prints as its own facts; identity and claims have their own places, the offer stays secret.
PRINTED = ("E-11", "E-12", "E-21", "E-06", "E-32", "E-33", "E-41", "E-44", "E-45", "E-47", "E-48", "E-34", "E-71", "E-73", "E-91", "E-92", "E-102")  # fmt: skip


def make_application(arbitration: Arbitration, party: Party) -> None:
    """Order the application of one applicant; ordering twice is one paper."""
    key = f"portal.application:{arbitration.pk}:{party.pk}"
    outbox.put("portal.application", key, {"arbitration": arbitration.pk, "party": party.pk})


def make_application_job(payload: dict[str, Any]) -> None:
    """The job portal.application: {"arbitration": id, "party": id}. Nothing is made twice."""
    arbitration = Arbitration.objects.select_related("organisation", "case_file").get(
        pk=payload["arbitration"]
    )
    party = Party.objects.get(pk=payload["party"])
    kept = Paper.objects.filter(proceeding=arbitration.pk, kind=KIND)
    if kept.exclude(state=Paper.State.VOID).exists():
        return
    actor = Actor.machine()
    data = application_data(arbitration, party)
    issue_paper(draft_paper(KIND, proceeding=arbitration, actor=actor, data=data), actor=actor)


def application_data(arbitration: Arbitration, party: Party) -> dict[str, Any]:
    """What the application says beyond the parties: claims with their computation, facts, story, evidence."""
    stated = dict(
        ElementStatement.objects.filter(party=party, subject=party, superseded=False).values_list(
            "code", "value"
        )
    )
    claims = list(Claim.objects.filter(party=party))
    respondents = Party.objects.filter(case_file=party.case_file_id, side=Party.Side.RESPONDENT).count()
    return {
        "claims": [_claim(number, claim) for number, claim in enumerate(claims, start=1)],
        "elements": [
            {"code": code, "label": elements()[code].zh, "answer": in_words(elements()[code], stated[code])}
            for code in PRINTED
            if stated.get(code) is not None
        ],
        "story": story(stated, claims),
        "evidence": "、".join(Evidence.objects.filter(party=party).values_list("name", flat=True)) or None,
        "copies_given": 1 + respondents,
        "filed_on": arbitration.received_on,
    }


def _claim(number: int, claim: Claim) -> dict[str, Any]:
    lines = "；".join(f"{step['label']}：{step['formula']}" for step in claim.steps)
    return {"seq": number, "matter": claim.title, "amount": claim.claimed, "formula": lines or None}


def _day(text: str | None) -> str:
    return arabic_date(date.fromisoformat(text)) if text else ""


def story(stated: dict[str, Any], claims: list[Claim]) -> str:
    """The facts and reasons in a few plain sentences, from what was stated only."""
    employer = (stated.get("E-04") or {}).get("name", "被申请人")
    arrears = stated.get("E-47") or {}
    lines = [
        f"申请人自{_day(stated.get('E-11'))}起在{employer}工作，岗位为{(stated.get('E-12') or {}).get('post', '')}。"
    ]
    if arrears:
        lines.append(
            f"{_day(arrears['from'])}至{_day(arrears['to'])}期间，被申请人拖欠工资{arrears['amount']}元。"
        )
    left = stated.get("E-71") or {}
    if left.get("employed") is False:
        verbatim = (stated.get("E-73") or {}).get("verbatim")
        lines.append(
            f"申请人于{_day(left.get('ended_on'))}离开。" + (f"当时的说法：{verbatim}。" if verbatim else "")
        )
    elif left:
        lines.append("申请人仍在职。")
    total = sum((claim.claimed or Decimal(0) for claim in claims), Decimal(0))
    lines.append(f"以上请求合计{total}元，请依法裁决。")
    return "\n".join(lines)
