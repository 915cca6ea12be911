"""A small installation whose batch worker is killed: `python -m tests.documents.batch_stage prepare|work|report`.

It lives in LUDAO_VAR on SQLite, or in DATABASE_URL when one is given; files and the demonstration's seal in LUDAO_VAR.
"""

import json
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.documents.batch_stage"
os.environ.setdefault("STATIC_STORAGE", "django.contrib.staticfiles.storage.StaticFilesStorage")
os.environ.setdefault("CELERY_BROKER_URL", "memory://")
os.environ.setdefault("LOG_LEVEL", "ERROR")

from config.settings import *  # noqa: E402, F403
from config.settings import INSTALLED_APPS, VAR_DIR  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests.ready_made"]
PAPER_FONT_DIR = Path(__file__).resolve().parents[2] / "var" / "fonts"


def prepare() -> dict:
    """A collective case of MANY workers with one batch of refusals, which take their numbers from a series."""
    from django.core.management import call_command

    from arbitration.models import Arbitration
    from arbitration.services.filing.receive import receive
    from casework.actor import Actor
    from casework.clock import now
    from casework.models import Party, Proceeding
    from documents.models import PaperBatch, PaperBatchRow
    from documents.sealing.keys import demo_key
    from tests.documents.many_workers import collective_case
    from tests.factories import City

    call_command("migrate", verbosity=0)
    demo_key()
    city = City()
    actor = Actor.staff(city.clerk)
    case = receive(actor=actor, case_file=collective_case(int(os.environ["MANY"])), tribunal=city.tribunal)
    Arbitration.objects.filter(pk=case.pk).update(refusal={"explanation": "演示理由。", "ground": "scope"})
    batch = PaperBatch.objects.create(
        proceeding=Proceeding.objects.get(pk=case.pk), kind="A12", made_by=city.clerk, made_at=now()
    )
    parties = Party.objects.filter(case_file=case.case_file_id, side=Party.Side.APPLICANT)
    PaperBatchRow.objects.bulk_create(PaperBatchRow(batch=batch, addressee=party) for party in parties)
    order()
    return {"rows": parties.count()}


def order() -> dict:
    """Put the lanes of the batch anew, so that a measurement may run it again."""
    from django.db import transaction

    from documents.models import PaperBatch
    from documents.services.run_batch import _put_lanes

    with transaction.atomic():
        batch = PaperBatch.objects.get()
        batch.turns += 1
        batch.save(update_fields=["turns"])
        _put_lanes(batch)
    return {}


def work() -> dict:
    """Run jobs as a worker does, until none waits: lanes of the batch, and drawings that a dead worker left."""
    from casework.services import outbox
    from documents.models import PaperBatch
    from documents.services import run_batch

    lease = float(os.environ.get("LEASE", "180"))
    outbox.LEASE, run_batch.SLICE = timedelta(seconds=lease), min(run_batch.SLICE, lease / 2)
    _warm()
    Path(VAR_DIR, f"flag-ready-{os.getpid()}").touch()
    while not Path(VAR_DIR, "flag-go").exists():
        time.sleep(0.005)
    begun, done = time.perf_counter(), 0
    while PaperBatch.objects.filter(state="running").exists() or _open_jobs():
        for pk in outbox.waiting(limit=4):
            done += outbox.run(pk)
        else:
            time.sleep(0.02)
    return {"seconds": time.perf_counter() - begun, "jobs": done}


def _open_jobs() -> bool:
    from casework.models import OutboxMessage

    jobs = OutboxMessage.objects.filter(topic__startswith="documents.")
    return jobs.filter(done_at=None, failed_at=None).exists()


def _warm() -> None:
    """Import and cut what a worker has at hand before its first paper."""
    from documents.rendering.html import render_html
    from documents.rendering.pdf import render_pdf
    from documents.sealing.keys import demo_key
    from documents.sealing.sign import seal_pdf
    from tests.documents.sample_papers import sample

    seal_pdf(render_pdf(render_html("A12", sample("A12"))), demo_key(), holder="演示")


def report() -> dict:
    """What the database and the files hold."""
    import hashlib

    from casework.models import CaseFile, Event, OutboxMessage
    from casework.services.record import verify
    from documents.models import NumberSeries, Paper, PaperBatch, PaperBatchRow
    from documents.sealing.inspect import seals_of

    papers = list(Paper.objects.filter(kind="A12"))
    files = {}
    for paper in papers:
        if paper.file:
            with paper.file.open("rb") as file:
                files[paper.pk] = file.read()
    return {
        "state": PaperBatch.objects.get().state,
        "done": PaperBatchRow.objects.filter(status="done").count(),
        "failed": PaperBatchRow.objects.filter(status="failed").count(),
        "numbers": sorted(int(paper.number.split("〕")[1][:-1]) for paper in papers if paper.number),
        "last": getattr(NumberSeries.objects.filter(series="refusal").first(), "last", 0),
        "addressees": len({paper.addressee_id for paper in papers}),
        "papers": len(papers),
        "events": Event.objects.filter(name="documents.paper.issued").count(),
        "sealed": sum(
            hashlib.sha256(files.get(paper.pk, b"")).hexdigest() == paper.sha256
            and all(seal.intact for seal in seals_of(files[paper.pk]))
            for paper in papers
        ),
        "waiting": OutboxMessage.objects.filter(done_at=None).exclude(topic="casework.rung").count(),
        "faults": [fault for row in CaseFile.objects.all() for fault in verify(row)],
    }


def main() -> None:
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]]()))  # noqa: T201


if __name__ == "__main__":
    # As a module, not as __main__, so that settings and registry are the same for all.
    from tests.documents import batch_stage

    batch_stage.main()
