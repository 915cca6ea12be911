"""A batch whose workers are killed with -9 goes on: no number left out, no paper twice, none without its sealed file."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casework.stage_control import ROOT, kill

MANY = 14


class Stage:
    """The stage's commands, each a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        inherited = {
            k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_URL", "PYTEST", "CELERY"))
        }
        self.environment = inherited | {
            "LUDAO_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.documents.batch_stage",
            "PYTHONPATH": str(ROOT),
            "MANY": str(MANY),
            "LEASE": "3",
        }
        self.begun: list[subprocess.Popen[str]] = []

    def begin(self, command: str) -> subprocess.Popen[str]:
        with (self.folder / "log").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.documents.batch_stage", command],
                cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip
        self.begun.append(process)
        return process

    def answer(self, process: subprocess.Popen[str]) -> dict:
        out, _err = process.communicate(timeout=120)
        assert process.returncode == 0, (self.folder / "log").read_text()[-3000:]
        return dict(json.loads(out.splitlines()[-1]))

    def ask(self, command: str) -> dict:
        return self.answer(self.begin(command))

    def work(self, workers: int) -> list[subprocess.Popen[str]]:
        """Start workers and let them go at once."""
        (self.folder / "flag-go").unlink(missing_ok=True)
        started = [self.begin("work") for _worker in range(workers)]
        self.wait(lambda: all((self.folder / f"flag-ready-{one.pid}").exists() for one in started))
        (self.folder / "flag-go").touch()
        return started

    def wait(self, condition) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, (self.folder / "log").read_text()[-3000:]
            time.sleep(0.02)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    for process in made.begun:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@pytest.mark.long
def test_killed_workers_leave_no_gap_and_no_double(stage: Stage):
    stage.ask("prepare")

    workers = stage.work(2)
    stage.wait(lambda: len(list(stage.folder.glob("files/papers/*/*/*.pdf"))) >= 3)
    kill(*(worker.pid for worker in workers))
    for worker in workers:
        worker.wait()
    half = stage.ask("report")
    for worker in stage.work(2):
        stage.answer(worker)

    assert 3 <= half["done"] < MANY, "killed in the middle"
    assert half["numbers"] == list(range(1, half["done"] + 1)), "no number was lost with its worker"
    found = stage.ask("report")
    assert (found["state"], found["done"], found["failed"], found["waiting"]) == ("done", MANY, 0, 0)
    assert found["numbers"] == list(range(1, MANY + 1))
    assert (found["last"], found["papers"], found["addressees"], found["events"]) == (MANY,) * 4
    assert (found["sealed"], found["faults"]) == (MANY, [])
