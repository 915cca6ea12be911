"""The state machines: every state can be reached and left, and every step names its ground."""

import importlib
import re

import pytest
from django_fsm import GET_STATE, RETURN_VALUE

from arbitration.models import AgreementReview, Arbitration, ClaimChange, PartyRequest
from casework.models import Referral, Seat
from documents.models import Paper
from legalaid.models import (
    AidAssignment,
    AidObjection,
    AidRequest,
    Expense,
    LegalAidCase,
    QualityAssessment,
    Subsidy,
    SubsidyBatch,
)
from mediation.models import Agreement, Mediation

# model, the states a row is born in, the states in which it rests for good
MACHINES = [
    (Arbitration, {"received", "pre_applied"}, {"closed"}),
    (AgreementReview, {"requested"}, {"closed"}),
    (ClaimChange, {"requested"}, {"accepted", "separate", "refused"}),
    (PartyRequest, {"requested"}, {"granted", "rejected", "withdrawn"}),
    (Mediation, {"applied"}, {"closed"}),
    (LegalAidCase, {"applied"}, {"closed"}),
    (Agreement, {"draft"}, {"signed", "dropped"}),
    (Seat, {"invited"}, {"declined", "left"}),
    (AidObjection, {"received"}, {"closed"}),
    (AidAssignment, {"offered"}, {"accepted", "declined", "lapsed", "released"}),
    (AidRequest, {"requested"}, {"granted", "rejected", "answered"}),
    (Expense, {"claimed"}, {"allowed", "refused"}),
    (QualityAssessment, {"drawn"}, {"done"}),
    (Subsidy, {"due"}, {"paid"}),
    (SubsidyBatch, {"drafted"}, {"paid", "dissolved"}),
    (Referral, {"offered"}, {"accepted", "returned"}),
    (Paper, {"draft"}, {"issued", "void"}),
]
GROUND = re.compile(r"\barts?\b|法|规则|条例|办法|令\d|\b[A-Z]{2,4}-\d")


def _edges(model) -> list[tuple[str, str]]:
    field = model._meta.get_field("state")
    names = {value for value, _label in field.choices or _choices(model)}
    found = []
    for step in field.get_all_transitions(model):
        targets = (
            step.target.allowed_states if isinstance(step.target, GET_STATE | RETURN_VALUE) else [step.target]
        )
        sources = names if step.source in ("*", "+") else {step.source}
        found += [(str(source), str(target)) for source in sources for target in targets if target]
    return found


def _choices(model):
    module = importlib.import_module(model.__module__)
    return (module.ReviewState if hasattr(module, "ReviewState") else module.State).choices


def _spread(start: set[str], edges: list[tuple[str, str]]) -> set[str]:
    seen = set(start)
    while more := {target for source, target in edges if source in seen} - seen:
        seen |= more
    return seen


@pytest.mark.parametrize("model,born,rest", MACHINES, ids=lambda v: getattr(v, "__name__", ""))
def test_every_state_is_reached(model, born, rest):
    states = {str(value) for value, _label in model._meta.get_field("state").choices or _choices(model)}

    assert states - _spread(born, _edges(model)) == set()


@pytest.mark.parametrize("model,born,rest", MACHINES, ids=lambda v: getattr(v, "__name__", ""))
def test_every_state_leads_to_an_end(model, born, rest):
    edges = _edges(model)
    states = {state for edge in edges for state in edge} | born

    stuck = states - _spread(rest & states, [(target, source) for source, target in edges])

    assert stuck == set()


@pytest.mark.parametrize("model,born,rest", MACHINES, ids=lambda v: getattr(v, "__name__", ""))
def test_no_state_is_a_dead_end(model, born, rest):
    edges = _edges(model)

    assert {target for _source, target in edges} - {source for source, _target in edges} <= rest


@pytest.mark.parametrize("model,born,rest", MACHINES[:15], ids=lambda v: getattr(v, "__name__", ""))
def test_every_transition_names_its_ground(model, born, rest):
    methods = {step.method for step in model._meta.get_field("state").get_all_transitions(model)}

    groundless = sorted(m.__name__ for m in methods if not GROUND.search(m.__doc__ or ""))

    assert groundless == []
