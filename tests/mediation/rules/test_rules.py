"""Which mediation agreements the commission may review."""

import datetime as dt

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
