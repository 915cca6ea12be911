"""Keeps a few programs alive as one: starts them, restarts the one that dies, and ends all together."""

import ctypes
import multiprocessing
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType

from django.conf import settings

TICK = 0.1
QUICK_DEATH = 10.0  # seconds; a program that dies sooner has not really started
MOST_QUICK_DEATHS = 3
LONGEST_WAIT = 30.0
PATIENCE = 12.0  # seconds between the polite signal and the other one
PR_SET_PDEATHSIG = 1


@dataclass
class Program:
    """One program, its process while it runs, and how it has fared."""

    name: str
    command: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_at: float = 0.0
    quick_deaths: int = 0

    def start(self) -> None:
        """Start in a session of its own: a Ctrl-C in the terminal reaches only the supervisor."""
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: S603, PLW1509
        self.started_at = time.monotonic()

    def signal(self, number: int) -> None:
        """Tell the leader only; it knows how to end its own children."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def sweep_group(self) -> None:
        """Kill what a dead leader has left behind in its session."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Supervisor:
    """Runs programs until a TERM or INT, or until one of them can't be kept alive."""

    def __init__(self, programs: list[Program], say: Callable[[str], object]) -> None:
        self.programs = programs
        self.say = say
        self.stopping = 0
        self.exit_code = 0

    def run(self, *, once_up: Callable[[], None], probe: tuple[str, int]) -> int:
        """Start all, call `once_up` when the probe's port answers, and return the exit code after the end."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)
        for program in self.programs:
            program.start()
        greeted = False
        while not self.stopping:
            if not greeted and _answers(*probe):
                greeted = True
                once_up()
            for program in self.programs:
                self._look_after(program)
            time.sleep(TICK)
        self._end()
        return self.exit_code

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping += 1

    def _look_after(self, program: Program) -> None:
        if program.alive:
            return
        moment = time.monotonic()
        if program.start_at:
            if moment >= program.start_at:
                program.start_at = 0.0
                program.start()
            return
        assert program.process is not None
        program.sweep_group()
        quick = moment - program.started_at < QUICK_DEATH
        program.quick_deaths = program.quick_deaths + 1 if quick else 0
        code = program.process.returncode
        if program.quick_deaths >= MOST_QUICK_DEATHS:
            self.say(f"{program.name} dies again and again (code {code}): stopping everything.")
            self.exit_code, self.stopping = 1, 1
            return
        wait = min(LONGEST_WAIT, 2.0**program.quick_deaths)
        program.start_at = moment + wait
        self.say(f"{program.name} ended (code {code}); it is started again in {wait:.0f} s. No work is lost.")

    def _end(self) -> None:
        """Ask each leader once; after a while, or at a second Ctrl-C, kill what is left."""
        for program in self.programs:
            program.signal(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while any(program.alive for program in self.programs):
            if time.monotonic() > deadline or self.stopping > 1:
                break
            time.sleep(TICK)
        for program in self.programs:
            program.sweep_group()
            if program.process is not None:
                program.process.wait()
        self.say("Stopped.")


def empty_file_broker() -> None:
    """Throw away what an earlier run left in the file broker: every job stands in the outbox, and is sent again."""
    if settings.CELERY_BROKER_URL.startswith("filesystem"):
        for name in ("queue", "processed"):
            shutil.rmtree(settings.BROKER_DIR / name, ignore_errors=True)
            (settings.BROKER_DIR / name).mkdir(parents=True, exist_ok=True)


def has_semaphores() -> bool:
    """Whether processes can share locks here; in a container without a writable /dev/shm they can't."""
    try:
        multiprocessing.Lock()
    except OSError:
        return False
    return True


def _die_with_parent() -> None:
    """A supervisor that is killed takes its programs along (Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _answers(host: str, port: int) -> bool:
    with suppress(OSError), socket.create_connection((host, port), timeout=0.2):
        return True
    return False
