"""From the tribunal's suggestion to an agreement, or back to the tribunal by itself."""

import pytest

from arbitration.models import State
from arbitration.services.filing.receive import receive
from arbitration.services.filing.suggest_mediation import suggest_mediation
from casework.models import Referral, TimeLimit, WorkItem
from mediation.models import State as MediationState
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive as receive_mediation
from mediation.services.intake.receive import receive_referral
from mediation.services.outcome.fail import fail
from tests.factories import staff
from tests.mediation.talks import agree


@pytest.fixture
def deferred(city, case_file):
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    suggest_mediation(arbitration, actor=staff(city.clerk), body=city.union)
    arbitration.refresh_from_db()
    return arbitration


@pytest.fixture
def mediation(city, deferred):
    opened = receive_referral(Referral.objects.get(target_kind="mediation"), actor=staff(city.mediator))
    accept(opened, actor=staff(city.mediator), other_side="phone")
    opened.refresh_from_db()
    return opened


def test_suggesting_mediation_defers_acceptance_and_offers_the_file(deferred):
    assert deferred.state == State.DEFERRED
    assert Referral.objects.get(target_kind="mediation").state == "offered"
    assert WorkItem.objects.get(proceeding=deferred, done_at=None).node == "await_mediation"


def test_failure_flows_on_by_itself(city, deferred, mediation):
    fail(mediation, actor=staff(city.mediator), reason="差距过大")

    deferred.refresh_from_db()
    mediation.refresh_from_db()
    assert (mediation.state, deferred.state) == (MediationState.FAILED, State.RECEIVED)
    assert WorkItem.objects.get(proceeding=deferred, done_at=None).node == "decide_acceptance"
    assert not TimeLimit.objects.filter(proceeding=mediation, status="open", actor="mediation_body").exists()


def test_an_agreement_starts_the_ways_to_confirm_it(city, deferred, mediation, clock):
    agree(mediation, staff(city.mediator), each="5000.00", pay_by=clock_day(clock))

    running = set(TimeLimit.objects.filter(proceeding=mediation, status="open").values_list("key", flat=True))
    assert {"mediation.review_application", "mediation.judicial_confirmation"} <= running


def test_failure_without_arbitration_prepares_the_filing_but_files_nothing(city, case_file):
    opened = receive_mediation(actor=staff(city.mediator), case_file=case_file, body=city.union)
    accept(opened, actor=staff(city.mediator), other_side="phone")
    fail(opened, actor=staff(city.mediator), reason="对方不同意")

    offer = Referral.objects.get(case_file=case_file, target_kind="arbitration")
    assert (offer.state, offer.target) == ("offered", city.tribunal)
    assert not case_file.proceedings.filter(kind="arbitration").exists()


def clock_day(clock):
    from casework.clock import today

    return today()
