"""先行调解的分期 (规则 73; 法 42, 51; FAST-7): watched from the last receipt, reminded, missed and paid while the rest goes on."""

from datetime import timedelta
from decimal import Decimal

import pytest

from arbitration.models import Instalment, State
from arbitration.services.awards.conciliate import (
    conciliate,
    conciliate_part,
    repudiate_conciliation,
    repudiate_part,
)
from arbitration.services.outcome.instalments import binding_instalments, pay_instalment
from casework.actor import Actor
from casework.clock import today
from casework.errors import NotNow
from casework.models import WorkItem
from casework.services.climb import record_miss
from tests.arbitration.decisions.steps import claim, issue, limits, serve
from tests.arbitration.hearing_path import parties, to_heard
from tests.factories import staff

TERMS = {"pay_by": "2026-12-31", "account": "银行转账", "default_clause": ""}


@pytest.fixture
def heard(city, case_file, clock):
    return to_heard(city, case_file, clock)


@pytest.fixture
def parts(heard, city):
    days = [today() + timedelta(days=10), today() + timedelta(days=42)]
    sums = [(days[0], Decimal("4000.00")), (days[1], Decimal("5000.00"))]
    agreed = {claim(heard, "C2").pk: Decimal("9000.00")}
    conciliate_part(heard, actor=staff(city.arbitrator), agreed=agreed, terms=TERMS, instalments=sums)
    heard.refresh_from_db()
    return sums


def served(city, row):
    serve(city, issue(city, row, "A32p"))
    row.refresh_from_db()


def settle_rest(city, row, day):
    rest = {claim(row, "C6").pk: Decimal("3000.00")}
    conciliate(
        row, actor=staff(city.arbitrator), agreed=rest, terms=TERMS, instalments=[(day, Decimal("3000.00"))]
    )
    row.refresh_from_db()


def test_nothing_binds_before_the_receipts(city, heard, parts):
    assert not limits(heard, "instalment") and not binding_instalments(heard).exists()
    with pytest.raises(NotNow):
        pay_instalment(heard, actor=staff(city.clerk), instalment=Instalment.objects.first())
    served(city, heard)
    assert [one.due for one in limits(heard, "instalment")] == [parts[0][0]]


def test_missed_it_leaves_work_and_the_way_to_enforcement(city, heard, parts, clock):
    served(city, heard)
    clock.shift(timedelta(days=12))
    record_miss(limits(heard, "instalment")[0])

    one, two = Instalment.objects.all()
    assert one.missed_on == today() and two.missed_on is None and heard.state == State.HEARD
    assert WorkItem.objects.filter(proceeding=heard, node="follow_missed_instalment", done_at=None).exists()
    assert limits(heard, "partial_enforcement")
    assert [limit.due for limit in limits(heard, "instalment")] == [parts[1][0]]


def test_a_payment_goes_to_the_claims_of_the_part_and_the_case_goes_on(city, heard, parts):
    served(city, heard)
    for one in Instalment.objects.all():
        pay_instalment(heard, actor=Actor.side(parties(heard.case_file)[0]), instalment=one)
    heard.refresh_from_db()
    assert claim(heard, "C2").paid == Decimal("9000.00") and claim(heard, "C6").paid == 0
    assert heard.state == State.HEARD and not limits(heard, "instalment")


def test_the_part_stays_watched_when_the_rest_is_settled_and_given_up_again(city, heard, parts):
    served(city, heard)
    settle_rest(city, heard, today() + timedelta(days=3))
    assert [one.due for one in limits(heard, "instalment")] == [parts[0][0]]
    assert [one.amount for one in binding_instalments(heard)] == [amount for _day, amount in parts]

    repudiate_conciliation(heard, actor=staff(city.arbitrator), party=parties(heard.case_file)[0])
    heard.refresh_from_db()
    assert [one.due for one in limits(heard, "instalment")] == [parts[0][0]]
    assert Instalment.objects.filter(dropped=True).count() == 1

    settle_rest(city, heard, today() + timedelta(days=3))
    serve(city, issue(city, heard, "A32"))
    assert [one.due for one in limits(heard, "instalment")] == [today() + timedelta(days=3)]


def test_a_part_that_is_given_up_leaves_no_instalment(city, heard, parts):
    repudiate_part(heard, actor=staff(city.arbitrator), party=parties(heard.case_file)[0])
    assert Instalment.objects.filter(dropped=True).count() == 2
