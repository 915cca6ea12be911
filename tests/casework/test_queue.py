"""The queue: sorted by due, paged by row comparison, filtered in SQL, with a fixed number of queries."""

from datetime import date, timedelta

import pytest
from django.test import Client

from casework.models import CaseFile, Proceeding
from casework.queue import counts, light_of, queue_page


@pytest.fixture
def many(city):
    case_file = CaseFile.objects.create(
        number="LD1",
        region="440100",
        channel="window",
        title="演示 诉 演示",
        cause="演示",
        opened_on=date(2026, 10, 1),
    )
    days = [date(2026, 10, 1) + timedelta(days=n // 3) for n in range(60)]
    return [
        Proceeding.objects.create(
            case_file=case_file,
            kind="arbitration",
            organisation=city.tribunal,
            region="440100",
            state="accepted",
            title=f"演示{number}",
            opened_on=date(2026, 10, 1),
            next_due=day,
        )
        for number, day in enumerate(days)
    ]


def test_pages_follow_each_other_without_gap_or_repeat(city, many):
    seen, after = [], ""
    while True:
        page = queue_page(city.clerk, {"after": after} if after else {})
        seen += [row["id"] for row in page.rows]
        after = page.after
        if not after:
            break

    assert seen == [row.pk for row in sorted(many, key=lambda row: (row.next_due, row.pk))]


def test_supervisors_see_below_and_strangers_nothing(city, many):
    assert len(queue_page(city.supervisor, {}).rows) == 25
    assert queue_page(city.mediator, {}).rows == []


def test_colours_follow_the_date(clock):
    lights = [light_of(date(2026, 10, day)) for day in (9, 12, 14, 15)]

    assert lights == ["red", "amber", "amber", "green"]


def test_counts_by_colour(city, many):
    assert counts(city.clerk, {}) == {"red": 33, "amber": 9, "green": 18}


def test_closed_ones_are_out(city, many):
    Proceeding.objects.filter(pk=many[0].pk).update(closed_on=date(2026, 10, 2))

    assert many[0].pk not in [row["id"] for row in queue_page(city.clerk, {}).rows]


@pytest.mark.parametrize("size", [3, 25])
def test_the_page_costs_the_same_queries_whatever_its_size(city, many, size, django_assert_max_num_queries):
    Proceeding.objects.filter(pk__in=[row.pk for row in many[size:]]).update(closed_on=date(2026, 10, 2))
    client = Client()
    client.force_login(city.clerk)

    with django_assert_max_num_queries(12):
        response = client.get("/work/")

    assert response.status_code == 200
