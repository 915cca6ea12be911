"""Killing any process with -9 loses nothing: a real installation is started, and its processes are killed."""

import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.casework.stage_control import Stage, children, kill, lives


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with a case and waiting jobs, to be copied for each test."""
    folder = tmp_path_factory.mktemp("stage")
    Stage(folder).ask("prepare")
    return folder


@pytest.fixture
def stage(prepared: Path, tmp_path: Path) -> Iterator[Stage]:
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    made = Stage(tmp_path)
    yield made
    made.close()


@pytest.mark.long
def test_killed_worker_scheduler_and_web_process_lose_nothing(stage: Stage):
    stage.start()

    _kill_worker_in_a_job(stage)
    kill(stage.leader("beat"))
    _kill_web_process_in_an_act(stage)

    after_the_kill = stage.ask("report")
    assert (after_the_kill["proceedings"], after_the_kill["events"]) == (0, 0)
    assert stage.get("/crash/receipt/") == "received"
    stage.wait(lambda: stage.ask("report")["waiting"] == 0, seconds=60)
    found = stage.ask("report")
    assert set(found["effects"].values()) == {2}
    assert found["attempts"] > len(found["effects"])
    assert (found["proceedings"], found["events"], found["faults"]) == (1, 1, [])


def _kill_worker_in_a_job(stage: Stage) -> None:
    stage.wait(lambda: any(stage.folder.glob("flag-job-*")))
    worker = stage.leader("celery -q -A config.celery worker")
    kill(worker, *children(worker))


def _kill_web_process_in_an_act(stage: Stage) -> None:
    failed = []

    def ask() -> None:
        try:
            stage.get("/crash/receipt/?wait=25")
        except (urllib.error.URLError, HTTPException, OSError) as error:
            failed.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    stage.wait(stage.flag("act").exists)
    kill(*children(stage.leader("gunicorn")))
    asking.join(30)
    assert failed, "the act should have been cut off"


def test_one_interrupt_ends_everything_in_seconds(stage: Stage):
    stage.start()
    stage.wait(lambda: len(stage.family()) >= 5)
    family = stage.family()
    assert stage.up is not None

    stage.up.send_signal(signal.SIGINT)

    assert stage.up.wait(timeout=15) == 0
    assert [pid for pid in family if lives(pid)] == []


def test_programs_do_not_outlive_a_killed_supervisor(stage: Stage):
    stage.start()
    stage.wait(lambda: len(stage.family()) >= 5)
    family = stage.family()
    assert stage.up is not None

    kill(stage.up.pid)
    stage.up.wait()

    stage.wait(lambda: not any(lives(pid) for pid in family), seconds=20)


def test_a_broker_that_is_down_holds_up_no_request_and_loses_no_job(stage: Stage):
    stage.environment["CELERY_BROKER_URL"] = "redis://127.0.0.1:1/0"

    took = stage.ask("put")["seconds"]

    assert took < 2
    assert stage.ask("report")["waiting"] == 7


def test_a_busy_port_is_said_with_the_way_on(stage: Stage):
    stage.start()

    command = [sys.executable, "manage.py", "up", "--port", str(stage.port)]
    done = subprocess.run(
        command, capture_output=True, text=True, env=stage.environment, check=False, timeout=30
    )

    assert done.returncode == 1
    assert "--port 8001" in done.stderr
