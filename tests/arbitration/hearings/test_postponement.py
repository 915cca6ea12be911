"""延期开庭 (HRG-3: 法 35; 规则 38): asked in time or late, decided, and a new date with its own notice limit."""

from datetime import date, timedelta

import pytest

from arbitration.models import PartyRequest, State
from arbitration.services.hearings.decide_postponement import grant_postponement, refuse_postponement
from arbitration.services.hearings.reopen import reopen
from arbitration.services.hearings.request_postponement import request_postponement
from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Hearing, TimeLimit
from documents.services.due_papers import due_papers
from tests.arbitration.hearing_path import parties, to_heard
from tests.arbitration.hearings.steps import START, hearing_set, last_event, sign_in
from tests.factories import City, staff


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


def ask(row, **more):
    worker, _employer = parties(row.case_file)
    request_postponement(row, actor=Actor.side(worker), reason="住院手术", **more)
    return PartyRequest.objects.latest("id")


def test_three_working_days_before_is_in_time_a_day_later_is_late(city, row, clock):
    clock.move_to(START - timedelta(days=5))
    assert ask(row).in_time
    clock.move_to(START - timedelta(days=2))
    late = ask(row)
    assert not late.in_time and late.state == "requested"
    data = last_event(row, "arbitration.hearing.postponement_requested").data
    assert data == {"request": late.pk, "hearing": Hearing.objects.get().pk, "in_time": False}


def test_granted_with_a_new_date_both_or_neither(city, row):
    asked = ask(row)
    new = START + timedelta(days=7)
    said = {"actor": staff(city.arbitrator), "request": asked, "reason": "理由正当", "room": city.room}
    with pytest.raises(RuleRefused):
        soon = START - timedelta(days=10)
        grant_postponement(row, starts_at=soon, ends_at=soon + timedelta(hours=1), **said)
    assert Hearing.objects.get().status == "set"
    grant_postponement(row, starts_at=new, ends_at=new + timedelta(hours=2), **said)

    row.refresh_from_db()
    assert row.state == State.HEARING_SET
    assert list(Hearing.objects.order_by("id").values_list("status", flat=True)) == ["postponed", "set"]
    assert PartyRequest.objects.get().state == "granted"
    notice = TimeLimit.objects.get(proceeding=row, key="arbitration.hearing_notice", status="open")
    assert notice.started_on == new.date() and notice.due == date(2026, 10, 26)


def test_the_new_date_needs_its_own_notice(city, row, clock):
    """HRG-2: the notice of a postponed hearing is nobody's notice of the next one."""
    due = {one.kind.code for one in due_papers(row)}
    assert "A21" in due and "A22" not in due
    new = START + timedelta(days=7)
    clock.shift(60)
    grant_postponement(
        row,
        actor=staff(city.arbitrator),
        request=ask(row),
        reason="理由正当",
        room=city.room,
        starts_at=new,
        ends_at=new + timedelta(hours=1),
    )
    assert {"A21", "A22"} <= {one.kind.code for one in due_papers(row)}


def test_refused_the_hearing_stays(city, row):
    refuse_postponement(row, actor=staff(city.arbitrator), request=ask(row), reason="没有证明")
    row.refresh_from_db()

    assert row.state == State.HEARING_SET and Hearing.objects.get().status == "set"
    assert PartyRequest.objects.get().state == "rejected"
    assert not row.work_items.filter(node="decide_postponement", done_at=None).exists()
    with pytest.raises(NotNow):
        refuse_postponement(
            row, actor=staff(city.arbitrator), request=PartyRequest.objects.get(), reason="再次"
        )


def test_a_stranger_and_an_empty_reason_change_nothing(city, row):
    with pytest.raises(NotPermitted):
        request_postponement(row, actor=staff(City("440300", "深演示").clerk), reason="住院")
    with pytest.raises(BadInput):
        request_postponement(row, actor=staff(city.clerk), reason=" ")
    with pytest.raises(BadInput):
        request_postponement(row, actor=staff(city.clerk), reason="住院", party=None)
    assert not PartyRequest.objects.exists()


def test_a_further_hearing_is_ordered_after_the_first(city, case_file, clock):
    row = to_heard(city, case_file, clock)
    with pytest.raises(NotPermitted):
        reopen(row, actor=staff(city.clerk), reason="补充质证")
    reopen(row, actor=staff(city.arbitrator), reason="补充质证")

    row.refresh_from_db()
    assert row.state == State.TRIBUNAL_FORMED
    assert row.work_items.filter(node="set_hearing", done_at=None).exists()


def test_the_pages_ask_and_decide(client, city, row):
    worker, _employer = parties(row.case_file)
    sign_in(client, city.clerk)
    sent = {"version": row.version, "party": worker.pk, "reason": "住院手术"}
    assert client.post(f"/cases/{row.pk}/acts/arbitration.request_postponement/", sent).status_code == 302
    url = f"/cases/{row.pk}/acts/arbitration.decide_postponement/"
    assert "住院手术" in client.get(url).content.decode()
    row.refresh_from_db()
    asked = PartyRequest.objects.get().pk
    said = {
        "version": row.version,
        "request": asked,
        "decision": "granted",
        "reason": "正当",
        "day": "2026-11-02",
    }
    assert client.post(url, said).status_code == 400
    said |= {"room": city.room.pk, "begins": "09:00", "minutes": 60}
    assert client.post(url, said).status_code == 302
    row.refresh_from_db()
    assert row.state == State.HEARING_SET
