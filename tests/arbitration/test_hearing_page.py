"""庭审页: kept while it is typed, never overwritten by a second window, finished as one act."""

import pytest

from arbitration.models import State
from casework.models import Hearing, OrganisationSetting
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


def test_the_merged_text_is_saved_over_what_was_seen(page, row):
    """Without a script too: both texts stand on the page, and what was put together is saved."""
    page.post(url(row), typed(row, debate="first"))
    second = page.post(url(row), typed(row, debate="second"))
    assert "first" in second.content.decode() and 'name="held_version" value="1"' in second.content.decode()
    merged = page.post(url(row), typed(row, debate="first\nsecond", do="merge", held_version=1))
    assert merged.status_code == 302
    assert Hearing.objects.get().record["debate"] == "first\nsecond"


def test_the_script_gets_both_texts(page, row):
    page.post(url(row), typed(row, debate="first"))
    answer = page.post(url(row), typed(row, debate="second"), HTTP_HX_REQUEST="true").content.decode()
    assert 'id="held-record"' in answer and '"debate": "first"' in answer and '"version": 1' in answer


@pytest.mark.parametrize(("chosen", "kept"), [("", None), ("no", False), ("yes", True)])
def test_an_absence_without_a_proved_notice_says_so(page, row, chosen, kept):
    """HRG-2, HRG-7: no default; another hearing is offered. The just cause is asked for each absent party."""
    employer = parties(row.case_file)[1]
    done = page.post(url(row), typed(row, do="finish", **{f"just-cause-{employer.pk}": chosen}), follow=True)
    record = Hearing.objects.get().record
    assert record["presence"][1]["just_cause"] is kept
    assert record["absences"][0]["answer"] == "no"
    assert f"/cases/{row.pk}/acts/arbitration.reopen/" in done.content.decode()


def test_the_organisations_own_phrases(page, city, row):
    OrganisationSetting.objects.create(
        organisation=city.tribunal, key="hearing.phrases", value={"jl": "", "zdy": "仲：自定义。"},
        effective_from="2026-01-01", source="演示",
    )  # fmt: skip
    shown = page.get(url(row)).content.decode()
    assert "<kbd>zdy</kbd>" in shown and "<kbd>jl</kbd>" not in shown and "<kbd>hb</kbd>" in shown
