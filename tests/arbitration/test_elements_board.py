"""The element board: what is agreed and disputed, three amounts, findings by the arbitrator only."""

from decimal import Decimal

import pytest

from casework.elements.element_board import element_board
from casework.models import ElementFinding, Event
from tests.arbitration.hearing_path import find_all, state_elements, to_hearing
from tests.factories import City


@pytest.fixture
def worker(case_file):
    return state_elements(case_file)


@pytest.fixture
def row(city, case_file, worker):
    return to_hearing(city, case_file)


@pytest.fixture
def page(client, city):
    client.force_login(city.arbitrator, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_statuses_and_the_hearing_plan(row, worker):
    board = element_board(row, worker)
    status = {line.element.code: line.status.value for line in board.lines if line.stated}

    assert status["E-11"] == status["E-41"] == "agreed"
    assert status["E-47"] == "disputed"  # "don't know" about a record the employer must keep is no agreement
    assert board.disputed[0].element.code == "E-47" and board.disputed[0].comparison.burden_on == "employer"
    assert "E-105" not in status  # the will to settle stays confidential


def test_amounts_on_each_sides_facts_and_on_what_is_found(city, row, worker):
    wages = {one.claim.kind: one for one in element_board(row, worker).amounts}["unpaid_wages"]
    assert wages.worker.amount == Decimal("14287.36") and wages.found.amount is None

    find_all(city, row, worker)
    after = {one.claim.kind: one.found.amount for one in element_board(row, worker).amounts}
    assert after == {"unpaid_wages": Decimal("14287.36"), "severance": Decimal("9750.00")}


def post(row, worker, **changes):
    row.refresh_from_db()
    typed = {
        "version": row.version, "worker": worker.pk, "E-47-take": "w", "E-47-status": "disputed",
        "E-47-basis": "举证责任", "E-47-reason": "台账未提交",
    }  # fmt: skip
    return typed | changes


def test_findings_on_screen_are_one_event(page, row, worker):
    url = f"/arbitration/{row.pk}/elements/"
    assert page.post(url, post(row, worker)).status_code == 302
    event = Event.objects.filter(name="arbitration.elements.found").get()

    assert event.data == {"codes": ["E-47"], "subject": worker.pk}
    assert ElementFinding.objects.get().value["amount"] == "14287.36"


def test_another_value_is_typed_and_checked(page, row, worker):
    url = f"/arbitration/{row.pk}/elements/"
    other = {
        "E-47-take": "other", "E-47-v-from": "2026-07-01", "E-47-v-to": "2026-08-31", "E-47-v-amount": "11,000",
        "E-47-v-months.rows": "1", "E-47-v-months.0.month": "2026-08", "E-47-v-months.0.due": "6500",
        "E-47-v-months.0.paid": "2000",
    }  # fmt: skip
    assert page.post(url, post(row, worker, **other | {"E-47-v-amount": "viel"})).status_code == 400
    assert not ElementFinding.objects.exists()
    page.post(url, post(row, worker, **other))

    assert ElementFinding.objects.get().value["months"] == [
        {"month": "2026-08", "due": "6500", "paid": "2000"}
    ]


@pytest.mark.parametrize(
    "change", [{"E-47-basis": ""}, {"E-47-reason": ""}, {"E-47-status": "perhaps"}, {"E-47-basis": "直觉"}]
)
def test_a_finding_without_basis_or_reason_is_refused(page, row, worker, change):
    answer = page.post(f"/arbitration/{row.pk}/elements/", post(row, worker, **change))

    assert answer.status_code == 400 and not ElementFinding.objects.exists()


def test_a_stale_page_changes_nothing(page, row, worker):
    answer = page.post(f"/arbitration/{row.pk}/elements/", post(row, worker, version=0))

    assert answer.status_code == 409 and not ElementFinding.objects.exists()


def test_a_clerk_sees_but_does_not_find(client, city, row, worker):
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/arbitration/{row.pk}/elements/").status_code == 200
    assert client.post(f"/arbitration/{row.pk}/elements/", post(row, worker)).status_code == 403


def test_other_offices_and_forged_workers_get_404(client, page, row, worker):
    assert page.get(f"/arbitration/{row.pk}/elements/?worker=99999").status_code == 404
    other = City("440300", "深演示")
    client.force_login(other.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/arbitration/{row.pk}/elements/").status_code == 404


def test_the_case_page_shows_the_panel(page, row, worker):
    text = page.get(f"/cases/{row.pk}/").content.decode()
    assert f"/arbitration/{row.pk}/elements/" in text and f"/arbitration/{row.pk}/hearing/" in text
