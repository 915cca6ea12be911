"""收件页: a good application opens a case; a bad one changes nothing and keeps what was typed."""

import pytest

from arbitration.models import Arbitration
from arbitration.services.filing.limitation_facts import limitation_facts
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


def test_the_warning_follows_what_is_typed_and_keeps_nothing(page, city):
    typed = form(city, employed="no", ended_on="2025-03-31", name="", id_number="bad")
    shown = page.post(f"{URL}limitation/", typed).content.decode()
    assert "2026-03-31" in shown and "LIM-2" in shown and "LIM-7" in shown

    later = page.post(f"{URL}limitation/", typed | {"claimed_on": "2026-02-01", "claimed_how": "complaint"})
    assert "2027-02-01" in later.content.decode() and "LIM-3" in later.content.decode()
    other = page.post(f"{URL}limitation/", typed | {"claims-1-code": "C6", "knew_on": "2026-09-30"})
    assert "LIM-1" in other.content.decode()
    old = page.post(f"{URL}limitation/", typed | {"ended_on": "1995-01-01"}).content.decode()
    assert "调解仲裁法施行" in old
    for unread in ({"ended_on": "31.3."}, {"ended_on": "2999-01-01"}):
        assert page.post(f"{URL}limitation/", typed | unread).status_code == 200
    assert not CaseFile.objects.exists()


def test_looking_without_scripts_keeps_what_was_typed_and_judges_nothing(page, city):
    answer = page.post(URL, form(city, do="limitation", employed="no", ended_on="2025-03-31", name=""))
    shown = answer.content.decode()

    assert answer.status_code == 200 and not CaseFile.objects.exists() and "2026-03-31" in shown
    assert 'value="14287.36"' in shown and "演示建筑劳务有限公司" in shown and 'value="2026-10-09"' in shown
    assert "alert-danger" not in shown


def test_a_late_application_is_received_all_the_same_and_its_facts_are_kept(page, city):
    late = {"ended_on": "2025-03-31", "claimed_on": "2025-06-01", "claimed_how": "complaint"}
    assert page.post(URL, form(city, employed="no", **late)).status_code == 302
    row = Arbitration.objects.get()
    assert limitation_facts(row)["ended_on"] == "2025-03-31"
    assert limitation_facts(row)["interruptions"] == [{"on": "2025-06-01", "kind": "complaint"}]


def test_a_day_in_the_future_is_named(page, city):
    answer = page.post(URL, form(city, ended_on="2027-01-01"))
    assert answer.status_code == 400 and answer.context["limitation"].errors["ended_on"]
    assert not CaseFile.objects.exists()


def test_the_warning_is_for_who_receives(client, city):
    client.force_login(city.lawyer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"{URL}limitation/", {}).status_code == 403
