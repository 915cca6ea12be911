"""Which mediation agreements the commission may review."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.facts import read
from law.questions import Answer
from mediation.rules import QUESTIONS


def ask(**facts):
    question = QUESTIONS["review_application"]
    return question.function(read(question.fields, facts))


@given(st.dates(dt.date(2018, 1, 1), dt.date(2026, 6, 30)), st.integers(0, 60))
def test_fifteen_days_and_the_rest_days_after_them(effective, after):
    fine = {"both_apply": True, "in_scope": True, "confirms_relation": False, "court_confirmed": False}

    answer = ask(effective_on=effective, applied_on=effective + dt.timedelta(days=after), **fine).answer

    if after <= 15:
        assert answer is Answer.YES
    if after > 15 + 10:
        assert answer is Answer.NO


OWN = {"name": "演示制衣有限公司", "code": "91440101MA5CMQ0J06"}
OTHER = {"name": "演示制衣厂", "code": "914401010000000000"}


@pytest.mark.parametrize(
    ("employers", "answer"),
    [
        ([OWN], Answer.YES),
        ([{**OWN, "name": "演示制衣（广州）有限公司"}], Answer.YES),
        ([{"name": OWN["name"]}], Answer.YES),
        ([{**OTHER, "name": OWN["name"]}], Answer.NO),
        ([OTHER], Answer.NO),
        ([OTHER, OWN], Answer.YES),
        ([{"name": OTHER["name"]}], Answer.FACTS_MISSING),
        ([OTHER, {"name": "演示服装"}], Answer.FACTS_MISSING),
        ([], Answer.FACTS_MISSING),
        (None, Answer.FACTS_MISSING),
    ],
)
def test_a_committee_takes_disputes_of_its_own_employer(employers, answer):
    question = QUESTIONS["own_employer"]
    found = question.function(read(question.fields, OWN | {"employers": employers}))

    assert found.answer is answer
    assert bool(found.missing) == (answer is Answer.FACTS_MISSING)
