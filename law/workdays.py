"""Which days are working days: the year files in `calendar/` are the authority, years without a file are provisional."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from law.loader import LAW, Choice, Day, Int, LawDataError, Lined, Map, Seq, Text, load_yaml, shown

FOLDER = LAW / "calendar"
ONE_DAY = dt.timedelta(days=1)
# Bounds of the prepared table; days outside are worked out one by one.
FIRST, LAST = dt.date(1995, 1, 1), dt.date(2060, 12, 31)
# A year without a notice: weekends and the statutory days whose date does not move (全国年节及纪念日放假办法第二条).
# Lunar days are left out: a provisional date must err on the early side.
FIXED_DAYS = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}
MAY_2_SINCE = 2025

_BLOCK = Map({"name": Text(), "from": Day(), "until": Day()}, {"statutory": Seq(Day())}, lines=True)
SHAPE = Map(
    {
        "year": Int(1949),
        "notice": Text(),
        "source": Text(),
        "confidence": Choice(("V", "V2", "MC", "MU")),
        "holidays": Seq(_BLOCK),
        "makeup_workdays": Seq(Lined(Day()), empty=True),
    },
    {"notes": Text()},
)


@dataclass(frozen=True)
class Year:
    """One year's notice: rest days with their name, working Saturdays and Sundays, the days of 300 % pay."""

    year: int
    notice: str
    source: str
    holidays: Mapping[dt.date, str]
    makeup: frozenset[dt.date]
    statutory: frozenset[dt.date]


def _check(data: Mapping[str, Any], name: str) -> None:
    """Dates inside the year (or the December before), blocks in order and apart, make-up days on weekends."""
    first, last = dt.date(data["year"] - 1, 12, 1), dt.date(data["year"], 12, 31)
    rest: set[dt.date] = set()
    for block in data["holidays"]:
        days = _days(block["from"], block["until"])
        if not days:
            raise _wrong(
                name, block["line"], f"{block['name']}: until {block['until']} is before {block['from']}"
            )
        if not first <= days[0] <= days[-1] <= last:
            raise _wrong(name, block["line"], f"{block['name']}: {block['from']} is not in {data['year']}")
        if rest.intersection(days):
            raise _wrong(name, block["line"], f"{block['name']}: overlapping dates from {block['from']}")
        if not set(block.get("statutory", ())) <= set(days):
            raise _wrong(name, block["line"], f"{block['name']}: a statutory day lies outside the block")
        rest.update(days)
    for line, day in data["makeup_workdays"]:
        if day in rest:
            raise _wrong(name, line, f"overlapping dates: {day} is listed twice")
        if day.weekday() < 5 or not first <= day <= last:
            raise _wrong(name, line, f"make-up working day {day} is not a weekend day of {data['year']}")
        rest.add(day)


def _wrong(name: str, line: int, message: str) -> LawDataError:
    return LawDataError(name, line, message)


def _days(start: dt.date, end: dt.date) -> list[dt.date]:
    return [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]


def year_from(data: Mapping[str, Any], name: str) -> Year:
    """A checked year from the plain data of a file; raises LawDataError."""
    _check(data, name)
    holidays = {
        day: block["name"] for block in data["holidays"] for day in _days(block["from"], block["until"])
    }
    statutory = frozenset(day for block in data["holidays"] for day in block.get("statutory", ()))
    return Year(
        data["year"],
        data["notice"],
        data["source"],
        holidays,
        frozenset(day for _, day in data["makeup_workdays"]),
        statutory,
    )


def load_year(path: Path) -> Year:
    """One file of `calendar/`; its name must be its year."""
    year = year_from(load_yaml(path, SHAPE), shown(path))
    if path.stem != str(year.year):
        raise LawDataError(shown(path), 1, f"the file is named {path.stem} but holds {year.year}")
    return year


