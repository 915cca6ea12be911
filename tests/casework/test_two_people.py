"""Two people at once: one wins, the other reads why; a stale page never overwrites."""

import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, connections

from arbitration.models import Arbitration, State
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.filing.refuse import refuse
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from casework.errors import NotNow, Refused, RuleRefused, Stale
from casework.models import Event, TimeLimit
from tests.factories import City, staff, wage_case


@pytest.fixture
def received(city, case_file):
    return receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)


def test_the_second_clerk_reads_who_was_first(city, received):
    seen = received.version
    accept(received, actor=staff(city.clerk), fast=True, version=seen)

    with pytest.raises(Stale, match="演示立案员"):
        refuse(
            received,
            actor=staff(city.other_clerk),
            ground="scope",
            explanation="不属于劳动争议的范围内",
            version=seen,
        )

    received.refresh_from_db()
    assert received.state == State.ACCEPTED
    assert Event.objects.filter(proceeding=received).count() == 2


def test_without_a_version_the_machine_still_refuses(city, received):
    accept(received, actor=staff(city.clerk), fast=True)

    with pytest.raises(NotNow):
        accept(received, actor=staff(city.other_clerk), fast=True)


def test_a_refused_act_leaves_nothing_behind(city, received):
    limits = TimeLimit.objects.count()
    with pytest.raises(Refused):
        accept(received, actor=staff(city.arbitrator), fast=True)

    received.refresh_from_db()
    assert (received.state, received.number) == (State.RECEIVED, "")
    assert TimeLimit.objects.count() == limits


@pytest.mark.django_db(transaction=True)
def test_two_clerks_accept_in_the_same_moment(clock):
    city = City()
    received = receive(actor=staff(city.clerk), case_file=wage_case(), tribunal=city.tribunal)
    results: list[str] = []
    gate = threading.Barrier(2)

    def try_it(user):
        try:
            gate.wait(10)
            accept(Arbitration.objects.get(pk=received.pk), actor=staff(user), fast=True, version=1)
            results.append("accepted")
        except Refused as refused:
            results.append(type(refused).__name__)
        finally:
            connections.close_all()

    if connection.vendor == "sqlite" and "mode=memory" in str(connection.settings_dict["NAME"]):
        try_it_in_turn(received, city, results)
    else:
        threads = [threading.Thread(target=try_it, args=(user,)) for user in (city.clerk, city.other_clerk)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)

    assert sorted(results) == ["Stale", "accepted"]
    assert Event.objects.filter(name="arbitration.application.accepted").count() == 1


def try_it_in_turn(received, city, results):
    """An in-memory database is one connection: the two come one after the other, from the same page."""
    for user in (city.clerk, city.other_clerk):
        try:
            accept(Arbitration.objects.get(pk=received.pk), actor=staff(user), fast=True, version=1)
            results.append("accepted")
        except Refused as refused:
            results.append(type(refused).__name__)


def formed(city, case_file):
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(arbitration, actor=staff(city.clerk), fast=True)
    form_tribunal(
        arbitration, actor=staff(city.clerk), arbitrators=[city.arbitrator], recorder=city.other_clerk
    )
    arbitration.refresh_from_db()
    return arbitration


def test_a_room_and_a_person_are_never_booked_twice(city, case_file):
    start = datetime(2026, 10, 26, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    first, second = formed(city, case_file), formed(city, wage_case(id_number="110101199003078574"))
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    schedule_hearing(first, actor=staff(city.clerk), room=city.room, **times)

    with pytest.raises(RuleRefused, match=city.room.name):
        schedule_hearing(second, actor=staff(city.clerk), room=city.room, **times)
    other_room = type(city.room).objects.create(organisation=city.tribunal, name="第二仲裁庭")
    with pytest.raises(RuleRefused, match="演示"):
        schedule_hearing(second, actor=staff(city.clerk), room=other_room, **times)
    second.refresh_from_db()
    assert second.state == State.TRIBUNAL_FORMED


def test_notice_of_five_working_days_is_kept(city, case_file):
    arbitration = formed(city, case_file)
    soon = datetime(2026, 10, 16, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

    with pytest.raises(RuleRefused):
        schedule_hearing(
            arbitration,
            actor=staff(city.clerk),
            room=city.room,
            starts_at=soon,
            ends_at=soon + timedelta(hours=1),
        )
