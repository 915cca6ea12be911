"""Properties of counting: what must hold for every start, length and unit."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law.periods import PeriodError, Unit, add_months, due, due_date, in_time, notice_in_time
from law.workdays import calendar

ONE_DAY = dt.timedelta(days=1)
PATIENT = settings(deadline=None)  # a busy machine is no wrong date
DAYS = st.dates(dt.date(2003, 6, 1), dt.date(2030, 12, 31))
UNITS = st.sampled_from(list(Unit))
LENGTHS = st.integers(1, 90)


@PATIENT
@given(DAYS, LENGTHS, UNITS)
def test_due_is_a_working_day_not_before_raw_and_the_fast_way_agrees(start, length, unit):
    counted = due(start, length, unit)

    assert start < counted.raw_due <= counted.due
    assert calendar().is_workday(counted.due)
    assert counted.due == due_date(start, length, unit)
    rest = (counted.raw_due + ONE_DAY * n for n in range((counted.due - counted.raw_due).days))
    assert not any(calendar().is_workday(day) for day in rest)


@PATIENT
@given(DAYS, LENGTHS, UNITS)
def test_longer_is_never_earlier(start, length, unit):
    assert due_date(start, length, unit) <= due_date(start, length + 1, unit)


@PATIENT
@given(DAYS, LENGTHS, UNITS)
def test_later_start_is_never_earlier(start, length, unit):
    assert due_date(start, length, unit) <= due_date(start + ONE_DAY, length, unit)


@PATIENT
@given(DAYS, LENGTHS)
def test_counting_back_undoes_counting_forward_from_a_working_day(start, length):
    start = calendar().next_workday(start)

    end = due_date(start, length, "working_days")

    assert due(end, length, "working_days", back=True).due == start
    assert calendar().workdays_between(start, end + ONE_DAY) == length


@PATIENT
@given(DAYS, LENGTHS, UNITS)
def test_counting_back_ends_on_a_working_day_not_after_raw(start, length, unit):
    counted = due(start, length, unit, back=True)

    assert counted.due <= counted.raw_due < start
    assert calendar().is_workday(counted.due)


@PATIENT
@given(DAYS, st.integers(1, 20))
def test_the_safe_day_of_the_explanation_leaves_whole_days(hearing, length):
    counted = due(hearing, length, "working_days", back=True)
    safe = calendar().previous_workday(counted.due - ONE_DAY)

    assert notice_in_time(safe, hearing, length)
    assert not notice_in_time(counted.due, hearing, length)
    assert any(step.code == "safe" and safe.isoformat() in step.text for step in counted.steps)


@PATIENT
@given(DAYS, LENGTHS, UNITS)
def test_provisional_says_so_and_only_for_unknown_years(start, length, unit):
    counted = due(start, length, unit)

    unknown = not calendar().is_known(counted.due) or not calendar().is_known(counted.raw_due)
    if unit is Unit.WORKING_DAYS:
        unknown = unknown or not calendar().is_known(start)
    assert counted.provisional is unknown
    assert any(step.code == "provisional" for step in counted.steps) is unknown


@PATIENT
@given(DAYS, st.integers(-60, 60))
def test_months_keep_the_day_or_end_the_month(day, count):
    moved = add_months(day, count)

    assert (moved.year - day.year) * 12 + moved.month - day.month == count
    assert moved.day == day.day or (moved.day < day.day and (moved + ONE_DAY).day == 1)


@pytest.mark.parametrize("length", [-1, 40_001, 1.5, True, "5", None])
@pytest.mark.parametrize("count", [due, due_date])
def test_an_impossible_length_is_refused(count, length):
    with pytest.raises(PeriodError, match="长度"):
        count(dt.date(2026, 3, 2), length, "days")


@pytest.mark.parametrize("count", [due, due_date])
def test_an_unknown_unit_is_refused(count):
    with pytest.raises(PeriodError, match="不认识的单位“weeks”"):
        count(dt.date(2026, 3, 2), 5, "weeks")


@pytest.mark.parametrize("unit", list(Unit))
def test_the_end_of_the_calendar_is_an_error_of_ours(unit):
    with pytest.raises(PeriodError, match="超出了日历范围"):
        due(dt.date(9999, 12, 1), 40_000, unit)
    with pytest.raises(PeriodError, match="超出了日历范围"):
        due_date(dt.date(9999, 12, 1), 40_000, unit)


def test_posted_before_expiry_is_in_time():
    last = dt.date(2026, 3, 16)

    assert in_time(last, received_on=dt.date(2026, 3, 20), posted_on=last)
    assert not in_time(last, received_on=dt.date(2026, 3, 20), posted_on=last + ONE_DAY)
    assert not in_time(last, received_on=dt.date(2026, 3, 20))


def rate(count, runs: int) -> float:
    starts = [dt.date(2025, 1, 1) + ONE_DAY * n for n in range(700)]
    begun = time.perf_counter()
    for n in range(runs):
        count(starts[n % 700], 10 + n % 30, "working_days" if n % 2 else "days")
    return runs / (time.perf_counter() - begun)


def test_counting_is_fast_enough():
    """A tenth of the promised rate: a slow machine must not fail, a slow algorithm must."""
    due_date(dt.date(2026, 1, 1), 1, "days")

    assert rate(due_date, 20_000) > 30_000
    assert rate(due, 3_000) > 3_000
