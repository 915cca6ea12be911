"""The element sheet: its numbers, its words, and how the two sides compare."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.comparison import Stance, Status, compare
from law.elements import CLAIMS, FEEDS, UNKNOWN, elements, shown_for, tier, validate
from law.identifiers import (
    credit_code_check_digit,
    credit_code_errors,
    id_check_digit,
    id_errors,
    id_sex,
    upgrade_id,
)

FIRST_TIER = [
    "01",
    "02",
    "04",
    "06",
    "07",
    "11",
    "12",
    "21",
    "32",
    "33",
    "34",
    "41",
    "44",
    "45",
    "47",
    "48",
    "71",
    "73",
    "91",
    "92",
    "101",
    "102",
    "105",
]
codes = st.sampled_from(sorted(elements()))
stances = st.sampled_from([None, *Stance])
values = st.one_of(
    st.none(), st.just(UNKNOWN), st.booleans(), st.integers(0, 10**6), st.text(max_size=8), st.dates(),
    st.lists(st.integers(0, 9), max_size=3), st.dictionaries(st.sampled_from("ab"), st.integers(0, 9)),
)  # fmt: skip


def test_eighty_elements_in_twelve_groups_and_three_tiers():
    assert len(elements()) == 80
    assert [len(tier(number)) for number in (1, 2, 3)] == [23, 35, 22]
    assert len(tier(1)) + len(tier(2)) == 58
    assert len({element.group for element in elements().values()}) == 12


def test_the_first_tier_is_the_fast_wage_lane():
    assert [element.code for element in tier(1)] == [f"E-{number}" for number in FIRST_TIER]


def test_every_feed_is_known_and_every_claim_is_fed():
    feeds = {feed for element in elements().values() for feed in element.feeds}

    assert feeds <= FEEDS
    assert CLAIMS.keys() <= feeds


def test_who_fills_an_element_is_asked_in_plain_words():
    for element in elements().values():
        assert bool(element.ask_worker) == ("W" in element.fills), element.code
        assert element.ask_employer or "E" not in element.fills, element.code
        assert not element.employer_holds or element.burden == "employer"


def test_only_what_the_claims_need_is_shown():
    wages = {element.code for element in shown_for(["C2"], project=False)}
    project = {element.code for element in shown_for(["C2"], project=True)}

    assert {"E-01", "E-41", "E-47", "E-101"} <= wages
    assert not {"E-91", "E-83", "E-51"} & wages
    assert {"E-91", "E-92", "E-94"} <= project


def test_an_unknown_claim_is_refused():
    with pytest.raises(LookupError, match="C99"):
        shown_for(["C99"], project=False)


def test_all_first_tier_elements_are_shown_for_a_wage_case_on_a_site():
    shown = {element.code for element in shown_for(["C2", "C4", "C6"], project=True)}

    assert {element.code for element in tier(1)} <= shown


def test_the_future_is_not_a_hiring_date():
    assert validate("E-11", "2026-10-13", filed_on=dt.date(2026, 10, 12))
    assert not validate("E-11", "2026-10-12", filed_on=dt.date(2026, 10, 12))


@given(codes, values)
def test_validate_answers_whatever_it_is_given(code, value):
    assert all(isinstance(error, str) and error for error in validate(code, value))


@given(codes, values, values, stances)
def test_compare_answers_whatever_it_is_given(code, worker, employer, stance):
    laid = compare(code, worker, employer, stance)

    assert laid.reasons and laid.status in Status
    assert (laid.burden_on == "") == (laid.status in (Status.AGREED, Status.ADMITTED))


@given(codes, values, values)
def test_two_statements_compare_alike_either_way_round(code, one, other):
    known = [value for value in (one, other) if value not in (None, UNKNOWN, "", [], {})]
    if len(known) < 2:
        return

    assert compare(code, one, other).status is compare(code, other, one).status


@given(codes, values)
def test_silence_and_ignorance_are_never_agreement(code, worker):
    for employer, stance in ((None, None), (None, "未答"), (None, "不清楚"), (UNKNOWN, None)):
        assert compare(code, worker, employer, stance).status is not Status.AGREED


def test_unknown_stance_and_code():
    with pytest.raises(ValueError):
        compare("E-11", "2026-01-01", None, "同意")
    with pytest.raises(LookupError):
        compare("E-999", 1)


@given(
    st.from_regex(r"44[0-9]{4}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}", fullmatch=True)
)
def test_one_wrong_digit_in_an_identity_number_is_found(first_17):
    good = first_17 + id_check_digit(first_17)

    assert id_errors(good) == []
    assert id_errors(good.lower()) == []
    for place in (0, 9, 16):
        wrong = good[:place] + str((int(good[place]) + 1) % 10) + good[place + 1 :]
        assert id_errors(wrong)


def test_the_check_digit_of_the_standard():
    """GB 11643-1999 itself prints 11010519491231002X as its example."""
    assert id_check_digit("11010519491231002") == "X"
    assert id_sex("11010519491231002X") == "女"
    assert upgrade_id("110105491231002") == "11010519491231002X"


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_one_wrong_character_in_a_credit_code_is_found(first_17):
    good = first_17 + credit_code_check_digit(first_17)
    swapped = ("1" if good[2] != "1" else "2").join((good[:2], good[3:]))

    assert credit_code_errors(good) == []
    assert credit_code_errors(swapped)


@pytest.mark.parametrize("code", ["", "9144", "91440101MA0000000O", "9144010一MA00000000"])
def test_no_credit_code(code):
    assert credit_code_errors(code)