class Calendar:
    """Working days of all years. Known years follow their notice; others weekends and fixed days, provisional."""

    def __init__(self, years: Iterable[Year]) -> None:
        self.years = {year.year: year for year in years}
        self.holidays: dict[dt.date, str] = {}
        self.makeup: set[dt.date] = set()
        for year in self.years.values():
            self.holidays.update(year.holidays)
            self.makeup.update(year.makeup)
        if clash := self.makeup & self.holidays.keys():
            raise LawDataError(
                "law/calendar", 1, f"{min(clash)} is a holiday in one file and a working day in another"
            )
        self.special = sorted(self.makeup | self.holidays.keys())
        self._prepare()

    def _prepare(self) -> None:
        """`_rank[n]` = working days up to and including day n of the table; `_work` = those days in order."""
        self._base = FIRST.toordinal()
        self._work: list[dt.date] = []
        self._rank: list[int] = []
        for ordinal in range(self._base, LAST.toordinal() + 1):
            day = dt.date.fromordinal(ordinal)
            if self.is_workday(day):
                self._work.append(day)
            self._rank.append(len(self._work))

    @cached_property
    def version(self) -> str:
        """Twelve hex digits that change when any holiday, working day or notice changes."""
        rows = [
            f"{y.year}|{y.notice}|{sorted(y.holidays.items())}|{sorted(y.makeup)}|{sorted(y.statutory)}"
            for _, y in sorted(self.years.items())
        ]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]

    def is_known(self, day: dt.date) -> bool:
        """Whether a State Council notice for that year is loaded."""
        return day.year in self.years

    def span_known(self, first: dt.date, last: dt.date) -> bool:
        """Whether every year from one day to another is loaded."""
        return all(year in self.years for year in range(first.year, last.year + 1))

    def is_workday(self, day: dt.date) -> bool:
        """Working day: make-up Saturdays and Sundays are, holidays and other weekends are not (CAL-3)."""
        if day in self.makeup:
            return True
        if day in self.holidays or day.weekday() >= 5:
            return False
        return self.is_known(day) or not _fixed_name(day)

    def is_statutory_holiday(self, day: dt.date) -> bool:
        """Day of 300 % overtime pay (法定休假日). In a year without a notice only the days of fixed date are known."""
        if year := self.years.get(day.year):
            return day in year.statutory
        return bool(_fixed_name(day))

    def rest_name(self, day: dt.date) -> str:
        """Why a day is no working day, in Chinese; empty for a working day."""
        if self.is_workday(day):
            return ""
        return self.holidays.get(day) or (_fixed_name(day) if not self.is_known(day) else "") or "周末"

    def add_workdays(self, day: dt.date, count: int) -> dt.date:
        """The count-th working day after (count > 0) or before (count < 0) a day, the day itself not counted.

        A count of 0 gives the day itself. OverflowError beyond year 9999 or before year 1."""
        index = day.toordinal() - self._base
        if count == 0:
            return day
        if 0 < index < len(self._rank):
            place = self._rank[index] + count - 1 if count > 0 else self._rank[index - 1] + count
            if 0 <= place < len(self._work):
                return self._work[place]
        return self._walk(day, count)

    def next_workday(self, day: dt.date) -> dt.date:
        """The day itself if it is a working day, else the first one after it (CAL-2, CAL-3)."""
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def previous_workday(self, day: dt.date) -> dt.date:
        """The day itself if it is a working day, else the last one before it."""
        return day if self.is_workday(day) else self.add_workdays(day, -1)

    def workdays_between(self, after: dt.date, before: dt.date) -> int:
        """Working days strictly between two days: the safe test of CAL-9 for clear days before a hearing."""
        first, last = after + ONE_DAY, before - ONE_DAY
        if last < first:
            return 0
        low, high = first.toordinal() - self._base - 1, last.toordinal() - self._base
        if low >= 0 and high < len(self._rank):
            return self._rank[high] - self._rank[low]
        return sum(map(self.is_workday, _days(first, last)))

    def special_days(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """Holidays and make-up working days of the notices between two days, both included."""
        return self.special[bisect_left(self.special, first) : bisect_right(self.special, last)]

    def _walk(self, day: dt.date, count: int) -> dt.date:
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day


def _fixed_name(day: dt.date) -> str:
    if (day.month, day.day) == (5, 2) and day.year < MAY_2_SINCE:
        return ""
    return FIXED_DAYS.get((day.month, day.day), "")


def load_calendar(folder: Path) -> Calendar:
    """All year files of a folder; raises LawDataError naming the file."""
    return Calendar(load_year(path) for path in sorted(folder.glob("[0-9]*.yaml")))


@cache
def calendar() -> Calendar:
    """The calendar in force in this process, read once. `calendar.cache_clear()` after an import."""
    return load_calendar(FOLDER)
