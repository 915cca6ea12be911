"""Random legal and illegal acts by random people: no dead end, no lost event, chain valid, numbering gapless."""

import os
import re

import pytest

from arbitration.models import Arbitration, State
from arbitration.models.states import WAITS_WITHOUT_LIMIT
from casework import access
from casework.actor import Actor
from casework.models import CaseFile, Event, TimeLimit
from casework.registry import registry
from casework.services.record import verify
from documents.models import Paper
from tests.arbitration.walk.world import World
from tests.factories import staff
from tests.seeds import seeds

STEPS = int(os.environ.get("LUDAO_WALK_STEPS", "2500"))  # of each seed: 10,000 on both databases


@pytest.mark.long
@pytest.mark.parametrize("seed", seeds(1, 2, 3, 4))
def test_ten_thousand_random_steps(city, clock, seed):
    world = World(city, seed, clock)
    for number in range(1, STEPS + 1):
        world.step()
        if number % 500 == 0:
            _check(world)
    _check(world)

    assert len(world.done) > 25, world.done
    assert world.refused["NotPermitted"] and world.refused["BadInput"] + world.refused["RuleRefused"]


def _check(world: World) -> None:
    for case_file in CaseFile.objects.all():
        assert verify(case_file) == []
        held = list(
            Event.objects.filter(case_file=case_file).order_by("sequence").values_list("sequence", flat=True)
        )
        assert held == list(range(1, case_file.event_count + 1)), "an event is lost"
    for row in Arbitration.objects.select_related("case_file", "organisation").exclude(state=State.CLOSED):
        assert _somebody_can_act(world, row), f"dead end: {row.state}"
        assert _waits_under_a_limit(row), f"no limit runs in {row.state}"
    _gapless(Arbitration.objects.exclude(number="").values_list("number", flat=True), "case numbers")
    _gapless(Arbitration.objects.values_list("receipt_number", flat=True), "receipt numbers")
    own = Paper.objects.filter(own_number=True)
    for series in {re.sub(r"\d+号$", "", number) for number in own.values_list("number", flat=True)}:
        _gapless([one for one in own.values_list("number", flat=True) if one.startswith(series)], series)


def _somebody_can_act(world: World, row: Arbitration) -> bool:
    actors = [staff(user) for user in world.staff] + [Actor.machine()]
    offered = [
        act for act in registry.acts.values() if act.kind == "arbitration" and row.state in act.from_states
    ]
    names = [act.name for act in offered]
    if row.state in (State.AWARDED, State.CONCILIATED):
        names.append("documents.service.record")  # serving the result is what brings it on
    return any(access.capacity(actor, name, proceeding=row) for name in names for actor in actors)


def _waits_under_a_limit(row: Arbitration) -> bool:
    running = TimeLimit.objects.filter(proceeding=row, status=TimeLimit.Status.OPEN)
    return row.state in WAITS_WITHOUT_LIMIT or running.exists()


def _gapless(numbers, what: str) -> None:
    """The serials of each series run from 1 without a gap and without a double."""
    series: dict[str, list[int]] = {}
    for number in numbers:
        match = re.match(r"(.*?)(\d+)号$", number)
        if match:
            series.setdefault(match[1], []).append(int(match[2]))
    for prefix, serials in series.items():
        assert sorted(serials) == list(range(1, len(serials) + 1)), f"{what}: {prefix} {sorted(serials)}"
