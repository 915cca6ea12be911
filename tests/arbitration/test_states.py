"""The machine as a table: from each state, exactly these moves."""

import pytest

from arbitration.models import Arbitration, State

EARLY = {"refuse", "redirect", "withdraw"}
PENDING = {"suspend", "conciliate", "withdraw", "terminate"}
TABLE: dict[str, set[str]] = {
    "received": EARLY | {"request_supplement", "defer", "accept"},
    "supplement_requested": EARLY | {"take_supplement", "defer", "accept"},
    "deferred": EARLY | {"end_deferral"},
    "accepted": PENDING | {"serve", "form_tribunal"},
    "served": PENDING | {"form_tribunal"},
    "tribunal_formed": PENDING | {"set_hearing"},
    "hearing_set": PENDING | {"postpone_hearing", "hold_hearing", "deem_withdrawn"},
    "heard": PENDING | {"need_another_hearing", "submit_draft"},
    "drafted": {"return_draft", "approve_draft", "conciliate", "withdraw", "terminate"},
    "approved": {"make_award", "conciliate", "withdraw", "terminate"},
    "awarded": {"deliver", "take_effect", "note_suit"},
    "conciliated": {"deliver", "repudiate_conciliation"},
    "delivered": {"take_effect", "note_suit"},
    "effective": {"note_suit", "note_performance", "refer_to_enforcement", "close"},
    "sued": {"take_effect_after_suit", "close"},
    "performed": {"close"},
    "in_enforcement": {"note_enforced", "close"},
    "suspended": {"resume", "withdraw", "terminate"},
    "refused": {"close"},
    "redirected": {"close"},
    "withdrawn": {"close"},
    "deemed_withdrawn": {"close"},
    "terminated": {"close"},
    "closed": set(),
}


def test_the_table_names_every_state():
    assert set(TABLE) == set(State.values)


@pytest.mark.parametrize("state", State.values)
def test_moves(state):
    row = Arbitration(state=state, suspended_from="accepted")
    possible = {transition.name for transition in row.get_available_state_transitions()}

    assert possible == TABLE[state]


def test_the_state_cannot_be_set_by_hand():
    with pytest.raises(AttributeError):
        Arbitration(state="received").state = "awarded"
