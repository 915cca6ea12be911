"""开庭时间冲突: hearings of one lawyer's clients that overlap, before whichever body; two queries for any number of lawyers."""

from collections import defaultdict
from collections.abc import Iterable

from casework.clock import now
from casework.models import Hearing
from legalaid.models import LegalAidCase, State

CARRIED = (State.ASSIGNED, State.ENGAGED, State.CONCLUDED, State.REPORTED)


def clashing_hearings(lawyers: Iterable[int]) -> dict[int, set[int]]:
    """For each lawyer the coming hearings that he can't attend both."""
    return {lawyer: overlapping(hearings) for lawyer, hearings in coming_hearings(lawyers).items()}


def coming_hearings(lawyers: Iterable[int]) -> dict[int, list[Hearing]]:
    """For each lawyer the hearings to come in the disputes of his clients, by their start."""
    files: dict[int, set[int]] = defaultdict(set)
    rows = LegalAidCase.objects.filter(lawyer__in=set(lawyers), state__in=CARRIED, closed_on=None)
    for lawyer, case_file in rows.order_by().values_list("lawyer", "case_file"):
        files[case_file].add(lawyer)
    coming = Hearing.objects.filter(
        proceeding__case_file__in=list(files), status=Hearing.Status.SET, starts_at__gte=now()
    )
    held: dict[int, list[Hearing]] = defaultdict(list)
    for hearing in coming.select_related("room", "proceeding").order_by("starts_at", "id"):
        for lawyer in files[hearing.proceeding.case_file_id]:
            held[lawyer].append(hearing)
    return held


def overlapping(hearings: list[Hearing]) -> set[int]:
    """The hearings, sorted by their start, that overlap with another one. Cases heard together in one room are one sitting."""
    found: set[int] = set()
    for place, one in enumerate(hearings):
        for other in hearings[place + 1 :]:
            if other.starts_at >= one.ends_at:
                break
            if (one.room_id, one.starts_at) != (other.room_id, other.starts_at):
                found |= {one.pk, other.pk}
    return found
