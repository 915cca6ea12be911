"""轮候规则 (组织规则 13, 14; 法 31, 33): the order of the pool and its reasons, without a database."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from arbitration.rules.tribunal_pool import Candidate, Need, drawn, proposal, rank, topics_of

DAY = dt.date(2026, 10, 12)
candidates = st.builds(
    Candidate,
    key=st.integers(1, 999),
    name=st.just("演示"),
    formed=st.integers(0, 90),
    weight=st.sampled_from([Decimal("0.5"), Decimal(1), Decimal(2)]),
    open_cases=st.integers(0, 90),
    cap=st.integers(1, 80),
    away_until=st.none() | st.just(DAY),
    last_formed=st.none() | st.dates(dt.date(2026, 1, 1), DAY),
)


def keys(ranked):
    return [one.candidate.key for one in ranked]


def test_whoever_formed_fewer_by_weight_is_next():
    busy, half = Candidate(1, "甲", formed=8), Candidate(2, "乙", formed=3, weight=Decimal("0.5"))
    idle = Candidate(3, "丙", formed=2)

    ranked = rank([busy, half, idle], Need())

    assert keys(ranked) == [3, 2, 1]
    assert [part.points for one in ranked for part in one.parts if part.code == "rotation"] == [50, 25, 13]


def test_speciality_and_language_count_and_are_named():
    plain, fitting = Candidate(1, "甲"), Candidate(2, "乙", specialities=("农民工",), languages=("粤语",))
    need = Need(topics_of("追索劳动报酬", {"migrant_worker": True}), "粤语")

    ranked = rank([plain, fitting], need)

    assert keys(ranked) == [2, 1]
    assert any("农民工" in part.text for part in ranked[0].parts)
    assert any("不能用粤语" in part.text for part in ranked[1].parts)


def test_leave_a_full_desk_and_a_conflict_exclude_with_their_reason():
    out = [
        Candidate(1, "甲", away_until=DAY),
        Candidate(2, "乙", open_cases=60, cap=60),
        Candidate(3, "丙", forbidding=("是当事人",)),
    ]
    ranked = rank([*out, Candidate(4, "丁", formed=50)], Need())

    assert ranked[0].candidate.key == 4 and proposal(ranked, 3) == (4,)
    excluded = {one.candidate.key: [p.code for p in one.parts if p.excludes] for one in ranked[1:]}
    assert excluded == {1: ["leave"], 2: ["cap"], 3: ["conflict"]}


def test_equal_points_go_to_who_sat_longest_ago_then_to_the_draw():
    older = Candidate(1, "甲", last_formed=dt.date(2026, 3, 1))
    newer = Candidate(2, "乙", last_formed=dt.date(2026, 9, 1))
    assert keys(rank([newer, older], Need())) == [1, 2]

    same = [Candidate(key, "演示") for key in (5, 6, 7)]
    ranked = rank(same, Need(), seed="演示1号")
    assert keys(ranked) == sorted((5, 6, 7), key=lambda key: drawn("演示1号", key))
    assert all(one.tied for one in ranked)


def test_a_tripartite_tribunal_takes_the_best_of_each_bench():
    """COL-4, 规则 65: government, union, employers; the government's presides."""
    pool = [
        Candidate(1, "甲", bench="union", formed=9),
        Candidate(2, "乙", bench="union"),
        Candidate(3, "丙", bench="employers"),
        Candidate(4, "丁", bench="government"),
    ]
    assert proposal(rank(pool, Need()), 3, tripartite=True) == (4, 2, 3)


@given(st.lists(candidates, max_size=12, unique_by=lambda one: one.key))
def test_the_order_is_one_whatever_the_list_and_nobody_excluded_is_proposed(pool):
    ranked = rank(pool, Need(), seed="演示")
    again = rank(list(reversed(pool)), Need(), seed="演示")

    assert keys(ranked) == keys(again) and len(ranked) == len(pool)
    able = {one.candidate.key for one in ranked if one.able}
    assert set(proposal(ranked, 3)) <= able
    assert [one.able for one in ranked] == sorted((one.able for one in ranked), reverse=True)
