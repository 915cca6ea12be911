"""`make test`: every check; all of them run, also when one has failed."""

import os
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from setup import postgres
from setup.steps import PYTHON, ROOT, VENV
from setup.words import say

DATABASE_TESTS = "database and not browser"


@dataclass(frozen=True)
class Check:
    """One command and its name in the summary."""

    name: str
    command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()


CORES = os.cpu_count() or 1


def _pytest(*more: str, processes: int) -> tuple[str, ...]:
    count = os.environ.get("TEST_PROCESSES") or str(processes)
    return (PYTHON, "-m", "pytest", "-n", count, "--dist", "worksteal", *more)


STATIC = (
    Check("style", (PYTHON, "-m", "ruff", "check", ".")),
    Check("formatting", (PYTHON, "-m", "ruff", "format", "--check", "-q", ".")),
    Check("layers", (str(VENV / "bin" / "lint-imports"), "--no-cache")),
    Check("types", (PYTHON, "-m", "mypy", ".")),
    Check("system checks", (PYTHON, "manage.py", "check", "--fail-level", "WARNING")),
)


def run_all() -> int:
    """Run every check and print one line each at the end. Returns 0 when all passed."""
    with postgres.server() as address:
        database = f"{address}/{postgres.fresh_name('tests')}"
        tests = (
            # One process more than there are cores: tests also wait, for programs that start, for locks.
            Check("tests on SQLite", _pytest("-m", "not browser", processes=CORES + 1)),
            # Apart: Playwright keeps an event loop in its thread, which code that starts one of its own can't bear.
            # Each has a browser beside it that needs a core.
            Check("tests in the browser", _pytest("-m", "browser", processes=CORES)),
            Check(
                "tests on PostgreSQL",
                _pytest("-m", DATABASE_TESTS, processes=CORES + 1),
                (("DATABASE_URL", database),),
            ),
        )
        results = [*_side_by_side(STATIC), *((check, *_run(check)) for check in tests)]
    say("")
    for check, code, seconds in results:
        say(f"{'passed' if code == 0 else 'FAILED'}  {check.name} ({seconds:.0f} s)")
    failed = [check.name for check, code, _seconds in results if code]
    say(f"\n{'all checks passed' if not failed else 'failed: ' + ', '.join(failed)}")
    return 1 if failed else 0


def run_bench() -> int:
    """Measure on a server of its own kind; returns the exit code."""
    with postgres.server(durable=True) as address:
        name = postgres.fresh_name("bench")
        return _run(Check("bench", (PYTHON, "-m", "bench", f"{address}/{name}")))[0]


def _side_by_side(checks: tuple[Check, ...]) -> Iterator[tuple[Check, int, float]]:
    """Checks of one process each, on all cores; what each says is printed when it has ended, in their order."""

    def timed(check: Check) -> tuple[subprocess.CompletedProcess[str], float]:
        begun = time.monotonic()
        done = subprocess.run(
            check.command, cwd=ROOT, env=_environment(check), check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done, time.monotonic() - begun

    with ThreadPoolExecutor(CORES) as pool:
        # The longest first, so that nothing waits for it at the end.
        begun = {check.name: pool.submit(timed, check) for check in reversed(checks)}
        for check in checks:
            done, seconds = begun[check.name].result()
            say(f"\n== {check.name}\n{done.stdout.rstrip()}")
            yield check, done.returncode, seconds


def _run(check: Check) -> tuple[int, float]:
    say(f"\n== {check.name}")
    begun = time.monotonic()
    done = subprocess.run(check.command, cwd=ROOT, env=_environment(check), check=False)
    return done.returncode, time.monotonic() - begun


def _environment(check: Check) -> dict[str, str]:
    held = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "LUDAO_VAR")}
    return held | dict(check.environment)
