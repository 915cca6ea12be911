"""The roster from upload to one case: results, corrections, representatives, twice is once, nobody else's."""

import time
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arbitration.models import Arbitration, RosterImport, RosterRow
from casework.models import CaseFile, Claim, Party
from tests.factories import City

ROSTERS = Path(__file__).parent / "rosters"
FORM = {
    "employer": "演示建筑劳务有限公司", "credit_code": "91440101MA5CMQ0J06", "period_from": "2026-05-01",
    "period_to": "2026-08-31", "migrant_worker": "on",
}  # fmt: skip


@pytest.fixture
def page(client, city):
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(page, city, name):
    data = next(ROSTERS.glob(f"*{name}*.xlsx")).read_bytes()
    sent = {"tribunal": city.tribunal.pk, "file": SimpleUploadedFile("花名册.xlsx", data)}
    return page.post("/arbitration/rosters/", sent)


def test_35_workers_become_one_case_in_under_five_seconds(page, city):
    began = time.perf_counter()
    address = upload(page, city, "35人").headers["Location"]
    chosen = list(RosterRow.objects.values_list("pk", flat=True)[:3])
    answer = page.post(address, FORM | {"representatives": chosen})
    took = time.perf_counter() - began

    case_file = CaseFile.objects.get()
    assert answer.status_code == 302 and took < 5
    assert (case_file.headcount, case_file.collective, case_file.channel) == (35, True, "import")
    assert case_file.amount_claimed == Decimal("755455.00")
    assert Party.objects.filter(elected=True).count() == 3 and Claim.objects.count() == 35
    assert not RosterRow.objects.exclude(status="imported").exists()


def test_twice_is_once(page, city):
    first = upload(page, city, "35人").headers["Location"]
    assert upload(page, city, "35人").headers["Location"] == first
    chosen = list(RosterRow.objects.values_list("pk", flat=True)[:4])
    page.post(first, FORM | {"representatives": chosen})
    page.post(first, FORM | {"representatives": chosen})

    assert (Arbitration.objects.count(), RosterImport.objects.count()) == (1, 1)


@pytest.mark.parametrize("count", [0, 2, 6])
def test_representatives_are_three_to_five(page, city, count):
    address = upload(page, city, "35人").headers["Location"]
    chosen = list(RosterRow.objects.values_list("pk", flat=True)[:count])
    answer = page.post(address, FORM | {"representatives": chosen})

    assert answer.status_code == 400 and not CaseFile.objects.exists()
    assert answer.content.decode().count(" checked>") == count + 1  # what was ticked is kept


def test_wrong_rows_keep_the_import_back_until_they_are_fixed_or_left_out(page, city):
    address = upload(page, city, "有错").headers["Location"]
    assert page.post(address, FORM).status_code == 409 and not CaseFile.objects.exists()
    cells = RosterRow.objects.get(number=24).cells
    row = RosterRow.objects.get(number=24)
    page.post(f"{address}rows/{row.pk}/", cells | {"started_on": "2026-06-01", "version": 0})
    for row in RosterRow.objects.filter(status="error"):
        page.post(f"{address}rows/{row.pk}/", {"do": "leave", "version": row.version})
    chosen = list(RosterRow.objects.filter(status="ok").values_list("pk", flat=True)[:3])
    answer = page.post(address, FORM | {"representatives": chosen})

    assert answer.status_code == 302 and CaseFile.objects.get().headcount == 31
    assert RosterRow.objects.get(number=24).status == "imported"


def test_a_wrong_correction_is_kept_as_typed_and_told(page, city):
    address = upload(page, city, "有错").headers["Location"]
    row = RosterRow.objects.get(number=16)
    answer = page.post(f"{address}rows/{row.pk}/", row.cells | {"owed": "很多", "version": 0}, follow=True)

    assert 'value="很多"' in answer.content.decode() and RosterRow.objects.get(pk=row.pk).status == "error"


def test_two_people_on_one_row(page, city):
    address = upload(page, city, "有错").headers["Location"]
    row = RosterRow.objects.get(number=16)
    page.post(f"{address}rows/{row.pk}/", row.cells | {"owed": "13380", "version": 0})
    second = page.post(f"{address}rows/{row.pk}/", row.cells | {"owed": "1", "version": 0})

    assert second.status_code == 409 and RosterRow.objects.get(pk=row.pk).cells["owed"] == "13380"


def test_the_rows_lie_sealed(page, city):
    from django.db import connection

    upload(page, city, "35人")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM arbitration_rosterrow")
        assert not any("演示" in sealed for (sealed,) in cursor.fetchall())


def test_another_office_gets_404(page, city, client):
    address = upload(page, city, "35人").headers["Location"]
    row = RosterRow.objects.first()
    other = City("440300", "深演示")
    client.force_login(other.clerk, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get(address).status_code == 404
    assert client.post(f"{address}rows/{row.pk}/", {"version": 0}).status_code == 404
    assert upload(client, city, "有错").status_code == 400  # a forged tribunal is no choice


def test_only_clerks(client, city):
    client.force_login(city.mediator, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/arbitration/rosters/").status_code == 403


def test_the_page_costs_the_same_for_many_rows(page, city, django_assert_max_num_queries):
    address = upload(page, city, "35人").headers["Location"]
    with django_assert_max_num_queries(12):
        page.get(address)
    with django_assert_max_num_queries(12):
        page.get("/arbitration/rosters/")
