"""Several sweepers at once claim each rung once, and each claimed rung has its job."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, connections

from arbitration.services.filing.receive import receive
from casework.clock import today
from casework.models import Notice, OutboxMessage, Rung, TimeLimit
from casework.services import outbox
from casework.services.sweep import LADDER, claim_rungs, sweep
from tests.casework.due_limits import make_due_limits
from tests.casework.stage_control import Stage
from tests.factories import staff

LIMITS = 300
OVERDUE = next(kind for kind in LADDER if kind.name == "overdue")


@pytest.mark.long
def test_two_sweepers_claim_each_rung_once(transactional_db, tmp_path: Path):
    """Threads on PostgreSQL; on SQLite processes on a file, for its test database lives in memory."""
    if connection.vendor == "sqlite":
        claimed, rungs, jobs = _in_processes(tmp_path)
    else:
        claimed, rungs, jobs = _in_threads()

    assert sum(claimed) == rungs == jobs == LIMITS


def _in_processes(folder: Path) -> tuple[list[int], int, int]:
    stage = Stage(folder, LIMITS=str(LIMITS))
    stage.ask("limits")
    sweepers = [stage.begin("sweep") for _number in range(2)]
    stage.wait(lambda: len(list(folder.glob("flag-ready-*"))) == 2)
    stage.flag("go").touch()
    claimed = [stage.answer(sweeper)["claimed"] for sweeper in sweepers]
    found = stage.ask("report")
    return claimed, found["rungs"], found["rung_jobs"]


def _in_threads() -> tuple[list[int], int, int]:
    make_due_limits(LIMITS)
    together = threading.Barrier(2)

    def run() -> int:
        together.wait()
        claimed = 0
        while count := claim_rungs(OVERDUE, on=today(), batch=20):
            claimed += count
        connections.close_all()
        return claimed

    with ThreadPoolExecutor(2) as pool:
        claimed = [future.result() for future in [pool.submit(run) for _number in range(2)]]
    return claimed, Rung.objects.count(), OutboxMessage.objects.filter(topic="casework.rung").count()


def test_a_second_sweep_claims_nothing(db, clock):
    make_due_limits(3)

    first, second = sweep(), sweep()

    assert first["overdue"] == 3
    assert set(second.values()) == {0}


def test_an_extended_limit_climbs_again_for_its_new_date(db, clock):
    make_due_limits(1)
    sweep()
    late = TimeLimit.objects.get(due=today() - timedelta(days=1))
    late.due = today()
    late.save()

    assert sweep()["due"] == 1


@pytest.mark.parametrize("days,kind", [(2, "soon"), (0, "due"), (-1, "overdue")])
def test_a_rung_tells_the_people_it_concerns(city, case_file, days, kind):
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    limits = TimeLimit.objects.filter(proceeding=arbitration)
    limits.update(due=today() + timedelta(days=days), warn_on=today())

    sweep()
    for pk in outbox.waiting():
        assert outbox.run(pk)

    assert Notice.objects.filter(proceeding_id=arbitration.pk, kind=f"limit.{kind}").exists()
