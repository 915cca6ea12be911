"""The runner of background jobs. It only carries: what must not be lost stands in the outbox table."""

import logging
import os
import warnings
from typing import Any

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Celery warns of pickle under root; only JSON is accepted here.
warnings.filterwarnings("ignore", message="You're running the worker with superuser")
app = Celery("ludao")


def configure() -> None:
    from django.conf import settings

    app.conf.update(
        broker_url=settings.CELERY_BROKER_URL.replace("filesystem://", "filesystem://localhost"),
        accept_content=["json"],
        timezone=settings.TIME_ZONE,
        task_ignore_result=True,
        task_acks_late=True,
        worker_prefetch_multiplier=1,
        worker_max_tasks_per_child=400,  # WeasyPrint's memory creeps; a fresh child keeps it flat
        broker_connection_retry_on_startup=True,
        task_publish_retry=False,  # a broker that is down must not hold a request up; the outbox sends again
        beat_schedule={
            "sweep": {"task": "casework.sweep", "schedule": 20.0, "options": {"expires": 60}},
            "deliver": {"task": "casework.deliver", "schedule": 2.0, "options": {"expires": 30}},
            "served": {
                "task": "documents.complete_services",
                "schedule": 600.0,
                "options": {"expires": 500},
            },
            "offers": {"task": "legalaid.lapse_offers", "schedule": 300.0, "options": {"expires": 250}},
            "drafts": {"task": "portal.sweep_drafts", "schedule": 3600.0, "options": {"expires": 3000}},
        },
    )
    # Without these, putting a job while the broker is down would wait six seconds.
    app.conf.broker_transport_options = {"max_retries": 1, "interval_start": 0, "interval_step": 0}
    if settings.CELERY_BROKER_URL.startswith("filesystem"):
        folder = settings.BROKER_DIR
        for name in ("queue", "processed", "control"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        app.conf.broker_transport_options = {
            "data_folder_in": str(folder / "queue"),
            "data_folder_out": str(folder / "queue"),
            "processed_folder": str(folder / "processed"),
            "control_folder": str(folder / "control"),
            "polling_interval": 0.2,
        }


@setup_logging.connect
def keep_our_logging(**kwargs: Any) -> None:
    """Celery leaves the log as Django has set it, and is silent about the ticks of the scheduler."""
    for name in ("celery.beat", "celery.app.trace", "celery.worker.strategy"):
        logging.getLogger(name).setLevel(logging.WARNING)


configure()
app.autodiscover_tasks()
