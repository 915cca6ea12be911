"""分别生效: opening, serving, suing and ending the effect of an award for each worker (法释〔2020〕26号 arts 16, 17; AWD-11)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from arbitration.models import Arbitration, WorkerEffect
from casework.clock import today
from casework.models import Claim, Party, TimeLimit

SUIT_LIMITS = ("arbitration.suit_nonfinal",)


def open_effects(row: Arbitration, claims: Iterable[Claim]) -> None:
    """One row for each worker and each of the two awards; a final one is effective on the day it is made (art 47).

    What an employer claims concerns every worker of the case.
    """
    workers = list(Party.objects.filter(case_file=row.case_file_id, side=Party.Side.APPLICANT, left_on=None))
    found: set[tuple[int, bool]] = set()
    for claim in claims:
        concerned = [claim.party_id] if claim.party.side == Party.Side.APPLICANT else [w.pk for w in workers]
        found |= {(pk, bool(claim.final)) for pk in concerned}
    WorkerEffect.objects.bulk_create(
        WorkerEffect(arbitration=row, party_id=pk, final=final, effective_on=row.made_on if final else None)
        for pk, final in sorted(found)
    )


def served(row: Arbitration, party: Party, on: date, *, final: bool) -> None:
    """This worker has this award."""
    WorkerEffect.objects.filter(arbitration=row, party=party, final=final).update(served_on=on)


def sue(row: Arbitration, workers: Iterable[Party], on: date, *, final: bool) -> bool:
    """Mark the awards of these workers as sued on; whether every one still open is now before the court."""
    chosen = [worker.pk for worker in workers]
    mine = WorkerEffect.objects.filter(arbitration=row, party__in=chosen, final=final, sued_on=None)
    mine.update(sued_on=on, effective_on=None)
    left = WorkerEffect.objects.filter(arbitration=row, sued_on=None, fallen_on=None)
    return not left.exists()


def end_suit(row: Arbitration, workers: Iterable[int], on: date, *, final: bool, stands: bool) -> None:
    """A suit withdrawn or dismissed lets the award stand; a judgment takes its place."""
    mine = WorkerEffect.objects.filter(arbitration=row, party__in=list(workers), final=final).exclude(
        sued_on=None
    )
    mine.update(**({"effective_on": on} if stands else {"fallen_on": on}))


def fall(row: Arbitration, on: date, workers: Iterable[int] | None = None) -> None:
    """The final award has been set aside (art 49)."""
    mine = WorkerEffect.objects.filter(arbitration=row, final=True)
    if workers is not None:
        mine = mine.filter(party__in=list(workers))
    mine.update(fallen_on=on, effective_on=None)


def last_day_to_sue(row: Arbitration, worker: Party) -> date | None:
    """The later of the worker's and the employers' last days; None while one of them hasn't been served."""
    limits = TimeLimit.objects.filter(proceeding=row, key__in=SUIT_LIMITS).select_related("party")
    dues = {limit.party_id: limit.due for limit in limits}
    parties = [
        worker,
        *Party.objects.filter(case_file=row.case_file_id, side=Party.Side.RESPONDENT, left_on=None),
    ]
    if any(party.pk not in dues for party in parties):
        return None
    return max(dues[party.pk] for party in parties)


def due_effects(row: Arbitration) -> list[tuple[WorkerEffect, date]]:
    """The non-final awards on which nobody can sue any more, with the day from which they are effective (art 50)."""
    found = []
    for one in open_of(row).filter(final=False, sued_on=None):
        last = last_day_to_sue(row, one.party)
        if last is not None and last < today():
            found.append((one, last + timedelta(days=1)))
    return found


def open_of(row: Arbitration) -> QuerySet[WorkerEffect]:
    """The effects of which nothing can be said yet."""
    return WorkerEffect.objects.filter(arbitration=row, effective_on=None, fallen_on=None).select_related(
        "party"
    )
