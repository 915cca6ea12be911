"""扫码补证: the clerk's QR leads to the party's upload page, by way of the party's own code, and tells nothing of itself."""

import pytest
from django.test import Client
from django.urls import reverse

from casework.models import Evidence
from casework.services.access_code import make_code
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import accepted, sign_in
from tests.factories import City
from tests.portal.case import enter
from tests.portal.walk import photo

BACK = "/p/back/"


@pytest.fixture
def row(city, case_file):
    return accepted(city, case_file)


def test_the_clerk_shows_it_and_the_phone_comes_to_the_page(client, row, city):
    sign_in(client, city.clerk)
    worker = parties(row.case_file)[0]
    page = reverse("upload_code", args=[row.pk])
    assert page in client.get(f"/cases/{row.pk}/").content.decode()
    assert "<svg" not in _body(client.get(page))
    shown = client.get(page, {"party": worker.pk})
    address = reverse("portal:upload", args=[worker.pk])
    assert address in shown.content.decode() and "<svg" in _body(shown)

    phone = Client()
    entry = phone.get(address)
    assert entry.url == f"{BACK}?to={worker.pk}"
    assert f'name="to" value="{worker.pk}"' in phone.get(entry.url).content.decode()
    sent = phone.post(BACK, {"code": make_code(worker), "to": worker.pk})
    assert sent.url == reverse("portal:evidence")
    assert phone.post(sent.url, {"files": photo()}).status_code == 302
    assert Evidence.objects.get().party == worker
    assert phone.get(address).url == reverse("portal:evidence"), "who is signed in isn't asked again"


def _body(page):
    return page.content.decode().partition("<h1")[2]


def test_another_partys_code_is_refused_and_opens_nothing(row):
    worker, employer = parties(row.case_file)
    phone = Client()
    wrong = phone.post(BACK, {"code": make_code(employer), "to": worker.pk})
    assert "code" in wrong.context["form"].errors and phone.get("/p/unit/").status_code == 302
    assert enter(row, 1).get(reverse("portal:upload", args=[worker.pk])).url == f"{BACK}?to={worker.pk}"


def test_the_address_tells_nothing(row):
    worker = parties(row.case_file)[0]
    known, unknown = (Client().get(reverse("portal:upload", args=[pk])) for pk in (worker.pk, 999_999))
    assert known.url.replace(str(worker.pk), "N") == unknown.url.replace("999999", "N")
    for odd in ("", "x", "²", "9" * 40):
        assert Client().get(BACK, {"to": odd}).status_code == 200
        assert Client().post(BACK, {"to": odd, "code": "nothing"}).status_code == 200


def test_only_who_takes_evidence_in_shows_it(client, row, city):
    page = reverse("upload_code", args=[row.pk])
    assert client.get(page).status_code == 302
    for user, status in ((City("440300", "深演示").clerk, 404), (city.mediator, 404), (city.supervisor, 403)):
        assert sign_in(client, user).get(page).status_code == status
    sign_in(client, city.clerk)
    assert client.get(page, {"party": 999_999}).status_code == 400
