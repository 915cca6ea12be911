"""The registry, three-valued answers, and the JSON doors without Django's database."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law import answering, questions
from law.facts import FactError
from law.questions import Answer, Reason, all_hold, any_holds, decide, negate
from tests.law import example_kinds  # noqa: F401  registers every app's questions

NAMES = sorted(questions.questions())
three = st.sampled_from([True, False, None])


def test_the_questions_of_every_app_are_known():
    wanted = {
        "finality", "limitation", "fast_track", "collective", "legal_aid_exemption", "acceptance", "jurisdiction"
    }  # fmt: skip
    assert wanted <= set(NAMES)


@given(st.lists(three))
def test_three_valued_and_or(values):
    assert any_holds(values) == negate(all_hold(negate(value) for value in values))
    assert all_hold(values) is (False if False in values else None if None in values else True)


def test_missing_facts_are_those_of_undecided_reasons():
    undecided = Reason("one", "", "", facts={"known": 1, "unknown": None})
    decided = Reason("two", "", "", facts={"other": None}, holds=True)

    assert decide(None, [undecided, decided]).missing == ("unknown",)
    assert decide(False, [undecided, decided]).missing == ()


def test_a_name_is_not_taken_twice():
    taken = questions.question("finality")
    questions.register("finality", taken)

    with pytest.raises(ValueError, match="finality"):
        questions.register("finality", questions.question("collective"))


@pytest.mark.parametrize("name", NAMES)
def test_no_facts_are_facts_missing_with_names_of_fields(name):
    decision = questions.ask(name, {})
    fields = {field["name"] for field in questions.describe(name)["fields"]}

    assert decision.answer is Answer.FACTS_MISSING
    assert decision.missing and set(decision.missing) <= fields


@pytest.mark.parametrize("name", NAMES)
def test_every_reason_carries_its_article(name):
    for reason in questions.ask(name, {}).reasons:
        assert reason.article and reason.text and reason.code


def drawn(data, field):
    """A usable value of a field, tables with up to two rows."""
    if field.type == "table":
        rows = data.draw(st.integers(0, 2))
        return [{column.name: drawn(data, column) for column in field.columns} for _ in range(rows)]
    plain = {
        "bool": st.booleans(),
        "date": st.dates(min_value=dt.date(2022, 1, 1), max_value=dt.date(2027, 12, 31)),
        "region": st.sampled_from(["440100", "440106", "440300"]),
        "regions": st.lists(st.sampled_from(["440100", "440106"]), max_size=2),
        "enum": st.sampled_from(sorted(field.choices or [""])),
        "multi": st.lists(st.sampled_from(sorted(field.choices or [""])), max_size=2),
        "int": st.integers(1, 60),
        "dec": st.decimals(0, 2, places=2),
        "money": st.integers(0, 60_000),
        "text": st.sampled_from(["演示甲公司", "演示乙公司"]),
    }  # fmt: skip
    return data.draw(st.none() | plain[field.type])


@settings(max_examples=300)
@given(st.data())
def test_no_subset_of_facts_crashes_a_question(data):
    name = data.draw(st.sampled_from(NAMES))
    facts = {field.name: drawn(data, field) for field in questions.question(name).fields}

    try:
        decision = questions.ask(name, facts)
    except FactError as error:
        assert error.field
        return

    assert (decision.answer is Answer.FACTS_MISSING) == bool(decision.missing)
    json.dumps(decision.as_data())


def test_one_object_in_one_out_and_an_array_keeps_places():
    one = answering.amount("surcharge")
    good, bad = {"amount_due": 1, "ordered": False}, {"amount_due": -1}

    answer = answering.answer(json.dumps([good, bad, 7, good]), one)

    assert [item.get("amount") for item in answer] == ["0.00", None, None, "0.00"]
    assert answer[1]["error"]["field"] == "amount_due"
    assert answering.answer(json.dumps(good), one) == answer[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "7",
        '"x"',
        '{"amount_due": NaN}',
        '{"ordered": true, "ordered": false}',
        "[" * 100_000,
        "\x00",
    ],
)
def test_input_that_is_no_usable_json(text):
    with pytest.raises(answering.InputError):
        answering.answer(text, answering.amount("surcharge"))


def test_a_single_bad_fact_is_an_error_that_names_the_field_but_not_the_value():
    with pytest.raises(answering.InputError, match="amount_due") as caught:
        answering.answer('{"amount_due": "13800138000x"}', answering.amount("surcharge"))
    assert "13800138000" not in str(caught.value)


def test_decimals_are_read_exactly():
    text = '{"wage_base": 0.1, "on": "2026-01-05", "hours_weekday": 174}'

    assert answering.answer(text, answering.amount("overtime"))["amount"] == "0.15"


def test_unknown_names():
    with pytest.raises(answering.InputError, match="severance"):
        answering.amount("severence")
    with pytest.raises(answering.InputError, match="finality"):
        answering.rule("final")


def test_everything_can_be_read_as_text():
    amount = answering.answer('[{"amount_due": 1, "ordered": false}, {}, 3]', answering.amount("surcharge"))
    decision = answering.answer(
        '[{"headcount": 10, "common_claim": true}, {}, 3]', answering.rule("collective")
    )

    assert "金额：0.00元" in answering.amount_text(amount) and "还缺少" in answering.amount_text(amount)
    assert "结论：是" in answering.rule_text(decision) and "结论：事实不足" in answering.rule_text(decision)
    for name in NAMES:
        assert "必填" in answering.fields_text(questions.describe(name))
