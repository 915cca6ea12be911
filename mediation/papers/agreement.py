"""Papers of the agreement (M05, M10, M13–M15): the clauses that were signed, what they are worth, how they are made good."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from casework.clock import today
from casework.models import Organisation, Party
from documents.builders import Builder
from documents.services.case_data import party_record
from documents.typesetting.dates import arabic_date, period
from mediation.kinds import KINDS
from mediation.models import AgreedAmount, Agreement, CourtStep, Mediation, MediationSignature
from mediation.papers.case_facts import (
    articles,
    cause,
    joint_record,
    last_day,
    latest,
    mediated_agreement,
    number_of,
    organisation_ref,
    respondents,
    signature_rows,
    signed_agreements,
    told_before,
)
from mediation.papers.ways import ways_in_words
from mediation.services.agreement.words import BACKED, clauses, digest_of
from mediation.services.outcome.due_next import waiting_instalments

REVIEW, CONFIRMATION = "mediation.review_application", "mediation.judicial_confirmation"
WRITTEN = (Agreement.Form.WRITTEN,)
SPOKEN = (Agreement.Form.ORAL, Agreement.Form.ON_THE_SPOT)
WAGES = frozenset({"C2", "C3", "C9", "C12", "C14"})


def of_form(row: Mediation, forms: Iterable[str]) -> list[Agreement]:
    """The agreements in force of these forms."""
    return [one for one in signed_agreements(row) if one.form in forms]


def to_tell(row: Mediation, code: str, forms: Iterable[str]) -> Agreement:
    """The first agreement without a paper; else the last."""
    held, told = of_form(row, forms), told_before(row, code, "ordinal")
    return next((one for one in held if one.ordinal not in told), held[-1])


def untold(row: Mediation, code: str, forms: Iterable[str]) -> bool:
    """Whether an agreement still has no paper."""
    return bool({one.ordinal for one in of_form(row, forms)} - told_before(row, code, "ordinal"))


def agreement(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """令17 art 26; 人民调解法 art 29: clauses as signed, payments, effect on signing, and the ways the law allows it."""
    held = to_tell(row, "M05", WRITTEN)
    signed = list(held.signatures.select_related("party"))
    lines = settled(held)
    workers = list({one.claim.party_id: one.claim.party for one in lines}.values())
    return {
        **_what_was_agreed(row, held, lines),
        "applicant": joint_record(workers),
        "in_part": len(signed_agreements(row)) > 1 or row.state in ("mediating", "accepted"),
        "account": _account(held, workers),
        "performance": "once" if held.instalments.count() < 2 else "instalments",
        "perform_by": max((one.due_on for one in held.instalments.all()), default=held.signed_on),
        "default_clause": held.default_clause or None,
        "backing": BACKED[held.backing].format(name=held.backer) if held.backing else None,
        "agreed": _per_worker(lines) if len(workers) > 1 else [],
        "seal_words": KINDS[row.mediation_kind].seal,
        "effect_basis": _effect_basis(row),
        "ways": ways_in_words(row, held),
        "copies_given": len(workers) + len(respondents(row)) + 1,
        "signatures": signature_rows(signed, digest_of(held)),
        "by_hand": _by_hand(signed),
    }


def _by_hand(signed: list[MediationSignature]) -> bool:
    """Whether room for ink is needed: nobody signed on a screen, or somebody signed on paper."""
    return not signed or any(one.method == MediationSignature.Method.PAPER for one in signed)


def _effect_basis(row: Mediation) -> str:
    people = "人民调解法第三十一条；" if row.mediation_kind == "peoples" else ""
    return articles(f"{people}劳动争议调解仲裁法第十四条")


def settled(held: Agreement) -> list[AgreedAmount]:
    """What the agreement gives for which claim, worker by worker."""
    rows = held.amounts.select_related("claim__party").prefetch_related("claim__party__representations")
    return list(rows)


def _what_was_agreed(row: Mediation, held: Agreement, lines: list[AgreedAmount]) -> dict[str, Any]:
    matters = "、".join(dict.fromkeys(one.claim.title for one in lines))
    return {
        "ordinal": held.ordinal,
        "signed_on": held.signed_on,
        "facts": held.facts or f"双方因{cause(row)}发生纠纷，经核对，争议事项为{matters}。",
        "mediators": mediated_agreement(held),
        "terms": clauses(held),
        "amount": held.total or None,
        "instalments": [
            {"seq": one.ordinal, "due_on": one.due_on, "amount": one.amount} for one in held.instalments.all()
        ],
    }


def _account(held: Agreement, workers: list[Party]) -> dict[str, Any] | None:
    if not held.payee_account:
        return None
    holder = workers[0].name if len(workers) == 1 else "各申请人（或者其指定的收款人）"
    return {"holder": holder, "bank": held.payee_bank or None, "number": held.payee_account}


def _per_worker(lines: list[AgreedAmount]) -> list[dict[str, Any]]:
    """Collective: what each worker gets for which claims (MED-13)."""
    by_worker: dict[int, list[AgreedAmount]] = {}
    for one in lines:
        by_worker.setdefault(one.claim.party_id, []).append(one)
    return [
        {
            "seq": place,
            "name": rows[0].claim.party.name,
            "id_number": rows[0].claim.party.id_number or None,
            "claims": "；".join(f"{one.claim.title}{one.amount:.2f}元" for one in rows),
            "amount": sum((one.amount for one in rows), Decimal(0)),
        }
        for place, rows in enumerate(by_worker.values(), start=1)
    ]


def oral_agreement(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """人民调解法 arts 28, 30 (MED-16b, MED-14b): spoken, asked back, written down by the mediator."""
    held = to_tell(row, "M10", SPOKEN)
    kind = KINDS[row.mediation_kind]
    shenzhen = "深圳经济特区矛盾纠纷多元化解条例第二十六条" if row.region.startswith("4403") else ""
    on_the_spot = "人社厅发〔2024〕4号" if held.form == Agreement.Form.ON_THE_SPOT else ""
    basis = kind.oral or shenzhen or on_the_spot or kind.article
    return _what_was_agreed(row, held, settled(held)) | {"form": held.form, "law_basis": articles(basis)}


def _about(row: Mediation, held: Agreement) -> dict[str, Any]:
    """The agreement as an application to somebody else names it."""
    workers = list({one.claim.party_id: one.claim.party for one in settled(held)}.values())
    return {
        "applicant": joint_record(workers),
        "agreement_number": number_of(held),
        "effective_on": held.signed_on,
        "terms": clauses(held),
    }


def _last_day(row: Mediation, held: Agreement, key: str) -> date:
    assert held.signed_on is not None
    return last_day(row, key, held.signed_on)


def review_application(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """办案规则 art 74 (MED-5): both parties together, within fifteen days."""
    event = latest(row, "mediation.review.applied")
    held = Agreement.objects.get(pk=event.data["agreement"], mediation=row)
    return _about(row, held) | {
        "commission": organisation_ref(Organisation.objects.get(pk=event.data["tribunal"])),
        "applied_on": event.on,
        "last_day": _last_day(row, held, REVIEW),
        "law_basis": articles(KINDS[row.mediation_kind].review),
    }


def _asked(row: Mediation, way: str) -> CourtStep:
    found: CourtStep = row.court_steps.filter(way=way).select_related("agreement", "party").latest("id")
    return found


def confirmation_application(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """民事诉讼法 art 205; 人民调解法 art 33 (MED-8): both parties together, within thirty days, with the promise of truth."""
    step = _asked(row, CourtStep.Way.CONFIRMATION)
    held = step.agreement
    matters = "、".join(dict.fromkeys(one.claim.title for one in settled(held)))
    return _about(row, held) | {
        "court": step.court,
        "requested_on": step.requested_on,
        "last_day": _last_day(row, held, CONFIRMATION),
        "law_basis": articles(KINDS[row.mediation_kind].court),
        "facts": held.facts or f"双方因{cause(row)}发生纠纷，争议事项为{matters}",
    }


def payment_order_application(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """调解仲裁法 art 16; 民事诉讼法 art 225 (MED-9): the amount, the facts, the evidence."""
    step = _asked(row, CourtStep.Way.PAYMENT_ORDER)
    held, lines = step.agreement, settled(step.agreement)
    workers = list({one.claim.party_id: one.claim.party for one in lines}.values())
    number = number_of(held)
    return {
        "court": step.court,
        "claimant": party_record(step.party) if step.party else joint_record(workers),
        "agreement_number": number,
        "signed_on": held.signed_on,
        "requested_on": step.requested_on,
        "amount": step.amount,
        "matters": list(dict.fromkeys(one.claim.title for one in lines if one.amount)),
        "period": _period(lines),
        "overdue": overdue_rows(row, held, step.requested_on),
        "wages": {one.claim.code for one in lines} <= WAGES,
        "evidence": _proofs(row, held, number),
    }


def _period(lines: list[AgreedAmount]) -> str | None:
    """The time for which the sums are owed, over all claims."""
    firsts = [one.claim.period_from for one in lines if one.claim.period_from]
    lasts = [one.claim.period_to for one in lines if one.claim.period_to]
    return period(min(firsts), max(lasts)) if firsts and lasts else None


def overdue_rows(
    row: Mediation, held: Agreement | None = None, on: date | None = None
) -> list[dict[str, Any]]:
    """The payments whose day has passed without the whole payment."""
    day = on or today()
    late = waiting_instalments(row).filter(due_on__lt=day)
    if held is not None:
        late = late.filter(agreement=held)
    return [
        {
            "seq": one.ordinal,
            "due_on": one.due_on,
            "amount": one.amount - one.paid,
            "days": (day - one.due_on).days,
        }
        for one in late
    ]


def _proofs(row: Mediation, held: Agreement, number: str | None) -> list[str]:
    paid = [one for one in held.instalments.all() if one.paid]
    signed = arabic_date(held.signed_on) if held.signed_on else ""
    found = [f"调解协议书{f'（{number}）' if number else f'（{signed}签订）'}", "申请人身份证明"]
    return [*found, *(["已付款项的凭证"] if paid else []), "被申请人的登记信息"]


AGREEMENT = {
    "M05": Builder(
        agreement,
        applies=lambda row: bool(of_form(row, WRITTEN)),
        more=lambda row: untold(row, "M05", WRITTEN),
    ),
    "M10": Builder(
        oral_agreement,
        applies=lambda row: bool(of_form(row, SPOKEN)),
        more=lambda row: untold(row, "M10", SPOKEN),
    ),
    "M13": Builder(review_application),
    "M14": Builder(confirmation_application),
    "M15": Builder(payment_order_application),
}
