"""The acts of a mediation: what they refuse, what they leave behind."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import Claim, TimeLimit
from casework.services import outbox
from casework.services.sweep import sweep
from mediation.models import Mediation, State
from mediation.services.accept import accept
from mediation.services.confirm import confirm
from mediation.services.decline import decline
from mediation.services.fail import fail
from mediation.services.hold_session import hold_session
from mediation.services.note_default import note_default
from mediation.services.receive import receive
from mediation.services.record_performance import record_performance
from mediation.services.sign_agreement import sign_agreement
from tests.factories import staff


@pytest.fixture
def applied(city, case_file) -> Mediation:
    return receive(actor=staff(city.mediator), case_file=case_file, body=city.union)


@pytest.fixture
def accepted(city, applied) -> Mediation:
    accept(applied, actor=staff(city.mediator))
    applied.refresh_from_db()
    return applied


def agreed_amounts(mediation: Mediation, amount: str) -> dict[int, Decimal]:
    return {claim.pk: Decimal(amount) for claim in Claim.objects.filter(case_file=mediation.case_file)}


def test_both_fifteen_day_clocks_run_from_their_own_start(city, applied, clock):
    clock.shift(timedelta(days=2))
    accept(applied, actor=staff(city.mediator))

    due = dict(TimeLimit.objects.filter(proceeding=applied, status="open").values_list("key", "raw_due"))
    assert (due["mediation.receipt"], due["mediation.duty"]) == (date(2026, 10, 27), date(2026, 10, 29))


def test_running_out_opens_the_way_by_itself(city, accepted, clock):
    clock.shift(timedelta(days=17))
    sweep()
    for _turn in range(3):
        for pk in outbox.waiting():
            outbox.run(pk)

    accepted.refresh_from_db()
    assert accepted.state == State.EXPIRED
    assert accepted.case_file.referrals.filter(target_kind="arbitration", state="offered").exists()


def test_declining_needs_a_reason(city, applied):
    with pytest.raises(BadInput):
        decline(applied, actor=staff(city.mediator), reason=" ")

    decline(applied, actor=staff(city.mediator), reason="对方不同意调解")

    applied.refresh_from_db()
    assert applied.state == State.NOT_ACCEPTED


def test_strangers_may_not(city, accepted):
    with pytest.raises(NotPermitted):
        fail(accepted, actor=staff(city.clerk), reason="差距过大")


def test_a_session_names_who_was_there(city, accepted):
    with pytest.raises(BadInput):
        hold_session(accepted, actor=staff(city.mediator), record={"present": ""})


def test_an_agreement_settles_every_claim(city, accepted):
    claims = agreed_amounts(accepted, "100.00")
    some = dict(list(claims.items())[:1])
    for bad in (some, {pk: Decimal(-1) for pk in claims}):
        with pytest.raises(BadInput):
            sign_agreement(
                accepted, actor=staff(city.mediator), agreed=bad, pay_by=date(2026, 11, 1), terms={}
            )
    with pytest.raises(BadInput):
        sign_agreement(
            accepted, actor=staff(city.mediator), agreed=claims, pay_by=date(2026, 10, 1), terms={}
        )
    assert not Claim.objects.exclude(agreed=None).exists()


def test_from_agreement_to_performance(city, accepted):
    sign_agreement(
        accepted,
        actor=staff(city.mediator),
        agreed=agreed_amounts(accepted, "100.00"),
        pay_by=date(2026, 11, 1),
        terms={"account": "银行转账"},
    )
    accepted.refresh_from_db()
    confirm(accepted, actor=staff(city.mediator), by="arbitration", number="演示审〔2026〕1号")
    accepted.refresh_from_db()
    record_performance(accepted, actor=staff(city.mediator))

    accepted.refresh_from_db()
    assert accepted.state == State.PERFORMED
    assert {claim.paid for claim in accepted.case_file.claims.all()} == {Decimal("100.00")}
    with pytest.raises(NotNow):
        note_default(accepted, actor=staff(city.mediator))
