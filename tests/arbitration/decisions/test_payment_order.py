"""支付令 (民诉法 225–228; MED-9, MED-10): each step starts the days of the next; the end of it ends the watching."""

from datetime import timedelta

import pytest

from arbitration.models import CourtMatter
from arbitration.services.outcome.enforcement import note_payment_order
from arbitration.services.outcome.follow_payment_order import follow_payment_order
from casework.clock import today
from casework.errors import BadInput, NotNow, NotPermitted
from tests.arbitration.decisions.steps import limits
from tests.arbitration.hearing_path import parties, to_heard
from tests.factories import staff


@pytest.fixture
def row(city, case_file, clock):
    return to_heard(city, case_file, clock)


@pytest.fixture
def order(row, city):
    worker, _employer = parties(row.case_file)
    note_payment_order(row, actor=staff(city.clerk), party=worker, court="演示区人民法院", on=today())
    return CourtMatter.objects.get(kind="payment_order")


def running(row):
    keys = ("answer", "issue", "performance")
    return {key: one.due for key in keys for one in limits(row, f"payment_order_{key}")}


def step(row, city, order, name, **more):
    follow_payment_order(row, actor=staff(city.clerk), matter=order, step=name, **{"on": today()} | more)


def test_each_step_is_watched_until_the_next(row, city, order, clock):
    assert list(running(row)) == ["answer"]
    step(row, city, order, "accepted")
    assert list(running(row)) == ["issue"]
    step(row, city, order, "issued")
    assert running(row) == {}
    step(row, city, order, "served")
    assert list(running(row)) == ["performance"]
    clock.shift(timedelta(days=3))
    step(row, city, order, "objected")
    order.refresh_from_db()
    assert running(row) == {} and (order.ended_on, order.outcome) == (today(), "dismissed")
    with pytest.raises(NotNow):
        step(row, city, order, "paid")


def test_what_is_wrong_changes_nothing(row, city, order):
    for wrong in ({"name": "演示"}, {"name": "paid", "on": today() + timedelta(days=1)},
                  {"name": "paid", "on": today() - timedelta(days=1)}):  # fmt: skip
        with pytest.raises(BadInput):
            step(row, city, order, **wrong)
    with pytest.raises(NotPermitted):
        follow_payment_order(row, actor=staff(city.mediator), matter=order, step="paid", on=today())
    order.refresh_from_db()
    assert order.ended_on is None and list(running(row)) == ["answer"]


def test_two_orders_are_watched_apart(row, city, order):
    worker, _employer = parties(row.case_file)
    note_payment_order(row, actor=staff(city.clerk), party=worker, court="演示另一法院", on=today())
    step(row, city, order, "refused")
    assert len(limits(row, "payment_order_answer")) == 1
