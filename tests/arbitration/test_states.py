"""The machine as a table: from each state, exactly these moves."""

import pytest

from arbitration.models import Arbitration, State

EARLY = {"refuse", "redirect", "withdraw"}
PENDING = {"suspend", "conciliate", "withdraw", "terminate", "transfer", "revoke"}
TABLE: dict[str, set[str]] = {
    "pre_applied": {"confirm_receipt", "withdraw"},
    "received": EARLY | {"request_supplement", "defer", "accept"},
    "supplement_requested": EARLY | {"take_supplement", "defer", "accept"},
    "deferred": EARLY | {"end_deferral"},
    "accepted": PENDING | {"serve", "form_tribunal"},
    "served": PENDING | {"form_tribunal"},
    "tribunal_formed": PENDING | {"set_hearing", "dissolve_tribunal"},
    "hearing_set": PENDING | {"postpone_hearing", "hold_hearing", "deem_withdrawn", "dissolve_tribunal"},
    "heard": PENDING | {"need_another_hearing", "submit_draft", "dissolve_tribunal"},
    "drafted": {"return_draft", "approve_draft", "conciliate", "withdraw", "terminate", "revoke"},
    "approved": {"make_award", "conciliate", "withdraw", "terminate", "revoke"},
    "awarded": {"deliver", "take_effect", "note_suit"},
    "conciliated": {"deliver", "repudiate_conciliation"},
    "delivered": {"take_effect", "note_suit", "note_set_aside"},
    "effective": {"note_suit", "note_performance", "refer_to_enforcement", "note_set_aside", "close"},
    "sued": {"take_effect_after_suit", "note_set_aside", "close"},
    "performed": {"close"},
    "in_enforcement": {"note_enforced", "close"},
    "suspended": {"resume", "withdraw", "terminate", "transfer", "revoke"},
    "refused": {"close"},
    "redirected": {"close"},
    "withdrawn": {"close"},
    "deemed_withdrawn": {"close"},
    "terminated": {"close"},
    "revoked": {"close"},
    "transferred": {"close"},
    "set_aside": {"close"},
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
