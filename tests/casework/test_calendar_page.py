"""开庭日程: week and day, by room and by arbitrator; what is free; other people's cases stay unnamed."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from casework.hearing_calendar import by_room
from casework.services.book_hearing import book_hearing
from tests.arbitration.hearing_path import START, to_hearing
from tests.factories import City, wage_case

SHANGHAI = ZoneInfo("Asia/Shanghai")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def row(city, case_file):
    return to_hearing(city, case_file)


def test_the_week_shows_the_hearing_and_what_is_free(client, city, row):
    client.force_login(city.clerk, backend=BACKEND)
    text = client.get("/calendar/?on=2026-10-28").content.decode()

    assert "09:00–11:00" in text and f"/cases/{row.pk}/" in text
    cell = by_room(city.clerk, [city.tribunal], [START.date()])[0].cells[0]
    assert cell.free == [(time(8, 30), time(9)), (time(11), time(12)), (time(14), time(17, 30))]


def test_by_arbitrator(client, city, row):
    client.force_login(city.clerk, backend=BACKEND)
    text = client.get("/calendar/?by=people&view=day&on=2026-10-26").content.decode()

    assert "演示仲裁员" in text and f"/cases/{row.pk}/" in text


def test_a_rest_day_offers_nothing(city, row):
    cell = by_room(city.clerk, [city.tribunal], [START.date() - timedelta(days=1)])[0].cells[0]
    assert not cell.workday and cell.free == []


def test_an_arbitrator_sees_others_hearings_as_taken_only(client, city, row):
    other = to_second(city)
    client.force_login(city.arbitrator, backend=BACKEND)
    text = client.get("/calendar/?on=2026-10-26").content.decode()

    assert (
        f"/cases/{row.pk}/" in text and f"/cases/{other.pk}/" not in text and text.count("14:00–15:00") == 1
    )


def to_second(city):
    from arbitration.services.filing.receive import receive
    from tests.factories import staff

    other = receive(
        actor=staff(city.clerk), case_file=wage_case(worker_name="演示王五"), tribunal=city.tribunal
    )
    start = datetime(2026, 10, 26, 14, 0, tzinfo=SHANGHAI)
    book_hearing(other, room=city.room, starts_at=start, ends_at=start + timedelta(hours=1))
    return other


@pytest.mark.parametrize("on", ["nonsense", "9999-12-31", "0001-01-01", "2026-02-30", ""])
def test_a_date_that_is_none_breaks_nothing(client, city, on):
    client.force_login(city.clerk, backend=BACKEND)
    assert client.get("/calendar/", {"on": on}).status_code == 200


def test_another_office_sees_nothing_of_it(client, city, row):
    client.force_login(City("440300", "深演示").clerk, backend=BACKEND)
    text = client.get("/calendar/?on=2026-10-26").content.decode()
    assert f"/cases/{row.pk}/" not in text and "09:00–11:00" not in text


@pytest.mark.parametrize("by", ["room", "people"])
def test_the_cost_does_not_grow_with_the_hearings(client, city, row, by, django_assert_num_queries):
    client.force_login(city.clerk, backend=BACKEND)
    url = f"/calendar/?on=2026-10-26&by={by}"
    client.get(url)
    with django_assert_num_queries(7 if by == "room" else 9):
        client.get(url)
    to_second(city)
    with django_assert_num_queries(7 if by == "room" else 9):
        client.get(url)
