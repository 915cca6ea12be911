"""集中排期: places for many hearings at once. The same cases, rooms and calendar always give the same plan.

Each case in its order takes the first half hour at which a room, its people and its parties are all free and the notice
can be kept; a case without a place says which constraint left none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

HALF_HOURS = 48


class Constraint(StrEnum):
    """Why a half hour, or a whole day, isn't for this case."""

    NOTICE = "notice"
    WORKDAY = "workday"
    ABSENCE = "absence"
    PEOPLE = "people"
    PARTIES = "parties"
    ROOM = "room"
    HOURS = "hours"


# What stands on a refused row, with its article where there is one.
NAMES = {
    Constraint.NOTICE: "通知期不足（调解仲裁法第三十五条，HRG-2）",
    Constraint.WORKDAY: "不是工作日",
    Constraint.ABSENCE: "仲裁员、书记员或者律师请假",
    Constraint.PEOPLE: "仲裁员、书记员或者律师另有开庭",
    Constraint.PARTIES: "当事人在他案另有开庭",
    Constraint.ROOM: "没有空闲的审理室",
    Constraint.HOURS: "办公时间内放不下这么长的庭",
}


@dataclass(frozen=True)
class PlanCase:
    """One case to be placed: its turn, whose time it takes, and the last day on which a hearing leaves time to decide."""

    key: int
    turn: tuple[object, ...]
    people: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    latest: date | None = None


@dataclass(frozen=True)
class Window:
    """The days asked for, which of them are working days, from when on the notice can be kept, and the office hours."""

    days: tuple[date, ...]
    workdays: frozenset[date]
    earliest: date
    minutes: int
    hours: tuple[tuple[time, time], ...]


@dataclass
class Taken:
    """Half hours held by a room, a person or a party on a day (one bit each), and the days on which people are away."""

    held: dict[tuple[str, date], int] = field(default_factory=dict)
    away: Mapping[str, frozenset[date]] = field(default_factory=dict)

    def mask(self, holders: Iterable[str], day: date) -> int:
        taken = 0
        for holder in holders:
            taken |= self.held.get((holder, day), 0)
        return taken

    def take(self, holders: Iterable[str], day: date, mask: int) -> None:
        for holder in holders:
            self.held[(holder, day)] = self.held.get((holder, day), 0) | mask


@dataclass(frozen=True)
class Place:
    """Where and when, or by which constraints not. `late`: after the last day that leaves time to decide."""

    case: PlanCase
    room: str = ""
    day: date | None = None
    begins: time | None = None
    constraints: tuple[tuple[Constraint, int], ...] = ()
    late: bool = False

    @property
    def found(self) -> bool:
        return self.day is not None


def plan(cases: Iterable[PlanCase], rooms: Sequence[str], window: Window, taken: Taken) -> list[Place]:
    """Place every case in its turn. A room that begins with "site:" is never taken (规则 67)."""
    starts = _starts(window)
    return [_place(case, rooms, window, taken, starts) for case in sorted(cases, key=_turn)]


def bits(begins: time, minutes: int) -> int:
    """The half hours that a stretch touches, one bit each: 09:00 for 60 minutes is bits 18 and 19."""
    first = begins.hour * 60 + begins.minute
    touched = range(first // 30, (first + minutes + 29) // 30)
    return sum(1 << place for place in touched if place < HALF_HOURS)


def _turn(case: PlanCase) -> tuple[object, ...]:
    return (*case.turn, case.key)


def _starts(window: Window) -> list[tuple[time, int]]:
    """The half hours at which a sitting of this length can begin; a long one may go on over noon."""
    fitting = [
        begin
        for opens, closes in window.hours
        for begin in _halves(opens)
        if _minutes(begin) + window.minutes <= _minutes(closes)
    ]
    if not fitting and window.hours:
        last = _minutes(window.hours[-1][1])
        fitting = [begin for begin in _halves(window.hours[0][0]) if _minutes(begin) + window.minutes <= last]
    return [(begin, bits(begin, window.minutes)) for begin in fitting]


def _halves(opens: time) -> list[time]:
    first = _minutes(opens)
    return [time(at // 60, at % 60) for at in range(first, 24 * 60, 30)]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _place(
    case: PlanCase, rooms: Sequence[str], window: Window, taken: Taken, starts: list[tuple[time, int]]
) -> Place:
    why: Counter[Constraint] = Counter()
    if not starts:
        why[Constraint.HOURS] += 1
    for day in window.days:
        shut = _shut(case, day, window, taken)
        if shut is not None:
            why[shut] += max(len(starts), 1)
            continue
        people, parties = taken.mask(case.people, day), taken.mask(case.parties, day)
        for begins, mask in starts:
            if people & mask or parties & mask:
                why[Constraint.PEOPLE if people & mask else Constraint.PARTIES] += 1
                continue
            room = next((one for one in rooms if not taken.held.get((one, day), 0) & mask), None)
            if room is None:
                why[Constraint.ROOM] += 1
                continue
            holders = (*case.people, *case.parties, *(() if room.startswith("site:") else (room,)))
            taken.take(holders, day, mask)
            return Place(case, room, day, begins, late=case.latest is not None and day > case.latest)
    return Place(case, constraints=tuple(sorted(why.items(), key=lambda item: (-item[1], item[0]))))


def _shut(case: PlanCase, day: date, window: Window, taken: Taken) -> Constraint | None:
    """What closes a whole day to a case."""
    if day not in window.workdays:
        return Constraint.WORKDAY
    if day < window.earliest:
        return Constraint.NOTICE
    if any(day in taken.away.get(person, frozenset()) for person in case.people):
        return Constraint.ABSENCE
    return None
