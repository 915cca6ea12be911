"""Five hundred notices of one collective case: one worker against two, and two that are killed in the middle."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.processes import ROOT

STAGE = "tests.documents.batch_stage"


class Batch:
    """One batch on a database of its own; files and the demonstration's seal in a folder of its own."""

    def __init__(self, database: str, many: int, folder: Path, *, lease: int = 180) -> None:
        self.folder, self.many = folder, many
        self.environment = os.environ | {
            "DATABASE_URL": database,
            "LUDAO_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": STAGE,
            "PYTHONPATH": str(ROOT),
            "MANY": str(many),
            "LEASE": str(lease),
        }
        self.ask("prepare")

    def begin(self, command: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", STAGE, command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, command: str) -> dict[str, Any]:
        return _answer(self.begin(command))

    def start(self, workers: int) -> list["subprocess.Popen[str]"]:
        """Workers that begin at the same moment, imported and warm."""
        (self.folder / "flag-go").unlink(missing_ok=True)
        begun = [self.begin("work") for _worker in range(workers)]
        while not all((self.folder / f"flag-ready-{one.pid}").exists() for one in begun):
            time.sleep(0.01)
        (self.folder / "flag-go").touch()
        return begun

    def papers(self) -> int:
        return sum(1 for _file in self.folder.glob("files/papers/*/*/*.pdf"))


def rate(database: str, many: int, workers: int) -> float:
    """Papers a second from the first claimed row to the last sealed file."""
    with tempfile.TemporaryDirectory() as folder:
        batch = Batch(database, many, Path(folder))
        taken = max(_answer(one)["seconds"] for one in batch.start(workers))
        _whole(batch.ask("report"), many)
        return many / taken


def killed(database: str, many: int) -> dict[str, Any]:
    """Two workers are killed with -9 in the middle, two others go on; what is found at the end."""
    with tempfile.TemporaryDirectory() as folder:
        batch = Batch(database, many, Path(folder), lease=4)
        workers = batch.start(2)
        while batch.papers() < many // 3:
            time.sleep(0.02)
        for worker in workers:
            worker.kill()
            worker.wait()
        half = batch.ask("report")["done"]
        for worker in batch.start(2):
            _answer(worker)
        found = batch.ask("report")
        return {"killed_at": half, "whole": _is_whole(found, many), "numbers": len(found["numbers"])}


def _is_whole(found: dict[str, Any], many: int) -> bool:
    """Every addressee one paper, numbers 1 to the last, every file sealed, the chain of events unbroken."""
    counts = {found[name] for name in ("done", "last", "papers", "addressees", "events", "sealed")}
    return counts == {many} and found["numbers"] == list(range(1, many + 1)) and not found["faults"]


def _whole(found: dict[str, Any], many: int) -> None:
    if not _is_whole(found, many):
        raise RuntimeError(f"the batch is not whole: {found['done']} of {many}")


def _answer(process: "subprocess.Popen[str]") -> dict[str, Any]:
    out, _err = process.communicate()
    if process.returncode:
        raise RuntimeError("a process of the batch died")
    return dict(json.loads(out.splitlines()[-1]))
