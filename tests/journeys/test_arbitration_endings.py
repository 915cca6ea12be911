"""One journey for each ending of an arbitration, from receipt until the file is closed."""

from datetime import timedelta
from decimal import Decimal

import pytest

from arbitration.models import CourtMatter, Instalment, State, WorkerEffect
from arbitration.services.awards.conciliate import conciliate, conciliate_part, repudiate_conciliation
from arbitration.services.decisions.deem_withdrawn import deem_withdrawn
from arbitration.services.decisions.terminate import terminate
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.filing.refuse import GROUNDS, refuse
from arbitration.services.filing.withdraw import withdraw
from arbitration.services.outcome.close import close
from arbitration.services.outcome.court_matters import (
    end_of_suit,
    note_set_aside_ruling,
    request_set_aside,
)
from arbitration.services.outcome.declare_effective import declare_effective
from arbitration.services.outcome.instalments import pay_instalment, plan_instalments
from arbitration.services.outcome.note_suit import note_suit
from arbitration.services.outcome.owing import left_open
from arbitration.services.outcome.record_performance import record_performance
from arbitration.services.outcome.refer_enforcement import refer_enforcement
from casework.clock import today
from casework.models import Claim, WorkItem
from tests.arbitration.decisions.steps import big_double_wage, claim, issue, serve, serve_award, to_award
from tests.arbitration.hearing_path import START, parties, to_heard, to_hearing
from tests.factories import staff

TERMS = {"pay_by": "2026-11-30", "account": "银行转账", "default_clause": "逾期一期，全部到期。"}


@pytest.fixture
def clerk(city):
    return staff(city.clerk)


def closed(row, clerk, on_the_way):
    """The case stood at this ending; closed, it leaves no work behind."""
    row.refresh_from_db()
    assert row.state == on_the_way
    close(row, actor=clerk)
    row.refresh_from_db()
    assert row.state == State.CLOSED
    assert not WorkItem.objects.filter(proceeding=row, done_at=None).exists()


def test_refused(city, case_file, clerk):
    row = receive(actor=clerk, case_file=case_file, tribunal=city.tribunal)
    refuse(row, actor=clerk, ground=next(iter(GROUNDS)), explanation="申请事项不属于劳动争议的受理范围。")
    closed(row, clerk, State.REFUSED)


def test_withdrawn(city, case_file, clerk):
    """HRG-6."""
    row = receive(actor=clerk, case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=clerk, fast=True)
    withdraw(row, actor=clerk, reason="双方已和解", settled="performed")
    closed(row, clerk, State.WITHDRAWN)


def test_deemed_withdrawn(city, case_file, clock, clerk):
    """HRG-5."""
    row = to_hearing(city, case_file)
    serve(city, issue(city, row, "A21"))
    clock.move_to(START + timedelta(hours=1))
    worker, _employer = parties(case_file)
    deem_withdrawn(
        row, actor=staff(city.arbitrator), party=worker, no_just_cause=True, reason="经核对未到庭。"
    )
    closed(row, clerk, State.DEEMED_WITHDRAWN)


def test_terminated_on_a_docketed_suit(city, case_file, clock, clerk):
    """CLK-9."""
    row = to_heard(city, case_file, clock)
    clock.shift(timedelta(days=60))
    terminate(
        row, actor=staff(city.head), ground="docketed", reason="逾期未裁决。",
        party=parties(case_file)[0], court="演示区人民法院", docketed_on=today(),
    )  # fmt: skip
    closed(row, clerk, State.TERMINATED)


def test_conciliated_and_performed_by_instalments(city, case_file, clock, clerk):
    """AWD-14: both receipts, then the instalments."""
    row = to_heard(city, case_file, clock)
    agreed = {one.pk: Decimal("5000") for one in Claim.objects.filter(case_file=case_file)}
    parts = [(today() + timedelta(days=days), Decimal("5000")) for days in (14, 35)]
    conciliate(row, actor=staff(city.arbitrator), agreed=agreed, terms=TERMS, instalments=parts)
    row.refresh_from_db()
    serve(city, issue(city, row, "A32"))
    row.refresh_from_db()
    assert row.state == State.DELIVERED
    for one in Instalment.objects.filter(arbitration=row):
        pay_instalment(row, actor=clerk, instalment=one)
    closed(row, clerk, State.PERFORMED)


