"""Papers from receipt to the notices of acceptance (A01–A19, A26)."""

from typing import Any

from arbitration.models import Arbitration
from arbitration.papers.case_facts import (
    due_by,
    event_day,
    evidence_until,
    handler_name,
    mediator_record,
    missing_records,
    organisation_record,
    running_due,
    transfer_record,
    tribunal_record,
)
from arbitration.services.filing.limitation_facts import limitation_decision
from casework.clock import SHANGHAI, now, today
from casework.elements.element_words import in_words
from casework.models import Claim, ElementStatement, Event, Evidence, Organisation, Party, Proceeding
from documents.builders import Builder
from documents.checks import Facts
from law.elements import elements

BURDEN = (
    ("申请人", "劳动关系存在、加班事实存在以及仲裁请求的计算依据"),
    ("被申请人", "工资支付数额、工作年限、考勤记录及其掌握管理的其他证据"),
    ("被申请人", "作出解除劳动合同、减少劳动报酬等决定的依据和程序"),
)
# Who the parties are and what is claimed have their own places in the application.
ELSEWHERE = ("E-01", "E-04", "E-101")
REFUSAL_GROUNDS = {
    "scope": "out_of_scope",
    "unclear": "unclear_claims",
    "interest": "no_interest",
    "repeated": "repeated",
}
CHANNELS = {"portal": "online", "post": "post", "oral": "oral", "referral": "referral"}
EMPLOYER_RECORDS = (
    "劳动合同",
    "职工名册",
    "考勤记录",
    "工资支付台账和工资清单",
    "规章制度及公示证明",
    "解除劳动合同的通知和依据",
)


