"""The order of lawyers and the means test: what must hold for any list and any figures."""

import random
import time
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from law.facts import read
from law.questions import Answer
from legalaid.rules import QUESTIONS
from legalaid.rules.lawyer_order import Candidate, Need, drawn, fairness, order

PEOPLE = st.lists(
    st.builds(
        Candidate,
        key=st.integers(1, 10_000),
        firm=st.integers(1, 5),
        had=st.integers(0, 30),
        weight=st.sampled_from([Decimal("0.5"), Decimal(1), Decimal(2)]),
        open_cases=st.integers(0, 20),
        cap=st.integers(1, 20),
        specialities=st.sampled_from(["", "劳动争议", "婚姻家庭"]),
        languages=st.sampled_from(["", "粤语", "普通话、粤语"]),
        areas=st.sampled_from(["", "440106"]),
        firm_region=st.sampled_from(["440100", "440106", "440300"]),
        quality=st.sampled_from([None, Decimal(60), Decimal(98)]),
        out=st.sampled_from(["", "", "", "休假至2026-12-31"]),
    ),
    min_size=2,
    max_size=12,
    unique_by=lambda one: one.key,
)
NEED = Need(("劳动争议",), "粤语", "440106", ("440106",))


def keys(placed):
    return [one.candidate.key for one in placed]


@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_doesnt_depend_on_the_order_of_the_list(people, rng):
    shuffled = people[:]
    rng.shuffle(shuffled)

    assert keys(order(people, NEED, seed="a")) == keys(order(shuffled, NEED, seed="a"))


@given(PEOPLE, st.data())
def test_who_had_fewer_cases_never_stands_further_back(people, data):
    able = [one for one in people if not one.out and one.had]
    if not able:
        return
    one = data.draw(st.sampled_from(able))
    before = keys(order(people, NEED, seed="a")).index(one.key)
    fewer = [other._replace(had=other.had - 1) if other.key == one.key else other for other in people]

    assert keys(order(fewer, NEED, seed="a")).index(one.key) <= before


@given(PEOPLE)
def test_who_cant_be_asked_comes_after_everybody_who_can(people):
    outs = [bool(one.candidate.out) for one in order(people, NEED, seed="a")]

    assert outs == sorted(outs)


@given(PEOPLE)
def test_equal_points_are_settled_by_the_kept_draw(people):
    placed = [one for one in order(people, NEED, seed="seed") if not one.candidate.out]
    for first, second in zip(placed, placed[1:], strict=False):
        assert first.points >= second.points
        if first.points == second.points:
            assert drawn("seed", first.candidate.key) <= drawn("seed", second.candidate.key)


@given(PEOPLE)
def test_the_points_are_the_sum_of_the_parts(people):
    for one in order(people, NEED):
        assert one.points == sum(points for _name, points in one.parts)


@given(st.dictionaries(st.integers(1, 50), st.integers(0, 40), min_size=1))
def test_fairness_lies_between_one_over_n_and_one(had):
    figure = fairness(had, dict.fromkeys(had, Decimal(1)))

    if not any(had.values()):
        assert figure is None
    else:
        assert Decimal(1) / len(had) - Decimal("0.01") <= figure <= 1


def test_equal_shares_are_perfectly_fair():
    assert fairness({1: 4, 2: 2}, {1: Decimal(2), 2: Decimal(1)}) == 1


def means(**facts):
    question = QUESTIONS["legal_aid_means"]
    base = {"region": "442000", "on": "2023-06-01", "asset_line": 20000}
    return question.function(read(question.fields, base | facts)).answer


@settings(max_examples=150)
@given(
    st.integers(0, 90_000),
    st.integers(0, 30_000),
    st.integers(1, 6),
    st.integers(0, 40_000),
    st.integers(0, 40_000),
    st.integers(0, 20_000),
)
def test_more_income_or_assets_never_make_poor(income, more, size, assets, richer, spent):
    asked = {"household_size": size, "valuable_assets": False, "exceptional_spending": spent}
    before = means(household_income=income, asset_value=assets, **asked)
    after = means(household_income=income + more, asset_value=assets + richer, **asked)

    assert not (before is Answer.NO and after is Answer.YES)


@given(st.integers(0, 90_000), st.integers(1, 6), st.integers(0, 20_000), st.integers(0, 20_000))
def test_more_necessary_spending_never_makes_rich(income, size, spent, more):
    asked = {"household_income": income, "household_size": size, "valuable_assets": False}
    before = means(exceptional_spending=spent, **asked)
    after = means(exceptional_spending=spent + more, **asked)

    assert not (before is Answer.YES and after is Answer.NO)


def test_valuable_assets_alone_are_enough_for_no():
    assert means(household_income=0, household_size=1, valuable_assets=True) is Answer.NO


def test_two_thousand_are_put_in_order_at_once():
    rng = random.Random(7)
    people = [
        Candidate(
            n,
            n % 300,
            rng.randint(0, 9),
            Decimal(1),
            rng.randint(0, 50),
            60,
            "劳动争议、工伤",
            "普通话",
            "",
            "440106",
        )
        for n in range(2000)
    ]
    best = min(_timed(people) for _round in range(5))

    assert best < 0.05


def _timed(people):
    begun = time.perf_counter()
    order(people, NEED, seed="x")
    return time.perf_counter() - begun
