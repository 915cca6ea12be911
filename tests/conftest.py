"""The frozen clock and the named people that every test may ask for."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.factories import City, wage_case

# A Monday with the National Day holidays behind it.
START = datetime(2026, 10, 12, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


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
