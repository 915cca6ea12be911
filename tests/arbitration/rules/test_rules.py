"""What must hold of the tribunal's questions beyond the worked examples."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from arbitration.rules import acceptance, finality, jurisdiction, limitation, simple_handling
from law.facts import read
from law.questions import Answer

days = st.dates(dt.date(2010, 1, 1), dt.date(2026, 6, 30))


def ask(module, **facts):
    question = module.QUESTION
    return question.function(read(question.fields, facts))


@given(days, st.integers(0, 900))
def test_an_interruption_never_shortens_the_limitation(knew, later):
    facts = {"claim": "other", "employed": False, "knew_on": knew, "filed_on": knew + dt.timedelta(days=1500)}
    on = knew + dt.timedelta(days=later)

    plain = ask(limitation, **facts)
    interrupted = ask(limitation, **facts, interruptions=[{"on": on, "kind": "claimed"}])

    assert interrupted.findings["last_day"] >= plain.findings["last_day"]
    assert (interrupted.findings["start"] == on) == (on <= plain.findings["last_day"])


@given(days, st.integers(1, 300), st.integers(0, 200))
def test_a_suspension_moves_the_last_day_by_its_days(knew, begin, length):
    """At least by its own days, at most by those and the rest days after them."""
    start = knew + dt.timedelta(days=begin)
    end = start + dt.timedelta(days=length)
    facts = {"claim": "other", "employed": False, "knew_on": knew, "filed_on": knew}
    span = {"from": start, "to": end, "cause": "force_majeure"}

    plain = ask(limitation, **facts).findings["last_day"]
    later = ask(limitation, **facts, suspensions=[span]).findings["last_day"]

    assert length + 1 - 12 <= (later - plain).days <= length + 1 + 12


def test_limitation_is_a_warning_in_every_answer():
    for facts in (
        {},
        {"claim": "wages", "employed": True, "filed_on": "2026-10-12"},
        {"claim": "other", "employed": False, "knew_on": "2020-01-02", "filed_on": "2026-10-12"},
    ):
        decision = ask(limitation, **facts)
        assert decision.findings["warning_only"] is True
        assert any(reason.code == "warning_only" and reason.note for reason in decision.reasons)


@given(st.booleans(), st.booleans())
def test_age_and_limitation_never_change_acceptance(over_age, time_barred):
    facts = {
        "dispute": "money", "claims_clear": True, "applicant_interested": True, "respondent_identified": True,
        "earlier": "none", "in_jurisdiction": True,
    }  # fmt: skip

    assert ask(acceptance, **facts, over_age=over_age, time_barred=time_barred).answer is Answer.YES


@given(st.lists(st.integers(0, 60_000), min_size=1, max_size=5))
def test_an_award_is_final_only_if_each_item_is(amounts):
    items = [{"claim": "wages", "amount": amount} for amount in amounts]

    decision = ask(finality, region="440100", on="2026-11-20", confirms_relation=False, items=items)

    assert [item["final"] for item in decision.findings["items"]] == [amount <= 30_000 for amount in amounts]
    assert (decision.answer is Answer.YES) == (max(amounts) <= 30_000)


def test_every_money_claim_is_covered_by_its_amount_only():
    for claim in finality.MONEY:
        items = [{"claim": claim, "amount": 30_000}]
        assert (
            ask(finality, region="440100", on="2026-11-20", confirms_relation=False, items=items).answer
            == "yes"
        )


def test_a_commission_covers_its_districts_but_no_other_city():
    assert jurisdiction.covers("440100", "440106") is True
    assert jurisdiction.covers("440106", "440100") is False
    assert jurisdiction.covers("440300", "440106") is False
    assert jurisdiction.covers(None, "440106") is None


def test_one_exclusion_is_enough_against_simple_handling():
    clear = dict.fromkeys((field.name for field in simple_handling.FIELDS), None) | {"facts_clear": True}
    none = {
        "public_interest": False,
        "social_impact": False,
        "whereabouts_unknown": False,
        "unsuitable": False,
    }

    assert simple_handling.may_be_simple(clear) is None
    assert simple_handling.may_be_simple(clear | none) is True
    for name in none:
        assert simple_handling.may_be_simple(clear | none | {name: True}) is False
