"""Auxiliary aid and the next stage: what must hold beyond the worked examples."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.facts import read
from law.local_rules import local_rule, local_rules
from law.questions import Answer
from legalaid.rules import QUESTIONS
from legalaid.rules.next_stage import ORDER, later_stages

MONEY = st.decimals(min_value=0, max_value=900_000, places=2)
SHENZHEN = {"region": "440300", "on": "2026-10-12"}


def ask(name, **facts):
    return QUESTIONS[name].function(read(QUESTIONS[name].fields, facts))


def fee(**facts):
    return Decimal(ask("legal_aid_auxiliary_fee", **SHENZHEN, **facts).findings["amount"])


@given(MONEY, MONEY, MONEY, st.booleans())
def test_more_gain_never_costs_less(won, more, costs, settled):
    assert fee(won=won, costs=costs, settled=settled) <= fee(won=won + more, costs=costs, settled=settled)


@given(MONEY, MONEY, MONEY, st.booleans())
def test_more_costs_never_cost_more(won, costs, more, settled):
    assert fee(won=won, costs=costs + more, settled=settled) <= fee(won=won, costs=costs, settled=settled)


@given(MONEY, st.booleans())
def test_who_lost_owes_nothing(costs, settled):
    assert fee(won=Decimal(0), costs=costs, settled=settled) == 0


@given(MONEY, MONEY)
def test_a_settlement_never_costs_more_and_nothing_costs_more_than_a_twelfth(won, costs):
    awarded = fee(won=won, costs=costs, settled=False)
    assert fee(won=won, costs=costs, settled=True) <= awarded <= won / 12
    assert awarded == awarded.quantize(Decimal("0.01"))


@given(st.sampled_from([True, False, None]), st.sampled_from([True, False, None]), st.booleans())
def test_never_offered_to_who_is_exempt_or_qualifies(exempt, poor, scope):
    said = {name: value for name, value in (("exempt", exempt), ("poor", poor)) if value is not None}
    answer = ask("legal_aid_auxiliary", **SHENZHEN, in_scope=scope, **said).answer

    if exempt or poor or not scope:
        assert answer == Answer.NO
    else:
        assert answer == (Answer.YES if exempt is poor is False else Answer.FACTS_MISSING)


@pytest.mark.parametrize("region", ["440100", "440000", "442000"])
def test_there_is_none_elsewhere(region):
    asked = {"region": region, "on": "2026-10-12"}
    assert ask("legal_aid_auxiliary", **asked, in_scope=True, exempt=False, poor=False).answer == Answer.NO
    assert ask("legal_aid_auxiliary_fee", **asked, won=10000, settled=False).findings["amount"] == "0.00"


def test_the_stages_follow_one_another():
    for stage in ORDER:
        found = ask("legal_aid_next_stage", stage=stage, ended=True, **SHENZHEN)
        assert found.findings["later"] == list(later_stages(stage))
        assert found.answer == (Answer.NO if stage == ORDER[-1] else Answer.YES)


def test_a_districts_centre_follows_its_citys_rule_and_an_unknown_kind_is_an_error():
    day = local_rules()[0].since
    assert local_rule("aid_by_stage", "440304", day) is not None
    assert local_rule("aid_by_stage", "440304", day.replace(year=day.year - 1)) is None
    with pytest.raises(LookupError):
        local_rule("aid_by_stages", "440300", day)


def test_a_fee_without_its_place_asks_for_the_place():
    facts = {"on": "2026-10-12", "won": 20000, "settled": True}

    assert ask("legal_aid_auxiliary_fee", **facts).missing == ("region",)
