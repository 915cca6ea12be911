"""集中排期 (HRG-2; 法 35): proposed, confirmed, set row by row; resumed after a kill; nothing twice, every refusal named."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from arbitration.models import ScheduleRow, State
from arbitration.services.scheduling import apply_schedule as applying
from arbitration.services.scheduling.apply_schedule import apply_schedule, drop_row
from arbitration.services.scheduling.propose_schedule import propose_schedule
from casework.errors import BadInput, NotPermitted
from casework.models import Absence, Event, Hearing
from tests.arbitration.hearings.steps import formed, more_arbitrators, sign_in
from tests.factories import City, staff, wage_case

IDS = ("11010119900307803X", "110101199003078574", "110101199003070134")


@pytest.fixture
def rows(city):
    people = [city.arbitrator, *more_arbitrators(city)]
    return [
        formed(city, wage_case(id_number=number), arbitrators=[person])
        for number, person in zip(IDS, people, strict=True)
    ]


def propose(city, rows, **more):
    said = {
        "actor": staff(city.clerk),
        "organisation": city.tribunal,
        "cases": [row.pk for row in rows],
        "rooms": [city.room],
        "since": date(2026, 10, 20),
        "until": date(2026, 10, 30),
        "minutes": 120,
    }
    return propose_schedule(**said | more)


def statuses(run):
    return list(run.rows.values_list("status", flat=True))


def test_the_plan_keeps_the_notice_and_sets_nothing_yet(city, rows):
    run = propose(city, rows)

    assert statuses(run) == ["proposed"] * 3 and not Hearing.objects.exists()
    days = {row.starts_at.astimezone(ZoneInfo("Asia/Shanghai")).date() for row in run.rows.all()}
    # Three working days for service and five of notice after Monday 12 October.
    assert min(days) >= date(2026, 10, 22)
    again = propose(city, rows)
    assert list(run.rows.values_list("arbitration", "starts_at")) == list(
        again.rows.values_list("arbitration", "starts_at")
    )


def test_the_same_employer_and_one_recorder_never_sit_twice_at_once(city, rows):
    starts = list(propose(city, rows).rows.values_list("starts_at", flat=True))
    assert len(set(starts)) == 3


def test_leave_refuses_by_name(city, rows):
    Absence.objects.create(
        user=city.other_clerk, organisation=city.tribunal, since=date(2026, 10, 12), until=date(2026, 11, 12)
    )
    run = propose(city, rows)
    assert statuses(run) == ["refused"] * 3
    assert "absence" in {reason["code"] for reason in run.rows.first().reasons}


def test_confirmed_row_by_row_and_resumed_after_a_kill(city, rows, monkeypatch):
    run = propose(city, rows)
    real, done = applying.schedule_hearing, []

    def dies(*args, **kwargs):
        if done:
            raise KeyboardInterrupt
        done.append(1)
        return real(*args, **kwargs)

    monkeypatch.setattr(applying, "schedule_hearing", dies)
    with pytest.raises(KeyboardInterrupt):
        apply_schedule(run, actor=staff(city.clerk))
    assert sorted(statuses(run)) == ["applied", "proposed", "proposed"] and Hearing.objects.count() == 1
    monkeypatch.setattr(applying, "schedule_hearing", real)

    assert apply_schedule(run, actor=staff(city.clerk)) == 0
    apply_schedule(run, actor=staff(city.clerk))
    assert statuses(run) == ["applied"] * 3 and Hearing.objects.count() == 3
    assert Event.objects.filter(name="arbitration.hearing.scheduled").count() == 3


def test_a_row_that_is_refused_is_reported_and_stops_nobody(city, rows):
    run = propose(city, rows)
    first = run.rows.first()
    Absence.objects.create(
        user=first.arbitration.assignments.get(role="arbitrator").user,
        organisation=city.tribunal,
        since=date(2026, 10, 12),
        until=date(2026, 11, 12),
    )
    apply_schedule(run, actor=staff(city.clerk))

    assert sorted(statuses(run)) == ["applied", "applied", "failed"]
    failed = run.rows.get(status=ScheduleRow.Status.FAILED)
    assert failed.pk == first.pk and failed.reasons[0]["text"]
    assert failed.arbitration.state == State.TRIBUNAL_FORMED


def test_a_row_left_out_by_hand_is_not_set(city, rows):
    run = propose(city, rows)
    drop_row(run, run.rows.first(), actor=staff(city.clerk))
    apply_schedule(run, actor=staff(city.clerk))
    assert sorted(statuses(run)) == ["applied", "applied", "dropped"]


def test_strangers_and_bad_windows_are_refused(city, rows):
    with pytest.raises(NotPermitted):
        propose(city, rows, actor=staff(City("440300", "深演示").clerk))
    with pytest.raises(NotPermitted):
        propose(city, rows, actor=staff(city.head))
    for wrong in ({"since": date(2026, 10, 12)}, {"until": date(2027, 3, 1)}, {"minutes": 10}, {"rooms": []}):
        with pytest.raises(BadInput):
            propose(city, rows, **wrong)


def test_the_pages_propose_confirm_and_are_the_clerks_own(client, city, rows):
    sign_in(client, city.clerk)
    sent = {
        "since": "2026-10-20",
        "until": "2026-10-30",
        "minutes": 120,
        "rooms": [city.room.pk],
        "cases": [row.pk for row in rows],
    }
    assert rows[0].title in client.get("/arbitration/schedules/").content.decode()
    answer = client.post("/arbitration/schedules/", sent)
    assert answer.status_code == 302
    assert client.post(answer.url, {"do": "apply"}).status_code == 302
    assert Hearing.objects.count() == 3
    assert client.get(answer.url).content.decode().count("/cases/") >= 3
    sign_in(client, City("440300", "深演示").clerk)
    assert client.get(answer.url).status_code == 404
    sign_in(client, city.arbitrator)
    assert client.get("/arbitration/schedules/").status_code == 404


def test_a_run_costs_the_same_to_look_at_whatever_its_size(client, city, rows, django_assert_num_queries):
    sign_in(client, city.clerk)
    small, large = propose(city, rows[:1]), propose(city, rows)
    client.get(f"/arbitration/schedules/{small.pk}/")
    with django_assert_num_queries(6):
        client.get(f"/arbitration/schedules/{small.pk}/")
    with django_assert_num_queries(6):
        client.get(f"/arbitration/schedules/{large.pk}/")
