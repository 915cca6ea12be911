"""Spans of employment: whole months and years, months of the calendar, and paid days. All dates are inclusive."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal

from law.claims.result import Working
from law.periods import add_months
from law.workdays import calendar

__all__ = ["add_months", "calendar_months", "month_end", "paid_days", "part_month_pay", "whole_months"]

ONE_DAY = dt.timedelta(days=1)


def month_end(day: dt.date) -> dt.date:
    """The last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def whole_months(first: dt.date, last: dt.date) -> int:
    """Complete months from the first to the last day, both worked: 2025-06-03 to 2025-07-02 is one."""
    if last < first:
        return 0
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    while add_months(first, count) > last + ONE_DAY:
        count -= 1
    return count


def calendar_months(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date, dt.date]]:
    """Each month touched: its first day as its name, and the first and last day inside the span."""
    month = first.replace(day=1)
    while month <= last:
        yield month, max(first, month), min(last, month_end(month))
        month = month_end(month) + ONE_DAY


def part_month_pay(
    wage: Decimal, first: dt.date, last: dt.date, work: Working, field: str, days: Decimal | None = None
) -> tuple[Decimal, Decimal, Decimal]:
    """(pay, paid days, divisor) of a month worked in part: wage × days ÷ 21.75, never above the month's wage.

    人社部发〔2025〕2号. A month in which every paid day was worked gives the whole wage.
    """
    whole = paid_days(first.replace(day=1), month_end(first))
    counted = Decimal(paid_days(first, last)) if days is None else days
    if days is None:
        say_if_provisional(first, last, work)
    divisor = work.law("wages.paid_days_per_month", last, field=field).value
    pay = wage if counted >= whole else min(wage, wage * counted / divisor)
    return pay, counted, divisor


def paid_days(first: dt.date, last: dt.date) -> int:
    """Days that a monthly wage pays for: working days by the calendar and the statutory holidays between them.

    Over a year that is 365 − 104 = 261 days, twelve times the 21.75 of 人社部发〔2025〕2号.
    """
    table = calendar()
    working = table.workdays_between(first - ONE_DAY, last + ONE_DAY)
    if all(table.is_known(day) for day in (first, last)):
        rest = table.special_days(first, last)
    else:
        rest = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    return working + sum(table.is_statutory_holiday(day) and not table.is_workday(day) for day in rest)


def say_if_provisional(first: dt.date, last: dt.date, work: Working) -> None:
    """Note that a year's holiday notice is not known yet, so that the paid days may still change."""
    if not calendar().span_known(first, last):
        work.say(f"{first.year}年放假安排未入库，计薪天数为暂定，入库后应重算")
