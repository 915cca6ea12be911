"""Steps of the tribunal's tests: a second and third arbitrator, a formed case, a hearing that is set."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from arbitration.models import Arbitration
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from casework.models import Event, Membership, Role
from tests.factories import make_user, staff

START = datetime(2026, 10, 26, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BACKEND = "django.contrib.auth.backends.ModelBackend"


def more_arbitrators(city, count=2, **fields):
    """People of the pool beside the city's own arbitrator."""
    people = [
        make_user(f"pool{n}", f"演示轮候{n}", (city.tribunal, Role.ARBITRATOR)) for n in range(1, count + 1)
    ]
    Membership.objects.filter(user__in=people).update(**fields)
    return people


def accepted(city, case_file) -> Arbitration:
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=True)
    row.refresh_from_db()
    return row


def formed(city, case_file, **more) -> Arbitration:
    row = accepted(city, case_file)
    chosen = {"arbitrators": [city.arbitrator], "recorder": city.other_clerk, "choice_reason": "演示指定"}
    form_tribunal(row, actor=staff(city.clerk), **chosen | more)
    row.refresh_from_db()
    return row


def hearing_set(city, case_file, *, starts=START, **more) -> Arbitration:
    row = formed(city, case_file)
    times = {"room": city.room, "starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    schedule_hearing(row, actor=staff(city.clerk), **times | more)
    row.refresh_from_db()
    return row


def last_event(row, name) -> Event:
    return Event.objects.filter(proceeding=row, name=name).latest("sequence")


def sign_in(client, user):
    client.force_login(user, backend=BACKEND)
    return client
