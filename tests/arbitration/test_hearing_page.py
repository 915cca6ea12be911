"""庭审页: kept while it is typed, never overwritten by a second window, finished as one act."""

import pytest

from arbitration.models import State
from casework.models import Hearing
from tests.arbitration.hearing_path import START, parties, state_elements, to_hearing
from tests.factories import City


@pytest.fixture
def row(city, case_file, clock):
    state_elements(case_file)
    found = to_hearing(city, case_file)
    clock.move_to(START)
    return found


@pytest.fixture
def page(client, city, row):
    client.force_login(city.arbitrator, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(row, **changes):
    worker, employer = parties(row.case_file)
    return {
        "version": row.version, "record_version": 0, f"presence-{worker.pk}": "present",
        f"presence-{employer.pk}": "absent", f"presence-note-{employer.pk}": "演示回证", "rights_read": "1",
        "element-E-47": "被：台账遗失", "debate": "申：坚持请求", "conciliation": "failed",
    } | changes  # fmt: skip


def url(row):
    return f"/arbitration/{row.pk}/hearing/"


def test_it_is_saved_while_typing_and_finished(page, row):
    saved = page.post(url(row), typed(row), HTTP_HX_REQUEST="true")
    assert saved.status_code == 200 and 'value="1"' in saved.content.decode()
    done = page.post(url(row), typed(row, record_version=1, do="finish"))
    row.refresh_from_db()
    record = Hearing.objects.get().record

    assert done.status_code == 302 and row.state == State.HEARD
    assert record["elements"] == {"E-47": "被：台账遗失"} and len(record["presence"]) == 2


def test_a_second_window_never_overwrites(page, row):
    page.post(url(row), typed(row, debate="first"))
    second = page.post(url(row), typed(row, debate="second"))
    by_script = page.post(url(row), typed(row, debate="third"), HTTP_HX_REQUEST="true")

    assert second.status_code == by_script.status_code == 409
    assert (
        "second" in second.content.decode()
        and 'name="record_version" id="record_version" value="0"' in second.content.decode()
    )
    assert Hearing.objects.get().record["debate"] == "first"


@pytest.mark.parametrize("left_out", ["rights_read", "conciliation", "presence", "one side"])
def test_what_the_law_needs_cannot_be_left_out(page, row, left_out):
    if left_out == "one side":
        left_out = f"presence-{parties(row.case_file)[1].pk}"
    form = {key: value for key, value in typed(row, do="finish").items() if not key.startswith(left_out)}
    answer = page.post(url(row), form)
    row.refresh_from_db()

    assert answer.status_code == 400 and row.state == State.HEARING_SET
    assert "坚持请求" in answer.content.decode()


def test_a_case_that_moved_on_is_not_finished(page, row):
    answer = page.post(url(row), typed(row, version=0, do="finish"))
    row.refresh_from_db()

    assert answer.status_code == 409 and row.state == State.HEARING_SET


def test_not_before_it_begins(page, row, clock):
    clock.shift(-86_400)
    answer = page.post(url(row), typed(row, do="finish"))

    assert answer.status_code == 409 and Hearing.objects.get().status == "set"


def test_who_may(client, city, row):
    client.force_login(city.head, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(url(row)).status_code == 403
    client.force_login(City("440300", "深演示").clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(url(row)).status_code == 404


def test_the_acts_address_leads_to_the_page(page, row):
    answer = page.get(f"/cases/{row.pk}/acts/arbitration.hold_hearing/")
    assert answer.status_code == 302 and answer.headers["Location"] == url(row)
