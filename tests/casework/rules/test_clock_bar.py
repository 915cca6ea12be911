"""The bar of a limit: every day between start and end in exactly one piece (CLK-0, CLK-1, CLK-6, CLK-7)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casework.rules.clock_bar import Stop, pieces, sums

START, DUE = date(2026, 10, 1), date(2026, 11, 15)
D = timedelta(days=1)


def kinds(bar):
    return [(piece.kind, piece.days) for piece in bar]


def test_a_running_limit_has_what_is_used_and_what_is_left():
    assert kinds(pieces(START, DUE, date(2026, 10, 11))) == [("used", 10), ("left", 35)]


def test_a_stop_that_is_over_is_excluded_with_its_reason():
    stop = Stop(date(2026, 10, 5), date(2026, 10, 9), "等待工伤认定")

    bar = pieces(START, DUE + 5 * D, date(2026, 10, 11), [stop])

    assert kinds(bar) == [("used", 3), ("excluded", 5), ("used", 2), ("left", 40)]
    assert bar[1].reason == "等待工伤认定"


def test_while_a_stop_lasts_the_days_left_stand_still():
    stop = Stop(date(2026, 10, 5), None, "公告送达")
    for today in (date(2026, 10, 6), date(2026, 10, 20), date(2027, 3, 1)):
        assert sums(pieces(START, DUE, today, [stop]))["left"] == 42


def test_an_extension_is_a_piece_of_its_own_at_the_end():
    bar = pieces(START, DUE + 15 * D, date(2026, 10, 11), added=15, why_added="案情复杂")

    assert kinds(bar) == [("used", 10), ("left", 35), ("extended", 15)]
    assert sums(bar)["left"] == 50


def test_after_the_end_the_days_late_are_counted():
    assert kinds(pieces(START, DUE, date(2026, 11, 18))) == [("used", 45), ("late", 3)]


def test_on_the_day_of_the_event_nothing_is_used():
    assert kinds(pieces(START, DUE, START)) == [("left", 45)]


@given(
    st.integers(-5, 120),
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 20)), max_size=3),
    st.integers(0, 15),
)
def test_the_pieces_touch_and_never_overlap(passed, stretches, added):
    stops, since = [], START
    for gap, length in stretches:
        since += gap * D
        stops.append(Stop(since, since + length * D, "x"))
        since += length * D
    due = DUE + sum(((s.until - s.since).days + 1 for s in stops), start=0) * D + added * D

    bar = pieces(START, due, START + passed * D, stops, added=added)

    assert all(one.until + D == two.since for one, two in zip(bar, bar[1:], strict=False))
    assert not bar or bar[0].since == START + D
