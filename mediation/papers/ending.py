"""Papers by which a mediation ends (M06, M16, M23): both sides, the file, and the body that referred it are told."""

from decimal import Decimal
from typing import Any

from casework.models import Organisation, Party, Referral
from casework.services.settings import setting_at
from documents.builders import Builder
from documents.typesetting.dates import arabic_date
from mediation.models import Agreement, Mediation, Session, Source
from mediation.papers.case_facts import (
    DUTY,
    RECEIPT,
    commission_of,
    due_of,
    held_on,
    held_sessions,
    latest,
    mediated_in_case,
    numbers_of,
    outside_labour,
    signed_agreements,
)
from mediation.papers.intake import story

FAILED = ("mediation.proceeding.failed", "mediation.proceeding.expired", "mediation.rest.failed")
REFERRERS = {
    Source.ARBITRATION: ("tribunal", "仲裁机构"),
    Source.INSPECTION: ("inspection", "劳动保障监察机构"),
    Source.COURT_DELEGATED: ("court", "人民法院"),
    Source.COURT_ENTRUSTED: ("court", "人民法院"),
    Source.LEGAL_AID: ("legal_aid", "法律援助机构"),
}
GROUNDS = {
    "not_agreed": "经调解未能达成协议",
    "refused": "一方当事人明确表示不愿意调解",
    "no_answer": "对方当事人未在规定期限内答复是否同意调解",
    "silent": "一方当事人在规定期限内未作答复",
    "expired": "调解期限届满未达成协议",
    "out_of_scope": "申请事项不属于调解范围",
    "withdrawn": "申请人撤回调解申请",
}
RESULTS = {
    Session.Result.NEXT: "另行安排",
    Session.Result.AGREED: "达成一致",
    Session.Result.PART: "部分达成一致",
    Session.Result.NONE: "未达成一致",
}


def failure(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """令17 arts 29, 30; 人民调解法 art 26: both clocks, the attempts, the reason, and the way to arbitration (R-11)."""
    event = latest(row, *FAILED)
    return {
        "received_on": row.received_on,
        "accepted_on": row.accepted_on,
        "way_on": due_of(row, (RECEIPT,), row.received_on),
        "until": due_of(row, DUTY, row.accepted_on) if row.accepted_on else None,
        "attempts": sorted({held_on(one) for one in held_sessions(row)}),
        "ground": _ground(row, event.data.get("ground") or row.ground),
        "explanation": str(event.data.get("reason") or "").rstrip("。") or None,
        "ended_on": event.on,
        "agreed_before": agreements_in_words(row),
        "outside_labour": outside_labour(row),
        "commission": commission_of(row),
    }


def _ground(row: Mediation, ground: str) -> str:
    """“Fifteen days from acceptance” is said only where it was so."""
    if ground not in ("expired", ""):
        return ground
    fifteen = row.accepted_on is not None and row.agreed_until is None and not _general(row)
    return "expired" if fifteen else "lapsed"


def _general(row: Mediation) -> bool:
    return row.time_limits.filter(key="mediation.general_period").exists()


def agreements_in_words(row: Mediation) -> list[str]:
    """Each agreement in force: its day, its number, its sum."""
    numbers = numbers_of(row)
    return [
        f"{arabic_date(one.signed_on)}签订的调解协议"
        + (f"（{numbers[one.ordinal]}）" if numbers.get(one.ordinal) else "")
        + (f"，金额{one.total:.2f}元" if one.total else "")
        for one in signed_agreements(row)
        if one.signed_on
    ]


def session_lines(row: Mediation) -> list[str]:
    """Each session with its day and result, for a report."""
    return [
        f"第{one.ordinal}次：{arabic_date(held_on(one))}，{RESULTS.get(Session.Result(one.result), '／')}"
        for one in held_sessions(row)
    ]


def result_in_words(row: Mediation) -> str:
    """How the mediation ended, in a sentence."""
    agreed = signed_agreements(row)
    if agreed and not row.ground:
        return "双方当事人达成调解协议。"
    ground = GROUNDS.get(row.ground) or _by_state(row)
    return f"双方就部分事项达成调解协议，其余事项{ground}。" if agreed else f"{ground}，调解终止。"


def _by_state(row: Mediation) -> str:
    if row.events.filter(name="mediation.application.transferred").exists():
        return "调解申请已移送其他机构"
    withdrawn = row.events.filter(name="mediation.proceeding.withdrawn").exists()
    return GROUNDS["withdrawn" if withdrawn else "expired"]


def closing_report(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """What the file says of itself at its end. Notes and private talks are no part of it."""
    paid = sum((one.paid for held in signed_agreements(row) for one in held.instalments.all()), Decimal(0))
    return {
        "source": row.source,
        "source_number": row.source_number or None,
        "channel": row.channel,
        "received_on": row.received_on,
        "accepted_on": row.accepted_on,
        "ended_on": row.ended_on,
        "closed_on": row.closed_on or latest(row, "mediation.case.closed").on,
        "mediators": mediated_in_case(row),
        "sessions": session_lines(row),
        "facts": _facts(row),
        "result": result_in_words(row),
        "agreement_numbers": [number for _place, number in sorted(numbers_of(row).items()) if number],
        "amount": total_agreed(row),
        "paid": paid or None,
        "visits": row.visits.count(),
    }


def _facts(row: Mediation) -> str:
    told = [one.facts for one in signed_agreements(row) if one.facts]
    told = told or [one.facts for one in held_sessions(row) if one.facts]
    return told[-1] if told else story(row)


def total_agreed(row: Mediation) -> Decimal | None:
    """The sum of all agreements in force, in yuan."""
    rows = Agreement.objects.filter(mediation=row, state=Agreement.State.SIGNED).values_list(
        "total", flat=True
    )
    return sum(rows, Decimal(0)) or None


def was_referred(row: Mediation) -> bool:
    """Whether another body waits for the result."""
    return row.source in REFERRERS


def referrer(row: Mediation) -> str:
    """The body that sent the case: the one that offered it, else the city's, else by its kind alone."""
    sent = Referral.objects.filter(opened=row.pk).select_related("source__organisation").first()
    if sent is not None and sent.source is not None:
        return str(sent.source.organisation.name)
    kind, words = REFERRERS[Source(row.source)]
    if kind == "court" and (named := setting_at(row.organisation, "court.basic", row.received_on)):
        return str(named)
    found = Organisation.objects.filter(kind=kind, region__startswith=row.region[:4], active=True)
    return found[0].name if found.count() == 1 else words


def result_letter(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """法办〔2022〕3号; 办案规则 arts 69, 70; MED-17, MED-19: the result, for whoever delegated, entrusted or sent the case."""
    agreed = agreements_in_words(row)
    return {
        "referrer": referrer(row),
        "source": row.source,
        "source_number": row.source_number or None,
        "received_on": row.received_on,
        "accepted_on": row.accepted_on,
        "attempts": sorted({held_on(one) for one in held_sessions(row)}),
        "result": result_in_words(row),
        "agreements": agreed,
        "attachments": ["调解协议书复印件"]
        if agreed
        else ["调解终止（不成）告知书复印件"]
        if row.accepted_on
        else [],
    }


ENDING = {
    "M06": Builder(failure),
    "M16": Builder(closing_report),
    "M23": Builder(result_letter, applies=was_referred),
}
