"""收件页: a good application opens a case; a bad one changes nothing and keeps what was typed."""

import pytest

from arbitration.models import Arbitration
from casework.models import CaseFile, Party
from tests.factories import WORKER_ID, City

URL = "/arbitration/receive/"


@pytest.fixture
def page(client, city):
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client


def form(city, **changes):
    typed = {
        "token": "t1", "tribunal": city.tribunal.pk, "channel": "post", "received_on": "2026-10-12",
        "posted_on": "2026-10-09", "cause": "追索劳动报酬", "name": "演示张三", "id_number": WORKER_ID.lower(),
        "phone": "19900001111", "migrant_worker": "on", "employer": "演示建筑劳务有限公司",
        "credit_code": "91440101MA5CMQ0J06", "claims-TOTAL_FORMS": "4", "claims-INITIAL_FORMS": "0",
        "claims-0-code": "C2", "claims-0-period_from": "2026-07-01", "claims-0-period_to": "2026-09-15",
        "claims-0-claimed": "14287.36",
    }  # fmt: skip
    return typed | changes


def test_an_application_by_post_opens_a_case(page, city):
    answer = page.post(URL, form(city))
    row = Arbitration.objects.get()

    assert answer.headers["Location"].endswith(f"/cases/{row.pk}/")
    assert (row.posted_on.isoformat(), row.case_file.channel, str(row.case_file.amount_claimed)) == (
        "2026-10-09", "post", "14287.36",
    )  # fmt: skip
    worker = Party.objects.get(side="applicant")
    assert (worker.id_number, worker.sex, str(worker.born_on)) == (WORKER_ID, "男", "1990-03-07")


def test_sent_twice_it_opens_one_case(page, city):
    first, second = page.post(URL, form(city)), page.post(URL, form(city))

    assert first.headers["Location"] == second.headers["Location"] and Arbitration.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id_number": "110101199003078031"}, "id_number"), ({"credit_code": "91440101MA5CMQ0J0X"}, "credit_code"),
        ({"received_on": "2026-10-13"}, "received_on"), ({"received_on": "2026-02-30"}, "received_on"),
        ({"posted_on": ""}, "posted_on"), ({"posted_on": "2026-10-13"}, "posted_on"), ({"name": ""}, "name"),
        ({"channel": "dove"}, "channel"), ({"phone": "abc"}, "phone"),
    ],
)  # fmt: skip
def test_a_bad_field_is_named_and_nothing_changes(page, city, change, field):
    answer = page.post(URL, form(city, **change))

    assert answer.status_code == 400 and answer.context["form"].errors[field]
    assert not CaseFile.objects.exists() and 'value="14287.36"' in answer.content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"claims-0-code": "", "claims-0-claimed": ""}, {"claims-0-claimed": "-1"}, {"claims-0-claimed": "1.234"},
        {"claims-0-claimed": "99999999999"}, {"claims-0-period_to": "2026-06-01"}, {"claims-0-code": "C99"},
        {"claims-TOTAL_FORMS": "x"},
    ],
)  # fmt: skip
def test_bad_claims_are_refused(page, city, change):
    assert page.post(URL, form(city, **change)).status_code == 400 and not CaseFile.objects.exists()


def test_a_forged_tribunal_is_no_choice(page, city):
    other = City("440300", "深演示")

    assert page.post(URL, form(city, tribunal=other.tribunal.pk)).status_code == 400
    assert not CaseFile.objects.exists()


def test_who_is_no_clerk_is_refused(client, city):
    client.force_login(city.lawyer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(URL).status_code == 403
