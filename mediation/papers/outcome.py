"""Papers after the agreement (M11, M12, M24, and the cover of the file): paid, visited, reminded, put away."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from casework.clock import now, today
from casework.models import Event, Party
from documents.builders import Builder
from documents.models import Paper
from mediation.models import Agreement, Instalment, Mediation, Visit
from mediation.papers.agreement import overdue_rows, settled
from mediation.papers.case_facts import (
    held_on,
    held_sessions,
    joint_record,
    mediated_in_case,
    number_of,
    numbers_of,
    respondents,
    signed_agreements,
    told_before,
)
from mediation.papers.ending import result_in_words
from mediation.papers.ways import ways_open_now

REMINDED = "mediation.instalment.reminded"


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
    """人民调解法 art 31; 法 15, 16: one agreement, what of it is overdue since when, and what its workers may do about it."""
    late, told = _overdue(row), _demanded(row, addressee)
    held = next((one for one in late if one.ordinal not in told), late[-1])
    rows = overdue_rows(row, held, on=_reminded(row)[0])
    workers = list({one.claim.party_id: one.claim.party for one in settled(held)}.values())
    return {
        "ordinal": held.ordinal,
        "applicant": joint_record(workers),
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


def _reminded(row: Mediation) -> tuple[date, datetime]:
    """The day and the instant of the last reminder; now where nobody was reminded yet."""
    last = Event.objects.filter(proceeding=row, name=REMINDED).order_by("id").last()
    return (last.on, last.at) if last else (today(), now())


def _overdue(row: Mediation) -> list[Agreement]:
    """The agreements of which a payment was overdue on the day of the last reminder, and still is."""
    day, _at = _reminded(row)
    return [one for one in signed_agreements(row) if overdue_rows(row, one, on=day)]


def _demanded(row: Mediation, addressee: Party | None, *, issued: bool = False) -> set[int]:
    """The agreements of which this payer has a letter since the last reminder."""
    papers = Paper.objects.filter(
        proceeding=row, kind="M24", addressee=addressee, drafted_at__gte=_reminded(row)[1]
    ).exclude(state=Paper.State.VOID)
    if issued:
        papers = papers.filter(state=Paper.State.ISSUED)
    return {paper.context["ordinal"] for paper in papers if "ordinal" in paper.context}


def is_overdue(row: Mediation) -> bool:
    """Once the payment has come in nobody is reminded any more."""
    return bool(_overdue(row))


def owes(row: Mediation, payer: Party) -> bool:
    """Whether a payer still has to be written to of one of the agreements: each has its own letter."""
    return bool({one.ordinal for one in _overdue(row)} - _demanded(row, payer, issued=True))


def undemanded(row: Mediation) -> bool:
    """Whether an agreement in default is without its letter to somebody who owes it."""
    return any(owes(row, payer) for payer in respondents(row))


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
    "M24": Builder(demand, applies=is_overdue, concerns=owes, more=undemanded),
    "VMC": Builder(cover),
}
