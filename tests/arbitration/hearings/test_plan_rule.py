"""集中排期规则: the same plan each time, never two at once, every refusal with its constraint; no database."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from arbitration.rules.hearing_plan import Constraint, PlanCase, Taken, Window, bits, plan

HOURS = ((dt.time(8, 30), dt.time(12)), (dt.time(14), dt.time(17, 30)))
MONDAY = dt.date(2026, 10, 26)


def window(days=5, *, earliest=MONDAY, minutes=120, hours=HOURS):
    listed = tuple(MONDAY + dt.timedelta(days=place) for place in range(days))
    working = frozenset(day for day in listed if day.weekday() < 5)
    return Window(listed, working, earliest, minutes, hours)


def case(key, **more):
    return PlanCase(key, (more.pop("turn", 0),), **more)


def only(places):
    (one,) = places
    return one


def test_the_first_case_in_turn_gets_the_first_place():
    late, first = case(1, turn=2, people=("user:1",)), case(2, turn=1, people=("user:1",))
    places = plan([late, first], ["room:1"], window(), Taken())

    assert [(one.case.key, one.day, one.begins) for one in places] == [
        (2, MONDAY, dt.time(8, 30)),
        (1, MONDAY, dt.time(14)),
    ]


def test_each_refusal_names_its_constraint():
    away = Taken(away={"user:1": frozenset(window(1).days)})
    full = {("room:1", MONDAY): bits(dt.time(8), 600)}
    busy = {("user:1", MONDAY): bits(dt.time(8), 600)}
    sued = {("party:x", MONDAY): bits(dt.time(8), 600)}
    mine = case(1, people=("user:1",), parties=("party:x",))

    def why(taken, span):
        return only(plan([mine], ["room:1"], span, taken)).constraints[0][0]

    assert why(away, window(1)) == Constraint.ABSENCE
    assert why(Taken(held=full), window(1)) == Constraint.ROOM
    assert why(Taken(held=busy), window(1)) == Constraint.PEOPLE
    assert why(Taken(held=sued), window(1)) == Constraint.PARTIES
    assert why(Taken(), window(1, earliest=MONDAY + dt.timedelta(days=1))) == Constraint.NOTICE
    assert why(Taken(), window(1, minutes=560)) == Constraint.HOURS
    assert only(
        plan([mine], ["room:1"], Window((MONDAY,), frozenset(), MONDAY, 60, HOURS), Taken())
    ).constraints[0] == (Constraint.WORKDAY, 12)


def test_a_place_after_the_time_to_decide_is_marked():
    found = only(plan([case(1, latest=MONDAY - dt.timedelta(days=1))], ["room:1"], window(), Taken()))
    assert found.found and found.late


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(0, 2)), min_size=1, max_size=30),
    st.integers(1, 3),
    st.sampled_from([60, 90, 120, 240]),
)
def test_nobody_and_no_room_is_ever_placed_twice(drawn, rooms, minutes):
    cases = [
        case(key, turn=turn, people=(f"user:{person}",), parties=(f"party:{party}",))
        for key, (person, party, turn) in enumerate(drawn)
    ]
    names = [f"room:{number}" for number in range(rooms)]
    places = plan(cases, names, window(minutes=minutes), Taken())

    seen: dict = {}
    for one in places:
        if one.day is None:
            assert one.constraints
            continue
        for holder in (one.room, *one.case.people, *one.case.parties):
            mask = bits(one.begins, minutes)
            assert not seen.get((holder, one.day), 0) & mask
            seen[(holder, one.day)] = seen.get((holder, one.day), 0) | mask
    assert places == plan(list(reversed(cases)), names, window(minutes=minutes), Taken())


def test_two_hundred_cases_find_their_place_in_ten_rooms_over_twenty_days():
    cases = [case(key, people=(f"user:{key % 15}", f"user:{key % 7 + 50}")) for key in range(200)]
    places = plan(cases, [f"room:{number}" for number in range(10)], window(28), Taken())

    assert sum(one.found for one in places) == 200
