"""管辖异议 from the employer's page (ACC-15), and the worker's way where online filing is a pre-application (ACC-1)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.filing.accept import accept
from casework.models import Party, WorkItem
from casework.services.access_code import make_code
from casework.services.act import act
from tests.factories import staff
from tests.portal.walk import Walk

URL = reverse("portal:objection")
TEXT = "公司住所地在外市，应由外市仲裁委员会管辖。"


@pytest.fixture
def arbitration(sent, city):
    row = Arbitration.objects.get()
    accept(row, actor=staff(city.clerk), fast=True)
    row.refresh_from_db()
    return row


@pytest.fixture
def unit(arbitration):
    phone = Walk(Client())
    phone.enter(make_code(Party.objects.get(side="respondent")))
    return phone


def test_the_employer_objects_from_its_phone(unit, arbitration):
    assert URL in unit.client.get(reverse("portal:unit")).content.decode()
    sent = unit.client.post(URL, {"version": arbitration.version, "text": TEXT})

    request = PartyRequest.objects.get()
    assert sent.url == reverse("portal:unit")
    assert (request.party.side, request.in_time, request.state) == ("respondent", True, "requested")
    assert WorkItem.objects.filter(proceeding=arbitration, node="decide_jurisdiction", done_at=None).exists()


def test_too_short_or_twice_is_refused_and_kept(unit, arbitration):
    short = unit.client.post(URL, {"version": arbitration.version, "text": "不服"})
    assert short.status_code == 422 and "不服" in short.content.decode()
    unit.client.post(URL, {"version": arbitration.version, "text": TEXT})
    arbitration.refresh_from_db()
    assert unit.client.post(URL, {"version": arbitration.version, "text": TEXT}).status_code == 422
    assert PartyRequest.objects.count() == 1


def test_the_worker_has_no_such_page(arbitration):
    phone = Walk(Client())
    phone.enter(make_code(Party.objects.get(side="applicant")))

    assert phone.client.get(URL).status_code in (302, 403, 404)
    assert not PartyRequest.objects.exists()


def test_before_acceptance_the_page_isnt_there(sent):
    phone = Walk(Client())
    phone.enter(make_code(Party.objects.get(side="respondent")))
    assert phone.client.get(URL).status_code == 404


def test_late_it_is_told_to_have_no_effect(unit, arbitration, city, clock):
    with act("documents.service.record", actor=staff(city.clerk), proceeding=arbitration) as it:
        it.proceeding.serve()
        it.record("arbitration.application.served", party=Party.objects.get(side="respondent"))
    arbitration.refresh_from_db()
    clock.move_to(date(2026, 12, 1))
    phone = Walk(Client())
    phone.enter(make_code(Party.objects.get(side="respondent")))
    phone.client.post(URL, {"version": arbitration.version, "text": TEXT})

    assert PartyRequest.objects.get().in_time is False
