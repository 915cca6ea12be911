"""Counting legal periods (期间): the trigger day is left out, a last day that is a rest day moves on (CAL-1 to CAL-10)."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from law.workdays import Calendar, calendar

MAX_LENGTH = 40_000
WEEKDAYS = "一二三四五六日"


class PeriodError(ValueError):
    """A period that cannot be counted: unknown unit, impossible length, a day outside the calendar."""


class Unit(StrEnum):
    """What a length is counted in."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


UNIT_NAMES = {Unit.WORKING_DAYS: "个工作日", Unit.DAYS: "日", Unit.MONTHS: "个月", Unit.YEARS: "年"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation: a code for machines, Chinese for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Due:
    """A counted period. `raw_due` is the last day as counted, `due` the legal end after rest days.

    `provisional` when a year without a holiday notice is touched; recompute when the notice is loaded."""

    start: dt.date
    length: int
    unit: Unit
    raw_due: dt.date
    due: dt.date
    provisional: bool
    steps: tuple[Step, ...]


def unit_of(name: str) -> Unit:
    """The unit of that name; raises PeriodError for any other word."""
    try:
        return Unit(name)
    except ValueError:
        raise PeriodError(f"不认识的单位“{name}”；可用：{'、'.join(Unit)}") from None


def due_date(start: dt.date, length: int, unit: str, *, calendar: Calendar | None = None) -> dt.date:
    """The legal last day of a period counted forward, without explanation; raises PeriodError."""
    table = calendar or _table()
    if type(length) is not int or not 0 <= length <= MAX_LENGTH:
        raise PeriodError(f"长度应为0至{MAX_LENGTH}的整数：{length!r}")
    try:
        if unit == "working_days" and length:
            return table.add_workdays(start, length)
        return table.next_workday(_raw(start, length, unit, table))
    except OverflowError:
        raise PeriodError(f"从{start}起{length}超出了日历范围") from None


def due(
    start: dt.date, length: int, unit: str, *, back: bool = False, calendar: Calendar | None = None
) -> Due:
    """Count a period and explain it (民事诉讼法第八十五条；劳动人事争议仲裁办案规则第十九条、第八十条).

    `back` counts back from `start`, which is left out too (“开庭五日前”, CAL-9); a rest day then moves earlier."""
    table = calendar or _table()
    kind = unit_of(unit)
    if type(length) is not int or not 0 <= length <= MAX_LENGTH:
        raise PeriodError(f"长度应为0至{MAX_LENGTH}的整数：{length!r}")
    try:
        raw = _raw(start, -length if back else length, kind, table)
        final = table.previous_workday(raw) if back else table.next_workday(raw)
    except OverflowError:
        raise PeriodError(f"从{start}起{length}{UNIT_NAMES[kind]}超出了日历范围") from None
    provisional = not _known(table, start, raw, final, kind)
    steps = tuple(_explain(start, length, kind, raw, final, back, provisional, table))
    return Due(start, length, kind, raw, final, provisional, steps)


def in_time(due: dt.date, *, received_on: dt.date, posted_on: dt.date | None = None) -> bool:
    """Whether a paper is in time: posted before expiry is enough (民事诉讼法第八十五条第四款, CAL-4)."""
    return received_on <= due or (posted_on is not None and posted_on <= due)


def notice_in_time(
    served_on: dt.date, hearing_on: dt.date, length: int, calendar: Calendar | None = None
) -> bool:
    """The safe test of CAL-9: that many whole working days lie between service and hearing."""
    return (calendar or _table()).workdays_between(served_on, hearing_on) >= length


def _table() -> Calendar:
    return calendar()


def _raw(start: dt.date, length: int, unit: str, table: Calendar) -> dt.date:
    """The counted day before any rolling; a negative length counts back."""
    if unit == "days":
        return start + dt.timedelta(days=length)
    if unit == "working_days":
        return table.add_workdays(start, length)
    if unit == "months":
        return add_months(start, length)
    if unit == "years":
        return add_months(start, 12 * length)
    raise PeriodError(f"不认识的单位“{unit}”；可用：{'、'.join(Unit)}")


def add_months(day: dt.date, count: int) -> dt.date:
    """The same-numbered day that many months on, or the last day of that month (民法典第二百零二条, CAL-8)."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return dt.date(year, month0 + 1, min(day.day, months.monthrange(year, month0 + 1)[1]))


def _known(table: Calendar, start: dt.date, raw: dt.date, final: dt.date, unit: Unit) -> bool:
    """Working days need every year on the way; other units only the year in which the end may roll."""
    days = (start, raw, final) if unit is Unit.WORKING_DAYS else (raw, final)
    return table.span_known(min(days), max(days))


def _explain(
    start: dt.date,
    length: int,
    unit: Unit,
    raw: dt.date,
    final: dt.date,
    back: bool,
    provisional: bool,
    table: Calendar,
) -> Iterable[Step]:
    yield Step("start", f"{_full(start)}当日不计入（民事诉讼法第八十五条第二款）")
    if unit is Unit.WORKING_DAYS:
        yield from _passed(start, raw, table)
    elif unit is not Unit.DAYS and raw.day != start.day:
        yield Step(
            "month_end", f"{raw.year}年{raw.month}月没有{start.day}日，止于该月最后一日（民法典第二百零二条）"
        )
    way = "向前倒数" if back else "向后数"
    yield Step("count", f"{way}{length}{UNIT_NAMES[unit]}，到{_full(raw)}")
    if final != raw:
        yield Step(
            "back_rolled" if back else "rolled", f"{_arrow(raw, final)}：{_reasons(raw, final, table)}"
        )
    if back:
        yield Step("safe", _safe_text(raw, length, unit, table))
    if provisional:
        yield Step(
            "provisional",
            f"{_missing(start, final, table)}年放假通知未载入，按周末和固定节日暂算，载入后重算",
        )


def _passed(start: dt.date, end: dt.date, table: Calendar) -> Iterable[Step]:
    """Holidays passed over and make-up working days counted between two days."""
    low, high = (start, end) if start <= end else (end, start)
    run: list[dt.date] = []
    for day in table.special_days(
        low + dt.timedelta(days=1), high - dt.timedelta(days=1) if end < start else high
    ):
        if day in table.makeup:
            if run:
                yield _skipped(run, table)
                run = []
            yield Step("makeup", f"{day:%m-%d}（周{WEEKDAYS[day.weekday()]}）调休上班，算工作日")
            continue
        if run and (table.holidays[run[-1]] != table.holidays[day] or (day - run[-1]).days > 1):
            yield _skipped(run, table)
            run = []
        run.append(day)
    if run:
        yield _skipped(run, table)


def _skipped(run: list[dt.date], table: Calendar) -> Step:
    text = f"{run[0]:%m-%d}" if len(run) == 1 else f"{run[0]:%m-%d}至{run[-1]:%m-%d}"
    return Step("skipped", f"{text}不计：{table.holidays[run[0]]}")


def _reasons(raw: dt.date, final: dt.date, table: Calendar) -> str:
    step = dt.timedelta(days=1 if final > raw else -1)
    names: dict[str, None] = {}
    day = raw
    while day != final:
        names[table.rest_name(day)] = None
        day += step
    return "、".join(names)


def _safe_text(raw: dt.date, length: int, unit: Unit, table: Calendar) -> str:
    if unit is not Unit.WORKING_DAYS:
        return "宜再早一日送达"
    return f"稳妥做法：{_full(table.previous_workday(raw - dt.timedelta(days=1)))}以前送达，使其间足{length}个工作日"


def _missing(start: dt.date, final: dt.date, table: Calendar) -> str:
    low, high = sorted((start.year, final.year))
    return "、".join(str(year) for year in range(low, high + 1) if year not in table.years)


def _full(day: dt.date) -> str:
    return f"{day.isoformat()}（周{WEEKDAYS[day.weekday()]}）"


def _arrow(raw: dt.date, final: dt.date) -> str:
    if raw.year == final.year:
        return f"{raw:%m-%d} → {final:%m-%d}"
    return f"{raw} → {final}"
