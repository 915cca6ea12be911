"""The head's page: five lists, counted and cut in SQL, and nobody else's cases."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from arbitration.services.clock.suspend import GROUNDS, suspend
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from casework.models import Proceeding
from casework.models.proceeding import NEVER
from casework.oversight import conditions, measures_of, page_of
from casework.queue import count_each
from tests.factories import City, staff, wage_case

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def accepted(city, case_file):
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=False)
    return row


def listed(user, name):
    return [row["id"] for row in page_of(user, name, "", measures_of(user)).rows]


def test_what_runs_out_soon_and_what_has_run_out(city, accepted, clock):
    assert listed(city.head, "near") == [accepted.pk]
    clock.move_to(datetime(2026, 11, 2, 9, tzinfo=SHANGHAI))

    assert listed(city.head, "past") == [accepted.pk]
    assert listed(city.head, "near") == []


def test_a_case_stopped_for_thirty_days(city, accepted, clock):
    suspend(accepted, actor=staff(city.head), ground=GROUNDS[0])
    assert listed(city.head, "stopped") == []
    clock.move_to(datetime(2026, 11, 11, 9, tzinfo=SHANGHAI))

    assert listed(city.head, "stopped") == [accepted.pk]


def test_a_case_in_which_nothing_moves(city, accepted, clock):
    clock.move_to(datetime(2026, 10, 27, 9, tzinfo=SHANGHAI))

    assert listed(city.head, "still") == [accepted.pk]


def test_a_case_without_any_running_limit(city, accepted):
    Proceeding.objects.filter(pk=accepted.pk).update(next_due=NEVER)

    assert listed(city.head, "clockless") == [accepted.pk]


def test_a_head_of_another_city_sees_none_of_it(city, accepted, clock):
    other = City("440300", "深演示")
    clock.move_to(datetime(2026, 11, 2, 9, tzinfo=SHANGHAI))

    assert all(listed(other.head, name) == [] for name in conditions(measures_of(other.head)))
    assert count_each(other.head, conditions(measures_of(other.head)))["past"] == 0
    assert listed(city.supervisor, "past") == [accepted.pk]


def test_the_page_is_for_heads_and_supervisors(city, accepted):
    for user, status in ((city.head, 200), (city.supervisor, 200), (city.clerk, 403), (city.lawyer, 403)):
        client = Client()
        client.force_login(user)
        assert client.get("/oversight/").status_code == status


def test_the_number_of_queries_does_not_grow(city, accepted, django_assert_max_num_queries):
    for number in range(12):
        row = receive(
            actor=staff(city.clerk),
            case_file=wage_case(id_number=f"1101011990030{number:02d}xx"),
            tribunal=city.tribunal,
        )
        accept(row, actor=staff(city.clerk), fast=False)
    client = Client()
    client.force_login(city.head)
    with django_assert_max_num_queries(22):
        assert client.get("/oversight/?list=near").status_code == 200


def test_lists_are_cut_by_key(city, accepted):
    made = Proceeding.objects.filter(pk=accepted.pk).values().get() | {"next_due": date(2026, 10, 13)}
    made.pop("id")
    Proceeding.objects.bulk_create(Proceeding(**made) for _ in range(30))
    first = page_of(city.head, "near", "", measures_of(city.head))
    second = page_of(city.head, "near", first.after, measures_of(city.head))

    assert len(first.rows) == 25 and len(second.rows) == 6
    assert not {r["id"] for r in first.rows} & {r["id"] for r in second.rows}


def test_the_measures_are_settings_of_the_office(city, accepted):
    assert measures_of(city.head).still == 15
    assert timedelta(days=measures_of(city.head).stopped) == timedelta(days=30)
