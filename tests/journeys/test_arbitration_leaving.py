"""Journeys of cases that leave the office in which they began: redirected, transferred, revoked (ACC-5 to ACC-7)."""

from datetime import timedelta

import pytest

from arbitration.models import Arbitration, State
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive, receive_referral
from arbitration.services.filing.redirect import redirect
from arbitration.services.filing.revoke import revoke
from arbitration.services.filing.transfer import transfer
from arbitration.services.filing.withdraw import withdraw
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.hold_hearing import hold_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.outcome.declare_effective import declare_effective
from arbitration.services.outcome.record_performance import record_performance
from casework.models import Claim, Referral, TimeLimit
from tests.arbitration.decisions.steps import issue, serve, serve_award, to_award
from tests.arbitration.hearing_path import START, find_all, state_elements
from tests.factories import City, staff
from tests.journeys.test_arbitration_endings import closed

WHY = "申请人的工作地点和单位住所均在外市。"


@pytest.fixture
def clerk(city):
    return staff(city.clerk)


@pytest.fixture
def second(city):
    return City("440300", "深演示")


@pytest.fixture
def taken(city, case_file, clerk, second, clock):
    """Accepted in the wrong city, transferred, and taken by the right one."""
    row = receive(actor=clerk, case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=clerk, fast=True)
    transfer(row, actor=clerk, commission=second.tribunal, reason=WHY)
    serve(city, issue(city, row, "A14n"))
    closed(row, clerk, State.TRANSFERRED)
    clock.shift(timedelta(days=3))
    return receive_referral(Referral.objects.get(source=row), actor=staff(second.clerk))


def nothing_runs(row):
    """Only the time in which the file goes to the archive."""
    running = TimeLimit.objects.filter(proceeding=row, status="open")
    return not running.exclude(key__startswith="arbitration.archive").exists()


def test_redirected(city, case_file, clerk, second):
    """ACC-5: no refusal, a written explanation which commission is competent."""
    row = receive(actor=clerk, case_file=case_file, tribunal=city.tribunal)
    redirect(row, actor=clerk, commission=second.tribunal, reason=WHY)
    assert [paper.kind for paper in issue(city, row, "A13")] == ["A13"]
    closed(row, clerk, State.REDIRECTED)
    assert nothing_runs(row)


def test_revoked(city, case_file, clerk):
    """ACC-7: served on both within five working days, then closed."""
    row = receive(actor=clerk, case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=clerk, fast=True)
    revoke(row, actor=staff(city.head), ground="repeated", explanation="同一请求已经生效裁决处理。")
    papers = issue(city, row, "A15")
    assert len(papers) == 2
    serve(city, papers)
    closed(row, clerk, State.REVOKED)
    assert nothing_runs(row)


def test_transferred_then_withdrawn_before_the_second_tribunal(second, taken):
    """ACC-6, HRG-6."""
    clerk = staff(second.clerk)
    withdraw(taken, actor=clerk, reason="双方已和解", settled="performed")
    closed(taken, clerk, State.WITHDRAWN)
    assert nothing_runs(taken)


def test_transferred_then_awarded_by_the_second_tribunal_and_paid(second, taken, clock):
    """ACC-6, AWD-1: the second tribunal has its own tribunal, hearing, award, service and effect."""
    clerk, arbitrator = staff(second.clerk), staff(second.arbitrator)
    worker = state_elements(taken.case_file)
    form_tribunal(taken, actor=clerk, arbitrators=[second.arbitrator], recorder=second.other_clerk)
    schedule_hearing(
        taken, actor=clerk, room=second.room, starts_at=START, ends_at=START + timedelta(hours=2)
    )
    taken.refresh_from_db()
    find_all(second, taken, worker)
    clock.move_to(START + timedelta(hours=2))
    record = {
        "presence": [{"party": worker.pk, "state": "present", "note": ""}],
        "rights_read": True,
        "conciliation": {"outcome": "failed", "text": ""},
    }
    hold_hearing(taken, actor=arbitrator, record=record)
    taken.refresh_from_db()
    to_award(second, taken)
    serve_award(second, taken)
    declare_effective(taken, actor=clerk)
    paid = {one.pk: one.awarded for one in Claim.objects.filter(case_file=taken.case_file)}
    record_performance(taken, actor=clerk, paid=paid)

    closed(taken, clerk, State.PERFORMED)
    assert taken.organisation == second.tribunal and taken.number.startswith("深演示")
    old = Arbitration.objects.get(pk=taken.transferred_from_id)
    assert old.state == State.CLOSED and nothing_runs(old)
