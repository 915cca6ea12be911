"""先行裁决分别生效: the effect of a partial or supplementary award for each worker (法释〔2020〕26号 arts 16, 17; AWD-11, AWD-12).

Each item carries what has become of it; the decision's own columns sum them up: the first effect, the first suit, and the
fall only when nothing of it is left.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from arbitration.models import Arbitration, CourtMatter, SideDecision
from casework.clock import today
from casework.models import Claim, Party, TimeLimit

KEY = "arbitration.partial_suit_nonfinal"
Item = dict[str, Any]


def workers_by_claim(row: Arbitration, held: SideDecision) -> dict[int, set[int]]:
    """Whom each item is about: the worker whose claim it is; what an employer claims is about every worker."""
    claims = Claim.objects.filter(pk__in=[item["claim"] for item in held.items]).select_related("party")
    everybody = {worker.pk for worker in _parties(row, Party.Side.APPLICANT)}
    return {one.pk: {one.party_id} if one.party.side == Party.Side.APPLICANT else everybody for one in claims}


def sue_part(row: Arbitration, held: SideDecision, workers: Iterable[Party], on: date) -> None:
    """The items of these workers are before the court: without effect until it ends (art 16); the others' go on (art 17)."""
    for item in _items_of(row, held, {worker.pk for worker in workers}):
        item["sued_on"] = item.get("sued_on") or on.isoformat()
        item["effective_on"] = None
    _keep(held)


def end_part_suit(row: Arbitration, held: SideDecision, matter: CourtMatter, *, stands: bool) -> None:
    """Withdrawn or dismissed, the items stand unless another suit on them goes on; a judgment takes their place."""
    assert matter.ended_on is not None
    day, about = matter.ended_on.isoformat(), set(matter.workers.values_list("pk", flat=True))
    others = held.court_matters.filter(kind=CourtMatter.Kind.SUIT, ended_on=None).exclude(pk=matter.pk)
    pending = set(others.values_list("workers", flat=True))
    whose = workers_by_claim(row, held)
    for item in _items_of(row, held, about):
        if not stands:
            item["fallen_on"], item["effective_on"] = day, None
        elif not item.get("fallen_on") and not whose.get(item["claim"], set()) & pending:
            item["effective_on"] = day
    _keep(held)


def fall_part(held: SideDecision, on: date) -> None:
    """The decision has been set aside (art 49)."""
    for item in held.items:
        item["fallen_on"], item["effective_on"] = on.isoformat(), None
    _keep(held)


def mark_effective(row: Arbitration, held: SideDecision) -> tuple[date | None, list[int]]:
    """Mark the items on which nobody can sue any more; the first day of these effects, and their workers (art 50)."""
    whose, dues = workers_by_claim(row, held), _dues(row, held)
    employers = [one.pk for one in _parties(row, Party.Side.RESPONDENT)]
    days, workers = [], set()
    for item in open_items(held):
        needed = [*whose.get(item["claim"], ()), *employers]
        last = max((dues[pk] for pk in needed), default=None) if all(pk in dues for pk in needed) else None
        if last is not None and last < today():
            days.append(last + timedelta(days=1))
            item["effective_on"] = days[-1].isoformat()
            workers |= whose.get(item["claim"], set())
    _keep(held)
    return min(days, default=None), sorted(workers)


def open_items(held: SideDecision) -> list[Item]:
    """The items of which nothing can be said yet: neither effective, nor fallen, nor before a court."""
    return [one for one in held.items if not any(map(one.get, ("effective_on", "fallen_on", "sued_on")))]


def _items_of(row: Arbitration, held: SideDecision, workers: set[int]) -> list[Item]:
    whose: Mapping[int, set[int]] = workers_by_claim(row, held)
    return [item for item in held.items if not workers or whose.get(item["claim"], set()) & workers]


def _dues(row: Arbitration, held: SideDecision) -> dict[int | None, date]:
    rows = TimeLimit.objects.filter(proceeding=row, key=KEY, about=str(held.pk))
    return dict(rows.values_list("party", "due"))


def _parties(row: Arbitration, side: str) -> list[Party]:
    return list(Party.objects.filter(case_file=row.case_file_id, side=side, left_on=None))


def _keep(held: SideDecision) -> None:
    effective, sued, fallen = ([one[name] for one in held.items if one.get(name)] for name in
                               ("effective_on", "sued_on", "fallen_on"))  # fmt: skip
    held.effective_on = date.fromisoformat(min(effective)) if effective else None
    held.sued_on = date.fromisoformat(min(sued)) if sued else None
    held.fallen_on = date.fromisoformat(max(fallen)) if fallen and len(fallen) == len(held.items) else None
    held.save(update_fields=["items", "effective_on", "sued_on", "fallen_on"])
