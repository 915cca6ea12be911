"""What follows: the ways that are open, payments, default, courts, visits, closing."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from casework.actor import Actor
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Claim, Event, Notice, Party, Referral, TimeLimit, WorkItem
from casework.services import outbox
from casework.services.sweep import sweep
from legalaid.services.receive import receive_referral
from mediation.models import CourtStep, Instalment, State, Visit
from mediation.services.intake.note_consent import note_consent
from mediation.services.outcome import court_ways
from mediation.services.outcome.close import close
from mediation.services.outcome.confirm import confirm, refuse_confirmation
from mediation.services.outcome.court_ways import Request
from mediation.services.outcome.due_next import left_open
from mediation.services.outcome.instalments import pay_instalment, remind_instalment
from mediation.services.outcome.note_default import note_default
from mediation.services.outcome.record_performance import record_performance
from mediation.services.outcome.refer_to_aid import refer_to_aid
from mediation.services.outcome.visit import Finding, record_visit
from mediation.services.outcome.ways import ways_of
from tests.factories import staff
from tests.mediation.talks import agree, fresh


def work() -> None:
    sweep()
    for _turn in range(3):
        for pk in outbox.waiting():
            outbox.run(pk)


def open_ways(row) -> set[str]:
    return {one.name for one in ways_of(fresh(row)) if one.is_open}


@pytest.fixture
def in_two(accepted, mediator):
    """19,000 yuan in two payments: on 2026-10-20 and 2026-11-20."""
    claims = list(Claim.objects.order_by("code"))
    amounts = {claims[0].pk: Decimal("9500.01"), claims[1].pk: Decimal("9499.99")}
    parts = [(date(2026, 10, 20), Decimal(9000)), (date(2026, 11, 20), Decimal(10000))]
    agree(accepted, mediator, amounts=amounts, parts=parts)
    return fresh(accepted)


def first(row) -> Instalment:
    return Instalment.objects.filter(agreement__mediation=row, paid_on=None)[0]


def test_a_payment_comes_in_with_its_proof_and_is_laid_on_the_claims(in_two, mediator):
    with pytest.raises(BadInput):
        pay_instalment(in_two, actor=mediator, instalment=first(in_two))
    pay_instalment(in_two, actor=mediator, instalment=first(in_two), proof_words="双方当面确认转账记录")

    assert sum(claim.paid for claim in Claim.objects.all()) == Decimal(9000)
    assert (fresh(in_two).state, left_open(in_two)) == (State.AGREED, Decimal(10000))
    due = TimeLimit.objects.get(proceeding=in_two, key="mediation.instalment", status="open")
    assert due.raw_due == date(2026, 11, 20)


def test_the_worker_says_so_on_the_phone_and_the_last_payment_performs(in_two):
    worker = Actor.side(in_two.case_file.parties.get(side="applicant"))
    pay_instalment(in_two, actor=worker, instalment=first(in_two))
    pay_instalment(fresh(in_two), actor=worker, instalment=first(in_two))

    assert fresh(in_two).state == State.PERFORMED
    assert {claim.paid for claim in Claim.objects.all()} == {Decimal("9500.01"), Decimal("9499.99")}
    with pytest.raises(NotNow):
        pay_instalment(fresh(in_two), actor=worker, instalment=Instalment.objects.first())


def test_a_missed_payment_is_noted_reminded_and_opens_the_ways(in_two, mediator, clock):
    assert "payment_order" not in open_ways(in_two)
    with pytest.raises(NotNow):
        note_default(in_two, actor=mediator)
    clock.shift(timedelta(days=9))
    work()

    missed = Event.objects.get(name="mediation.instalment.missed")
    assert missed.data["amount"] == "9000.00"
    assert WorkItem.objects.filter(proceeding=in_two, node="remind_payer", done_at=None).exists()
    assert {"payment_order", "review", "confirmation"} <= open_ways(in_two)
    remind_instalment(fresh(in_two), actor=mediator, how="电话提醒，答应三日内付")
    assert Notice.objects.filter(kind="mediation.payment_reminder").count() == 1
    assert not WorkItem.objects.filter(proceeding=in_two, node="remind_payer", done_at=None).exists()
    note_default(fresh(in_two), actor=mediator)
    assert fresh(in_two).state == State.IN_DEFAULT


def test_med_11_a_direct_suit_is_for_wages_alone(in_two, mediator, clock):
    clock.shift(timedelta(days=9))
    assert "suit" not in open_ways(in_two)
    agreement = in_two.agreements.get()
    with pytest.raises(RuleRefused):
        court_ways.note_suit(in_two, actor=mediator, request=Request(agreement, "演示区人民法院"))

    Claim.objects.filter(code="C6").update(code="C3")
    assert "suit" in open_ways(in_two)
    court_ways.note_suit(fresh(in_two), actor=mediator, request=Request(agreement, "演示区人民法院"))
    assert "suit" not in open_ways(in_two)


def test_med_9_the_payment_order_step_by_step(in_two, mediator, clock):
    clock.shift(timedelta(days=9))
    worker = in_two.case_file.parties.get(side="applicant")
    request = Request(in_two.agreements.get(), "演示区人民法院", worker, Decimal(9000))
    court_ways.request_payment_order(in_two, actor=mediator, request=request)
    step = CourtStep.objects.get()
    with pytest.raises(NotNow):
        court_ways.follow_payment_order(fresh(in_two), actor=mediator, step=step, stage="served")
    for stage in ("accepted", "issued", "served"):
        court_ways.follow_payment_order(fresh(in_two), actor=mediator, step=step, stage=stage)
    limit = TimeLimit.objects.get(proceeding=in_two, key="mediation.payment_order_performance")
    assert limit.raw_due == date(2026, 11, 5)

    clock.shift(timedelta(days=16))
    assert "enforcement" in open_ways(in_two) and "suit" not in open_ways(in_two)
    court_ways.request_enforcement(fresh(in_two), actor=mediator, request=request)
    assert fresh(in_two).state == State.IN_ENFORCEMENT


def test_med_10_after_an_objection_the_suit_is_direct(in_two, mediator, clock):
    clock.shift(timedelta(days=9))
    request = Request(in_two.agreements.get(), "演示区人民法院")
    court_ways.request_payment_order(in_two, actor=mediator, request=request)
    for stage in ("accepted", "issued", "served", "objected"):
        court_ways.follow_payment_order(
            fresh(in_two), actor=mediator, step=CourtStep.objects.get(), stage=stage
        )

    assert "suit" in open_ways(in_two) and "payment_order" not in open_ways(in_two)


def test_med_8_confirmation_is_asked_together_within_thirty_days(in_two, mediator, clock):
    request = Request(in_two.agreements.get(), "演示区人民法院")
    with pytest.raises(RuleRefused):
        court_ways.request_confirmation(in_two, actor=mediator, request=request)
    for party in Party.objects.filter(case_file=in_two.case_file):
        note_consent(fresh(in_two), actor=mediator, party=party, about="confirmation", agrees=True)
    court_ways.request_confirmation(fresh(in_two), actor=mediator, request=request)
    refuse_confirmation(fresh(in_two), actor=mediator, number="（2026）演示1号", reason="内容不明确")
    assert fresh(in_two).state == State.AGREED and CourtStep.objects.get().stage == "refused"

    court_ways.request_confirmation(fresh(in_two), actor=mediator, request=request)
    confirm(fresh(in_two), actor=mediator, by="court", number="（2026）演示2号")
    assert fresh(in_two).state == State.CONFIRMED and "confirmation" not in open_ways(in_two)


def test_the_windows_close(in_two, clock):
    clock.shift(timedelta(days=16))
    assert open_ways(in_two) & {"review", "confirmation"} == {"confirmation"}
    clock.shift(timedelta(days=16))
    assert not open_ways(in_two) & {"review", "confirmation"}


def test_a_visit_is_kept_and_finishes_its_work(in_two, mediator):
    worker = in_two.case_file.parties.get(side="applicant")
    with pytest.raises(BadInput) as refused:
        record_visit(in_two, actor=mediator, finding=Finding(worker, "pigeon", "whole", satisfaction=6))
    assert set(refused.value.errors) == {"how", "satisfaction"}
    record_visit(in_two, actor=mediator, finding=Finding(worker, "phone", "not_due", satisfaction=5))

    assert Visit.objects.get().satisfaction == 5
    assert not WorkItem.objects.filter(proceeding=in_two, node="visit_parties", done_at=None).exists()


def test_performance_at_once_and_closing(in_two, mediator):
    record_performance(in_two, actor=mediator)
    assert left_open(in_two) == 0 and fresh(in_two).state == State.PERFORMED
    close(fresh(in_two), actor=mediator)

    assert fresh(in_two).closed_on == date(2026, 10, 12)
    assert not WorkItem.objects.filter(proceeding=in_two, done_at=None).exclude(node="visit_parties").exists()


def test_the_worker_is_handed_on_to_legal_aid(city, in_two, mediator):
    worker, employer = (in_two.case_file.parties.get(side=side) for side in ("applicant", "respondent"))
    with pytest.raises(BadInput) as refused:
        refer_to_aid(in_two, actor=mediator, centre=city.union, party=employer, reason=" ")
    assert set(refused.value.errors) == {"centre", "party", "reason"}
    refer_to_aid(
        in_two, actor=mediator, centre=city.centre, party=worker, reason="其余请求需要律师，本人同意"
    )

    referral = Referral.objects.get(target_kind="legal_aid")
    aid = receive_referral(referral, actor=staff(city.aid_clerk))
    assert aid.recipient == worker and referral.source_id == in_two.pk


def test_a_court_is_asked_for_no_more_than_is_owed_unless_the_agreement_adds_to_it(in_two, mediator, clock):
    clock.shift(timedelta(days=9))
    agreement, worker = in_two.agreements.get(), in_two.case_file.parties.get(side="applicant")
    more = Request(agreement, "演示区人民法院", worker, left_open(in_two, agreement) + 1)
    with pytest.raises(BadInput) as refused:
        court_ways.request_payment_order(fresh(in_two), actor=mediator, request=more)
    assert list(refused.value.errors) == ["amount"]

    agreement.default_clause = "任何一期逾期，另付违约金500元（演示）。"
    agreement.save(update_fields=["default_clause"])
    with pytest.raises(BadInput) as unexplained:
        court_ways.request_payment_order(fresh(in_two), actor=mediator, request=more)
    assert list(unexplained.value.errors) == ["added_by"]

    explained = replace(more, added_by="第三条违约金（演示）")
    court_ways.request_payment_order(fresh(in_two), actor=mediator, request=explained)

    assert CourtStep.objects.get().amount == more.amount
    asked = Event.objects.get(name="mediation.payment_order.requested")
    assert asked.data["added_by"] == "第三条违约金（演示）"


def test_what_is_left_open_is_written_to_the_fen(accepted, mediator):
    claims = list(Claim.objects.order_by("code"))
    half = Decimal("4956.32") / 2
    agree(
        accepted,
        mediator,
        amounts={claims[0].pk: Decimal("4956.32")},
        parts=[(date(2026, month, 20), half) for month in (10, 11)],
    )

    assert str(left_open(fresh(accepted))) == "4956.32"
