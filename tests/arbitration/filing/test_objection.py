"""管辖异议 (ACC-15; 办案规则 arts 8, 10): in writing, within the answer period, decided in writing or followed by a transfer."""

from datetime import date

import pytest

from arbitration.models import Arbitration, PartyRequest, State
from arbitration.services.filing.conditions import jurisdiction_decision
from arbitration.services.filing.decide_jurisdiction import decide_jurisdiction
from arbitration.services.filing.object_jurisdiction import object_jurisdiction
from arbitration.services.filing.transfer import transfer
from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Event, WorkItem
from casework.services.act import act
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import prepare_paper
from tests.factories import staff

TEXT = "公司住所地在外市，应由外市仲裁委员会管辖。"
REASONS = "申请人实际在本市工作，劳动合同履行地在本市。"


@pytest.fixture
def served(accepted, clerk, employer):
    """The application is served on 2026-10-12: ten working days end on 2026-10-26."""
    with act("documents.service.record", actor=clerk, proceeding=accepted) as it:
        it.proceeding.serve()
        it.record("arbitration.application.served", party=employer)
    accepted.refresh_from_db()
    return accepted


def _waiting(row):
    return set(WorkItem.objects.filter(proceeding=row, done_at=None).values_list("node", flat=True))


def test_in_time_it_waits_for_a_decision(served, employer, clock):
    clock.move_to(date(2026, 10, 26))
    event = object_jurisdiction(served, actor=Actor.side(employer), party=employer, text=TEXT)
    request = PartyRequest.objects.get()

    assert (request.in_time, request.state, request.text) == (True, "requested", TEXT)
    assert TEXT not in str(event.data) and "decide_jurisdiction" in _waiting(served)


def test_late_it_has_no_effect_and_says_so(served, employer, clock):
    clock.move_to(date(2026, 10, 27))
    object_jurisdiction(served, actor=Actor.side(employer), party=employer, text=TEXT)
    request = PartyRequest.objects.get()

    assert (request.in_time, request.state) == (False, "rejected") and "不影响仲裁程序" in request.decision
    assert "decide_jurisdiction" not in _waiting(served)
    assert "A13j" not in [one.kind.code for one in due_papers(served)]


def test_rejected_it_gets_a_written_decision_for_both_sides(served, employer, clerk):
    object_jurisdiction(served, actor=clerk, party=employer, text=TEXT)
    decide_jurisdiction(served, actor=clerk, granted=False, reasons=REASONS)

    due = [one for one in due_papers(served) if one.kind.code == "A13j"]
    assert len(due) == 2 and not {"decide_jurisdiction", "transfer_case"} & _waiting(served)
    paper = prepare_paper("A13j", proceeding=served, actor=clerk, addressee=employer)
    assert (paper.context["objection"], paper.context["facts"]) == (TEXT, REASONS)


def test_well_founded_the_case_is_transferred(served, employer, clerk, other):
    object_jurisdiction(served, actor=clerk, party=employer, text=TEXT)
    decide_jurisdiction(served, actor=clerk, granted=True, reasons="履行地和住所地均在外市，异议成立。")

    assert "transfer_case" in _waiting(served)
    assert "A13j" not in [one.kind.code for one in due_papers(served)]
    transfer(served, actor=clerk, commission=other.tribunal, reason="异议成立，移送有管辖权的委员会。")
    assert _waiting(served) == set() and Arbitration.objects.get(pk=served.pk).state == State.TRANSFERRED


def test_one_objection_at_a_time_and_none_without_reasons(served, employer, worker, clerk):
    with pytest.raises(BadInput):
        object_jurisdiction(served, actor=clerk, party=employer, text="不服")
    with pytest.raises(BadInput):
        object_jurisdiction(served, actor=clerk, party=worker, text=TEXT)
    object_jurisdiction(served, actor=clerk, party=employer, text=TEXT)
    with pytest.raises(RuleRefused):
        object_jurisdiction(served, actor=clerk, party=employer, text=TEXT)
    assert PartyRequest.objects.count() == 1


def test_the_worker_and_strangers_neither_object_nor_decide(served, employer, worker, other, clerk):
    for stranger in (Actor.side(worker), staff(other.clerk)):
        with pytest.raises(NotPermitted):
            object_jurisdiction(served, actor=stranger, party=employer, text=TEXT)
    object_jurisdiction(served, actor=clerk, party=employer, text=TEXT)
    with pytest.raises(NotPermitted):
        decide_jurisdiction(served, actor=Actor.side(employer), granted=True, reasons=REASONS)
    assert PartyRequest.objects.get().state == "requested"
    assert not Event.objects.filter(name="arbitration.jurisdiction_objection.decided").exists()


def test_without_an_objection_there_is_nothing_to_decide(served, clerk):
    with pytest.raises(RuleRefused):
        decide_jurisdiction(served, actor=clerk, granted=False, reasons=REASONS)


def test_before_acceptance_no_objection(received, employer, clerk):
    with pytest.raises(NotNow):
        object_jurisdiction(received, actor=clerk, party=employer, text=TEXT)
    assert not PartyRequest.objects.exists()


def test_performance_place_before_seat_and_first_to_accept(received):
    """办案规则 art 8, as the clerk's answers on the page give it."""
    place = {"performance_regions": ["440100"]}
    assert jurisdiction_decision(received)["answer"] == "yes"
    first = place | {"also_seized": "performance_place", "other_accepted_first": True}
    assert jurisdiction_decision(received, first)["answer"] == "no"
    assert jurisdiction_decision(received, place | {"also_seized": "employer_seat"})["answer"] == "yes"
