"""Papers after the agreement (M11, M12, M24, and the cover of the file): paid, visited, reminded, put away."""

from decimal import Decimal
from typing import Any

from casework.models import Party
from documents.builders import Builder
from mediation.models import Agreement, Instalment, Mediation, Visit
from mediation.papers.agreement import overdue_rows, settled
from mediation.papers.case_facts import (
    held_on,
    held_sessions,
    joint_record,
    latest,
    mediated_in_case,
    number_of,
    numbers_of,
    respondents,
    signed_agreements,
    told_before,
)
from mediation.papers.ending import result_in_words
from mediation.papers.ways import ways_open_now


def _payments(row: Mediation) -> dict[str, Instalment]:
    """The payments that came in, by agreement and place."""
    paid = Instalment.objects.filter(
        agreement__mediation=row, agreement__state=Agreement.State.SIGNED, paid__gt=0
    ).select_related("agreement", "proof")
    return {f"{one.agreement.ordinal}-{one.ordinal}": one for one in paid.order_by("paid_on", "ordinal")}


def unreceipted(row: Mediation) -> bool:
    """Whether a payment still has no receipt."""
    return bool(set(_payments(row)) - told_before(row, "M11", "payment"))


def receipt(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """人民调解法 art 31: one payment, to whom, by whom, with what proof, and what is left."""
    payments, told = _payments(row), told_before(row, "M11", "payment")
    waiting = [key for key in payments if key not in told]
    key = waiting[0] if waiting else list(payments)[-1]
    paid = payments[key]
    held = paid.agreement
    parts = list(held.instalments.all())
    workers = list({one.claim.party_id: one.claim.party for one in settled(held)}.values())
    return {
        "payment": key,
        "agreement_number": number_of(held),
        "signed_on": held.signed_on,
        "ordinal": paid.ordinal,
        "instalments_count": len(parts),
        "due_on": paid.due_on,
        "paid_on": paid.paid_on,
        "amount": paid.paid,
        "payer": "、".join(party.name for party in respondents(row)),
        "payee": joint_record(workers)["name"],
        "proof": (paid.proof.name if paid.proof else paid.proof_words) or None,
        "left": sum((one.amount - one.paid for one in parts), Decimal(0)),
    }


def visit(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """人民调解法 art 31 (MED-12): whether it is kept, and whether the parties are content."""
    told = told_before(row, "M12", "visit")
    visits = list(row.visits.filter(party=addressee).select_related("party", "user").order_by("id"))
    made: Visit = next((one for one in visits if one.pk not in told), visits[-1])
    agreed = signed_agreements(row)
    return {
        "visit": made.pk,
        "visited": made.party.name,
        "agreement_numbers": [number for number in numbers_of(row).values() if number],
        "signed_on": agreed[-1].signed_on if agreed else None,
        "visited_on": made.on,
        "how": made.how,
        "reason": made.reason or "了解协议履行情况",
        "performance": made.performance,
        "satisfaction": made.satisfaction,
        "words": made.words or None,
        "visitor": made.user.full_name,
    }


def unvisited(row: Mediation) -> bool:
    """Whether a visit still has no record."""
    return bool(set(row.visits.values_list("pk", flat=True)) - told_before(row, "M12", "visit"))


def was_visited(row: Mediation, party: Party) -> bool:
    """What a party says on a visit is for its own record: the other side opens no paper of it."""
    mine = set(row.visits.filter(party=party).values_list("pk", flat=True))
    return bool(mine - told_before(row, "M12", "visit", issued=True))


def demand(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """人民调解法 art 31; 法 15, 16: what is overdue since when, and what the other side may do about it."""
    rows = overdue_rows(row, on=latest(row, "mediation.instalment.reminded").on)
    held = _owed(row)
    return {
        "agreement_number": number_of(held),
        "signed_on": held.signed_on,
        "overdue": rows,
        "amount": sum((one["amount"] for one in rows), Decimal(0)),
        "account": {"holder": "约定的收款人", "bank": held.payee_bank or None, "number": held.payee_account}
        if held.payee_account
        else None,
        "default_clause": held.default_clause.rstrip("。") or None,
        "ways": ways_open_now(row, held),
    }


def _owed(row: Mediation) -> Agreement:
    """The agreement whose payment is overdue longest."""
    signed = signed_agreements(row)
    return next((one for one in signed if overdue_rows(row, one)), signed[-1])


def is_overdue(row: Mediation) -> bool:
    """Once the payment has come in nobody is reminded any more."""
    return bool(overdue_rows(row))


def cover(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """The columns of the people's mediation cover (司法部 2010): 卷名, 卷号, 调解员, 调解日期."""
    days = [held_on(one) for one in held_sessions(row)]
    return {
        "volume_number": row.number,
        "mediators": mediated_in_case(row),
        "mediated_from": days[0] if days else row.accepted_on or row.received_on,
        "mediated_to": row.ended_on or (days[-1] if days else row.received_on),
        "result": result_in_words(row),
        "agreement_numbers": [number for number in numbers_of(row).values() if number],
    }


OUTCOME = {
    "M11": Builder(receipt, applies=lambda row: bool(_payments(row)), more=unreceipted),
    "M12": Builder(visit, concerns=was_visited, more=unvisited),
    "M24": Builder(demand, applies=is_overdue),
    "VMC": Builder(cover),
}
