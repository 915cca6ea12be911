"""The frozen clock and the named people that every test may ask for."""

import os
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import settings as properties

from tests.factories import City, wage_case

# A Monday with the National Day holidays behind it.
START = datetime(2026, 10, 12, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
# Speed is measured in the bench; a busy machine fails no property.
properties.register_profile("ludao", deadline=None)
properties.load_profile("ludao")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark what touches the database, so that a run on another database repeats exactly that; long tests come first."""
    for item in items:
        wanted = set(getattr(item, "fixturenames", ()))
        if wanted & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)
    # By now the others have chosen and shuffled.
    yield
    _begin_long_ones_first(items)


def _begin_long_ones_first(items: list[pytest.Item]) -> None:
    """Put them at the head of each process's share, so that no process is left alone with one at the end."""
    first = [item for item in items if item.get_closest_marker("long")]
    rest = [item for item in items if not item.get_closest_marker("long")]
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    share = len(items) // processes
    items[:] = rest
    for number in range(processes):
        items[number * share : number * share] = first[number::processes]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The clock stands at Monday 2026-10-12, 09:00 in Shanghai, and moves when it is told to."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def city(db: None, clock: time_machine.Traveller) -> City:
    return City()


@pytest.fixture
def case_file(city: City):
    return wage_case()


@pytest.fixture(autouse=True, scope="session")
def events_may_be_flushed_between_tests() -> Iterator[None]:
    """A transactional test ends by emptying every table, which SQLite does by DELETE and our trigger would refuse."""
    import django.test
    from django.db import connection

    TransactionTestCase: Any = django.test.TransactionTestCase  # its teardown is private and untyped

    flush = TransactionTestCase._fixture_teardown

    def without_trigger(self: Any) -> None:
        if connection.vendor != "sqlite":
            flush(self)
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'events_not_deleted'"
            )
            found = cursor.fetchone()
            cursor.execute("DROP TRIGGER IF EXISTS events_not_deleted")
        flush(self)
        if found:
            with connection.cursor() as cursor:
                cursor.execute(found[0])

    TransactionTestCase._fixture_teardown = without_trigger
    yield
    TransactionTestCase._fixture_teardown = flush
