"""`make test`: every check, one after the other; all of them run, also when one has failed."""

import os
import subprocess
import time
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


def _pytest(*more: str) -> tuple[str, ...]:
    return (PYTHON, "-m", "pytest", "-n", os.environ.get("TEST_PROCESSES", "2"), *more)


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
            Check("tests on SQLite", _pytest("-m", "not browser")),
            # Apart: Playwright keeps an event loop in its thread, which code that starts one of its own can't bear.
            Check("tests in the browser", _pytest("-m", "browser")),
            Check("tests on PostgreSQL", _pytest("-m", DATABASE_TESTS), (("DATABASE_URL", database),)),
        )
        results = [(check, *_run(check)) for check in (*STATIC, *tests)]
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


def _run(check: Check) -> tuple[int, float]:
    say(f"\n== {check.name}")
    begun = time.monotonic()
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "LUDAO_VAR")
    }
    done = subprocess.run(check.command, cwd=ROOT, env=environment | dict(check.environment), check=False)
    return done.returncode, time.monotonic() - begun