def test_wages_conciliated_first_then_awarded(city, case_file, clock, clerk):
    """FAST-7: the rest is awarded, and all of it performed."""
    row = to_heard(city, case_file, clock)
    conciliate_part(
        row, actor=staff(city.arbitrator), agreed={claim(row, "C2").pk: Decimal("14000")}, terms=TERMS
    )
    row.refresh_from_db()
    serve(city, issue(city, row, "A32p"))
    row.refresh_from_db()
    to_award(city, row)
    serve_award(city, row)
    declare_effective(row, actor=clerk)
    paid = {claim(row, "C2").pk: Decimal("14000"), claim(row, "C6").pk: Decimal("9750")}
    record_performance(row, actor=clerk, paid=paid)
    closed(row, clerk, State.PERFORMED)


def test_conciliation_repudiated_then_awarded_and_enforced(city, case_file, clock, clerk):
    """AWD-14, AWD-16."""
    row = to_heard(city, case_file, clock)
    agreed = {one.pk: Decimal("5000") for one in Claim.objects.filter(case_file=case_file)}
    conciliate(row, actor=staff(city.arbitrator), agreed=agreed, terms=TERMS)
    row.refresh_from_db()
    repudiate_conciliation(row, actor=clerk, party=parties(case_file)[1])
    row.refresh_from_db()
    to_award(city, row)
    serve_award(city, row)
    declare_effective(row, actor=clerk)
    refer_enforcement(row, actor=clerk)
    closed(row, clerk, State.IN_ENFORCEMENT)


def test_final_award_performed_by_instalments(city, case_file, clock, clerk):
    """AWD-1."""
    row = to_award(city, to_heard(city, case_file, clock))
    serve_award(city, row)
    declare_effective(row, actor=clerk)
    row.refresh_from_db()
    assert row.effective_on == row.made_on
    plan_instalments(row, actor=clerk, instalments=[(today() + timedelta(days=7), left_open(row))])
    pay_instalment(row, actor=clerk, instalment=Instalment.objects.get(arbitration=row))
    closed(row, clerk, State.PERFORMED)


def test_mixed_award_sued_in_part_returned_and_performed(city, case_file, clock, clerk):
    """AWD-4, AWD-11: the suit on the non-final award is withdrawn, and it stands."""
    big_double_wage(case_file)
    row = to_award(city, to_heard(city, case_file, clock))
    serve_award(city, row)
    _worker, employer = parties(case_file)
    note_suit(row, actor=clerk, party=employer, on=today(), court="演示区人民法院", final=False)
    clock.shift(timedelta(days=50))
    suit = CourtMatter.objects.get(arbitration=row)
    end_of_suit(row, actor=clerk, matter=suit, outcome="withdrawn", on=today())
    row.refresh_from_db()
    assert WorkerEffect.objects.get(arbitration=row, final=False).effective_on == today()
    declare_effective(row, actor=clerk)
    paid = {one.pk: one.awarded for one in Claim.objects.filter(case_file=case_file)}
    record_performance(row, actor=clerk, paid=paid)
    closed(row, clerk, State.PERFORMED)


def test_award_set_aside(city, case_file, clock, clerk):
    """AWD-9, AWD-10."""
    row = to_award(city, to_heard(city, case_file, clock))
    serve_award(city, row)
    worker, employer = parties(case_file)
    request_set_aside(
        row, actor=clerk, party=employer, court="演示市中级人民法院", grounds=["law"], on=today()
    )
    asked = CourtMatter.objects.get(arbitration=row)
    for party in (employer, worker):
        note_set_aside_ruling(row, actor=clerk, matter=asked, granted=True, party=party, on=today())
    note_suit(row, actor=clerk, party=worker, on=today(), court="演示区人民法院")
    closed(row, clerk, State.SET_ASIDE)
