"""Every ending of a mediation, from its application to the closed file."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from arbitration.models import Arbitration
from arbitration.services.filing.limitation_facts import limitation_facts
from arbitration.services.filing.receive import receive_referral as take_arbitration
from arbitration.views.receive_forms import ReceiveForm
from casework.models import Claim, Party, Referral
from casework.services import outbox
from casework.services.record import verify
from casework.services.sweep import sweep
from mediation.services.intake.accept import accept
from mediation.services.intake.decline import decline
from mediation.services.intake.note_consent import note_consent
from mediation.services.intake.receive import receive
from mediation.services.intake.withdraw import withdraw
from mediation.services.outcome import court_ways
from mediation.services.outcome.close import close
from mediation.services.outcome.confirm import confirm
from mediation.services.outcome.fail import fail
from mediation.services.outcome.note_default import note_default
from mediation.services.outcome.record_performance import record_performance
from mediation.services.outcome.visit import Finding, record_visit
from tests.factories import staff
from tests.mediation.talks import agree, fresh, talk

# What the tribunal's own receipt form asks, less what only the tribunal can know of its own receipt.
OFFICE = {
    "tribunal", "channel", "received_on", "posted_on", "story", "place", "interpreter", "signed_as", "read_back", "given",
}  # fmt: skip


@pytest.fixture
def actor(city):
    return staff(city.mediator)


@pytest.fixture
def row(city, case_file, actor):
    return receive(actor=actor, case_file=case_file, body=city.union)


@pytest.fixture
def talking(row, actor):
    accept(row, actor=actor, other_side="phone")
    talk(row, actor)
    return fresh(row)


def work() -> None:
    sweep()
    for _turn in range(3):
        for pk in outbox.waiting():
            outbox.run(pk)


def done(row, actor, state: str) -> None:
    """The file closes from where it has ended, and its log is whole."""
    assert fresh(row).state == state
    close(fresh(row), actor=actor)
    assert fresh(row).state == "closed" and verify(fresh(row).case_file) == []


def test_not_accepted(row, actor):
    decline(row, actor=actor, reason="对方不同意")
    done(row, actor, "not_accepted")


def test_withdrawn(talking, actor):
    withdraw(talking, actor=actor)
    done(talking, actor, "withdrawn")


def test_run_out(talking, actor, clock):
    clock.shift(timedelta(days=17))
    work()
    done(talking, actor, "expired")


def test_performed_and_visited(talking, actor):
    agree(talking, actor, each="1000.00")
    record_performance(fresh(talking), actor=actor)
    worker = talking.case_file.parties.get(side="applicant")
    record_visit(fresh(talking), actor=actor, finding=Finding(worker, "phone", "whole", satisfaction=5))
    done(talking, actor, "performed")


def test_confirmed_by_the_court_then_enforced(talking, actor, clock):
    made = agree(talking, actor, each="1000.00", pay_by=date(2026, 10, 20))
    for party in Party.objects.filter(case_file=talking.case_file):
        note_consent(fresh(talking), actor=actor, party=party, about="confirmation", agrees=True)
    request = court_ways.Request(made, "演示区人民法院")
    court_ways.request_confirmation(fresh(talking), actor=actor, request=request)
    confirm(fresh(talking), actor=actor, by="court", number="（2026）演示确1号")
    clock.shift(timedelta(days=9))
    work()
    court_ways.request_enforcement(fresh(talking), actor=actor, request=request)
    done(talking, actor, "in_enforcement")


def test_default_and_payment_order(talking, actor, clock):
    made = agree(talking, actor, each="1000.00", pay_by=date(2026, 10, 20))
    clock.shift(timedelta(days=9))
    work()
    note_default(fresh(talking), actor=actor)
    worker = talking.case_file.parties.get(side="applicant")
    request = court_ways.Request(made, "演示区人民法院", worker)
    court_ways.request_payment_order(fresh(talking), actor=actor, request=request)
    for stage in ("accepted", "issued", "served", "paid"):
        step = talking.court_steps.get()
        court_ways.follow_payment_order(fresh(talking), actor=actor, step=step, stage=stage)
    record_performance(fresh(talking), actor=actor)
    done(talking, actor, "performed")


def test_part_agreed_the_rest_to_arbitration(talking, actor):
    wages = Claim.objects.get(code="C2")
    agree(talking, actor, amounts={wages.pk: Decimal("14287.36")})
    fail(fresh(talking), actor=actor, reason="经济补偿谈不拢")
    record_performance(fresh(talking), actor=actor)
    done(talking, actor, "performed")
    assert Referral.objects.get(target_kind="arbitration").state == "offered"


def test_failed_and_nobody_types_anything_twice(city, talking, actor):
    fail(talking, actor=actor, reason="差距过大")
    referral = Referral.objects.get(target_kind="arbitration")
    arbitration = take_arbitration(referral, actor=staff(city.clerk))

    worker, employer = (
        Party.objects.get(case_file=arbitration.case_file, side=s) for s in ("applicant", "respondent")
    )
    carried = {
        "name": worker.name, "id_number": worker.id_number, "phone": worker.phone, "employer": employer.name,
        "credit_code": employer.credit_code, "legal_representative": employer.legal_representative,
        "cause": arbitration.case_file.cause, "migrant_worker": arbitration.case_file.migrant_worker,
    }  # fmt: skip
    optional = {"residence", "service_address", "hardship", "employer_address", "employer_phone"}
    asked = set(ReceiveForm.base_fields) - OFFICE
    assert asked - set(carried) - optional == set() and all(carried.values())
    assert Claim.objects.standing(arbitration.case_file).count() == 2
    kinds = [one["kind"] for one in limitation_facts(arbitration)["interruptions"]]
    assert kinds == ["mediation", "mediation_failed"]
    assert Arbitration.objects.get().case_file_id == talking.case_file_id
    done(talking, actor, "failed")
