"""A received and an accepted case, and a second city."""

from datetime import date

import pytest

from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from casework.models import Party
from tests.factories import City, staff

PROMISED = ("被申请人登记信息", "证据清单")


@pytest.fixture
def clerk(city):
    return staff(city.clerk)


@pytest.fixture
def received(city, case_file, clerk):
    return receive(actor=clerk, case_file=case_file, tribunal=city.tribunal)


@pytest.fixture
def accepted(received, clerk):
    accept(received, actor=clerk, fast=False, promise_items=PROMISED, promise_due=date(2026, 10, 20))
    received.refresh_from_db()
    return received


@pytest.fixture
def other(city):
    return City("440300", "深演示")


@pytest.fixture
def worker(case_file):
    return Party.objects.get(case_file=case_file, side=Party.Side.APPLICANT)


@pytest.fixture
def employer(case_file):
    return Party.objects.get(case_file=case_file, side=Party.Side.RESPONDENT)


@pytest.fixture
def page(client):
    """A client that signs in as anybody."""

    def sign_in(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