def application(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    story = row.events.filter(name="arbitration.application.received").first()
    told = (story.private.get("story") if story else "") or "详见申请人要素表及证据。"
    return {
        "elements": worker_elements(row),
        "story": told,
        "calculation": "；".join(_steps(row)) or None,
        "evidence": "、".join(item.name for item in _evidence(row)) or None,
        "copies_given": Party.objects.filter(case_file=row.case_file, side=Party.Side.RESPONDENT).count(),
        "filed_on": row.received_on,
    }


def _steps(row: Arbitration) -> list[str]:
    rows = Claim.objects.standing(row.case_file)
    return [
        f"{c.title}：" + "；".join(f"{step['label']}：{step['formula']}" for step in c.steps)
        for c in rows
        if c.steps
    ]


def _evidence(row: Arbitration) -> list[Evidence]:
    return list(Evidence.objects.filter(case_file=row.case_file, party__side=Party.Side.APPLICANT)[:60])


def worker_elements(row: Arbitration) -> list[dict[str, Any]]:
    """The worker's statements in the order of the sheet, in words."""
    known = elements()
    stated = ElementStatement.objects.filter(
        case_file=row.case_file, party__side=Party.Side.APPLICANT, superseded=False, subject__ordinal=1
    ).exclude(code="E-105")
    by_code = {one.code: one.value for one in stated}
    return [
        {"code": code, "label": known[code].zh, "answer": in_words(known[code], by_code[code])}
        for code in known
        if code in by_code and code not in ELSEWHERE
    ]


def receipt(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    got = Event.objects.get(proceeding=row, name="arbitration.application.received")
    named = [{"name": "仲裁申请书", "copies": 2, "pages": 4, "original": "original"}]
    named += [
        {
            "name": item.name,
            "copies": 1,
            "pages": item.pages,
            "original": "electronic" if item.file else "copy",
        }
        for item in _evidence(row)
    ]
    channel = CHANNELS.get(str(got.data.get("channel")), "window")
    if row.pre_applied_on:
        channel = "pre_applied"
    return {
        "received_at": got.at.astimezone(SHANGHAI),
        "channel": channel,
        "materials": named,
        "pre_application": False,
        "receiver": handler_name(row),
    }


def supplement(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    due = running_due(row, "arbitration.supplement_supply") or due_by(
        row, "arbitration.supplement_supply", today()
    )
    return {
        "received_on": row.received_on,
        "missing": missing_records(row.supplement_items, due),
        "due_on": due,
        "promise_possible": row.case_file.migrant_worker,
    }


def supplement_facts(row: Arbitration, addressee: Party | None) -> Facts:
    issued = row.papers.filter(kind="A04", state="issued", addressee=addressee).count()
    return Facts(supplements_before=issued)


def promise(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return {"missing": missing_records(row.promise_items, row.promise_due)}


def address_form(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    assert addressee is not None
    return {
        "change_days": 3,
        "court_stages": False,
        "address": addressee.service_address or addressee.residence,
        "recipient": addressee.name,
        "phone": addressee.phone,
        "e_service": addressee.electronic_service if addressee.service_address else None,
        "e_service_awards": False if addressee.service_address else None,
    }


def suggestion(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return {
        "received_on": row.received_on,
        "mediator": mediator_record(row),
        "reply_by": due_by(row, "mediation.acceptance", today()),
    }


def deferral(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    agreed = event_day(row, "arbitration.mediation.agreed") or today()
    return {
        "agreed_on": agreed,
        "mediator": mediator_record(row),
        "until": running_due(row, "arbitration.deferral") or due_by(row, "arbitration.deferral", agreed),
    }


def sheet(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    warning = limitation_decision(row)
    return {
        "received_on": row.counted_from,
        "jurisdiction": row.jurisdiction or "performance",
        "opinion": "accept",
        "examiner": handler_name(row),
        "examined_on": row.accepted_on,
        "approver": handler_name(row),
        "approved_on": row.accepted_on,
        "limitation_note": "仲裁时效可能已过，仅作提示，不作为不予受理的理由。"
        if warning["answer"] == "no"
        else None,
        "note": "快立快调快审快结案件" if row.track == Proceeding.Track.FAST else None,
    }


def acceptance(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return {
        "received_on": row.counted_from,
        "accepted_on": row.accepted_on,
        "evidence_until": evidence_until(row),
        "tribunal": tribunal_record(row),
        "missing": missing_records(row.promise_items, row.promise_due),
        "transfer": transfer_record(row),
    }


def refusal(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "received_on": row.counted_from,
        "facts": row.refusal["explanation"],
        "ground": REFUSAL_GROUNDS[row.refusal["ground"]],
    }
    if part := row.refusal.get("claims"):
        told["claims"] = [
            {"seq": place, "matter": claim.title, "amount": claim.claimed}
            for place, claim in enumerate(Claim.objects.filter(pk__in=part).order_by("pk"), start=1)
        ]
        told["part"] = True
    return told


def redirection(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    right = Organisation.objects.get(pk=row.refusal["commission"])
    return {
        "received_on": row.counted_from,
        "facts": row.refusal["explanation"],
        "right_commission": organisation_record(right),
    }


def to_answer(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return {
        "accepted_on": row.accepted_on,
        "answer_due": None,  # the period runs from receipt, which isn't known when the notice is made
        "evidence_until": evidence_until(row),
        "requested_evidence": list(EMPLOYER_RECORDS),
        "transfer": transfer_record(row),
        "tribunal": tribunal_record(row),
    }


def evidence_notice(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    until = evidence_until(row)
    others = Party.objects.filter(case_file=row.case_file, left_on=None).count() - 1
    return {
        "evidence_until": until,
        "copies_needed": max(others, 1),
        "burden": [{"who": who, "matter": matter} for who, matter in BURDEN],
        "request_until": until,
    }


def is_fast(row: Arbitration) -> bool:
    return row.track == Proceeding.Track.FAST


def issue_day(row: Arbitration) -> Any:
    """The notice of acceptance bears the day of acceptance (papers: which date goes at the foot)."""
    return row.accepted_on


def representatives(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    workers = Party.objects.filter(case_file=row.case_file, side=Party.Side.APPLICANT, left_on=None)
    sums: dict[int, Any] = {}
    for claim in Claim.objects.filter(case_file=row.case_file):
        sums[claim.party_id] = sums.get(claim.party_id, 0) + (claim.claimed or 0)
    return {
        "workers": [
            {"seq": w.ordinal, "name": w.name, "id_number": w.id_number, "amount": sums.get(w.pk, 0)}
            for w in workers
        ],
        "representatives": [
            {
                "name": w.name,
                "id_number": w.id_number,
                "phone": w.phone,
                "powers": "代表全体申请人参加仲裁活动",
            }
            for w in workers
            if w.elected
        ],
        "elected_on": now().date(),
    }


def has_representatives(row: Arbitration) -> bool:
    return Party.objects.filter(case_file=row.case_file, elected=True).exists()


FILING = {
    "A01": Builder(application),
    "A03": Builder(receipt),
    "A04": Builder(supplement, facts=supplement_facts),
    "A05": Builder(promise, applies=lambda row: bool(row.promise_items)),
    "A07": Builder(address_form),
    "A08": Builder(suggestion),
    "A09": Builder(deferral),
    "A10": Builder(sheet),
    "A11": Builder(acceptance, issue_day=issue_day),
    "A12": Builder(refusal, applies=lambda row: "ground" in row.refusal),
    "A13": Builder(redirection),
    "A16": Builder(to_answer, issue_day=issue_day),
    "A17": Builder(evidence_notice),
    "A26": Builder(representatives, applies=has_representatives),
}
