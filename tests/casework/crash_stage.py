"""A small installation to be killed: settings, slow jobs and a slow act, and what a test asks of it from outside.

`python -m tests.casework.crash_stage prepare|report|sweep|put` uses the SQLite file in LUDAO_VAR.
"""

import json
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.casework.crash_stage"
os.environ.setdefault("STATIC_STORAGE", "django.contrib.staticfiles.storage.StaticFilesStorage")

from config.settings import *  # noqa: E402, F403
from config.settings import INSTALLED_APPS, VAR_DIR  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests.casework.crash_app.StageConfig", "tests.ready_made"]
ROOT_URLCONF = "tests.casework.crash_urls"
SLOW_JOBS = 6


def flag(name: str) -> Path:
    """A file by which a process says how far it is."""
    return Path(VAR_DIR) / f"flag-{name}"


def install() -> None:
    """Register the slow job and shorten the lease, in every process of the stage."""
    from casework.registry import registry
    from casework.services import outbox

    outbox.LEASE = timedelta(seconds=3)
    if "crash.slow" not in registry.jobs:
        registry.job("crash.slow", slow_job)


def slow_job(payload: dict) -> None:
    """Write, wait, write: a kill in between must leave nothing, and the repetition must not double it."""
    _notice(payload["n"])
    flag(f"job-{payload['n']}").touch()
    time.sleep(0.8)
    _notice(payload["n"])


def _notice(number: int) -> None:
    from casework.clock import now
    from casework.models import Notice

    Notice.objects.create(kind="crash", context={"n": number}, made_at=now())


def prepare() -> dict:
    """A city, a case file, and jobs that wait."""
    from django.core.management import call_command
    from django.db import transaction

    from casework.services import outbox
    from tests.factories import City, wage_case

    call_command("migrate", verbosity=0)
    City()
    wage_case()
    with transaction.atomic():
        for number in range(SLOW_JOBS):
            outbox.put("crash.slow", f"crash:{number}", {"n": number})
    return {}


def report() -> dict:
    """Counts of what the database holds."""
    from casework.models import CaseFile, Event, Notice, OutboxMessage, Proceeding, Rung
    from casework.services.record import verify

    effects = [row.context["n"] for row in Notice.objects.filter(kind="crash")]
    jobs = OutboxMessage.objects.filter(topic="crash.slow")
    return {
        "effects": {str(number): effects.count(number) for number in range(SLOW_JOBS)},
        "waiting": jobs.filter(done_at=None).count(),
        "attempts": sum(jobs.values_list("attempts", flat=True)),
        "proceedings": Proceeding.objects.count(),
        "events": Event.objects.count(),
        "faults": [fault for row in CaseFile.objects.all() for fault in verify(row)],
        "rungs": Rung.objects.count(),
        "rung_jobs": OutboxMessage.objects.filter(topic="casework.rung").count(),
    }


def limits() -> dict:
    """A database with many open limits that are due."""
    from django.core.management import call_command

    from tests.casework.due_limits import make_due_limits

    call_command("migrate", verbosity=0)
    return {"limits": make_due_limits(int(os.environ["LIMITS"]))}


def sweep() -> dict:
    """Claim the overdue rungs in small batches until none is left, starting when the flag appears."""
    from casework.clock import today
    from casework.services.sweep import LADDER, claim_rungs

    flag(f"ready-{os.getpid()}").touch()
    while not flag("go").exists():
        time.sleep(0.005)
    overdue = next(kind for kind in LADDER if kind.name == "overdue")
    claimed = 0
    while count := claim_rungs(overdue, on=today(), batch=20):
        claimed += count
    return {"claimed": claimed}


def put() -> dict:
    """Put a job while the broker is down, and say how long the request was held up."""
    from django.db import transaction

    from casework.services import outbox

    begun = time.monotonic()
    with transaction.atomic():
        outbox.put("crash.slow", "late", {"n": 0})
    return {"seconds": time.monotonic() - begun}


def main() -> None:
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]]()))  # noqa: T201


if __name__ == "__main__":
    # As a module, not as __main__, so that settings and registry are the same for all.
    from tests.casework import crash_stage

    crash_stage.main()
