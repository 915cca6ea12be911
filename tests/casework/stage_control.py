"""Drives the installation to be killed from outside: its commands, its processes, its flags."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


class Stage:
    """One installation in a folder of its own, on SQLite and the file broker."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.folder = folder
        inherited = {
            k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_URL", "PYTEST", "CELERY"))
        }
        own = {
            "LUDAO_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.casework.crash_stage",
            "CELERY_BROKER_URL": "filesystem://",
            "WEB_WORKERS": "1",
            "WORKER_PROCESSES": "1",
            "PYTHONPATH": str(ROOT),
        }
        self.environment = inherited | own | more
        self.port = _free_port()
        self.up: subprocess.Popen[str] | None = None

    def flag(self, name: str) -> Path:
        return self.folder / f"flag-{name}"

    def begin(self, command: str) -> subprocess.Popen[str]:
        """Start one command of the stage."""
        return self._popen(["-m", "tests.casework.crash_stage", command], subprocess.PIPE)

    def answer(self, process: subprocess.Popen[str]) -> dict[str, Any]:
        """What a command says when it has ended."""
        out, _err = process.communicate(timeout=180)
        assert process.returncode == 0, (self.folder / "log").read_text()[-3000:]
        return dict(json.loads(out.splitlines()[-1]))

    def ask(self, command: str) -> dict[str, Any]:
        return self.answer(self.begin(command))

    def start(self) -> None:
        """Start `manage.py up` and wait for its pages."""
        self.up = self._popen(["manage.py", "up", "--port", str(self.port)], subprocess.DEVNULL)
        self.wait(self.reachable)

    def reachable(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return str(answer.read().decode())

    def leader(self, word: str) -> int:
        """The process under `up` whose command line holds the word."""
        assert self.up is not None
        return next(pid for pid in children(self.up.pid) if word in command_line(pid))

    def family(self) -> list[int]:
        """`up`'s programs and their children."""
        assert self.up is not None
        leaders = children(self.up.pid)
        return leaders + [pid for leader in leaders for pid in children(leader)]

    def wait(self, condition: Callable[[], bool], seconds: float = 40) -> None:
        """Wait until the condition holds, or fail with the log."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, (self.folder / "log").read_text()[-4000:]
            time.sleep(0.05)

    def close(self) -> None:
        """Leave no process of the stage behind, whatever the test did."""
        if self.up is not None and self.up.poll() is None:
            self.up.send_signal(signal.SIGTERM)
            self.up.wait(timeout=30)

    def _popen(self, command: list[str], out: int) -> subprocess.Popen[str]:
        with (self.folder / "log").open("a") as log:
            return subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, env=self.environment, stdout=out, stderr=log, text=True
            )


def children(pid: int) -> list[int]:
    """The living children of a process."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except FileNotFoundError:
        return []
    return [int(part) for part in text.split()]


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def lives(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def kill(*pids: int) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
