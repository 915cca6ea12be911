"""The outbox: a job is a row written in the act's transaction, and runs at least once.

A job's handler writes and marks the row done in one transaction, so its database effect happens exactly once; what it
does outside (a message sent) carries the row's key, so that a receiver can drop a repetition.
"""

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from casework.clock import now
from casework.errors import Unavailable
from casework.models import OutboxMessage
from casework.registry import registry

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=3)
WAIT = timedelta(minutes=5)
MOST_ATTEMPTS = 8
_told_of: set[str] = set()


def put(topic: str, key: str, payload: Mapping[str, Any]) -> OutboxMessage:
    """Write a job; the same key twice is one job. It is offered to the broker when the transaction commits."""
    message, made = OutboxMessage.objects.get_or_create(
        key=key, defaults={"topic": topic, "payload": dict(payload), "made_at": now(), "due_at": now()}
    )
    if made:
        transaction.on_commit(lambda: _offer(message.pk), robust=True)
    return message


def _offer(pk: int) -> None:
    from casework.tasks import run_message

    try:
        run_message.delay(pk)
    except Exception as error:  # noqa: BLE001  a broker that is down must not break the request; the sweep re-sends
        log.warning("broker refused job %s: %s", pk, type(error).__name__)


def waiting(limit: int = 200) -> list[int]:
    """The jobs that are due and neither done nor given up."""
    rows = OutboxMessage.objects.filter(done_at=None, failed_at=None, due_at__lte=now())
    return list(rows.order_by("due_at", "id").values_list("pk", flat=True)[:limit])


class LeaseLost(Exception):
    """The job took longer than its lease and somebody else has it now: what it wrote is taken back."""


def run(pk: int) -> bool:
    """Run one job if nobody else holds it. Returns whether it was run to its end."""
    message = OutboxMessage.objects.filter(pk=pk, done_at=None, failed_at=None).first()
    if message is None or message.due_at > now() or _give_up(message) or not _lease(message):
        return False
    try:
        prepare = registry.preparations.get(message.topic)
        payload = prepare(message.payload) if prepare else message.payload
        with transaction.atomic():
            registry.jobs[message.topic](payload)
            _mark_done(message)
    except LeaseLost:
        log.warning("job %s (%s) outlived its lease", message.pk, message.topic)
        return False
    except Unavailable as lacking:
        _wait_for_it(message, lacking)
        return False
    except Exception as error:  # noqa: BLE001  one bad job must not stop the others; its kind of error is kept
        _put_off(message, error)
        return False
    return True


def _lease(message: OutboxMessage) -> bool:
    """Take the job for a while by compare-and-set, so that two workers can't both hold it."""
    taken = OutboxMessage.objects.filter(pk=message.pk, due_at=message.due_at, done_at=None).update(
        due_at=now() + LEASE, attempts=F("attempts") + 1
    )
    return taken == 1


def _mark_done(message: OutboxMessage) -> None:
    mine = OutboxMessage.objects.filter(pk=message.pk, attempts=message.attempts + 1, done_at=None)
    if not mine.update(done_at=now(), error=""):
        raise LeaseLost


def _give_up(message: OutboxMessage) -> bool:
    """A job that has killed its worker every time is not tried for ever."""
    if message.attempts < MOST_ATTEMPTS:
        return False
    log.error("job %s (%s) is given up after %s attempts", message.pk, message.topic, message.attempts)
    OutboxMessage.objects.filter(pk=message.pk, done_at=None).update(failed_at=now())
    return True


def _wait_for_it(message: OutboxMessage, lacking: Unavailable) -> None:
    """The job is as good as before: it comes again, its attempt isn't counted, and the log says it once for each topic."""
    if message.topic not in _told_of:
        _told_of.add(message.topic)
        log.warning("jobs %s wait: %s", message.topic, lacking.message)
    mine = OutboxMessage.objects.filter(pk=message.pk, attempts=message.attempts + 1)
    mine.update(attempts=message.attempts, error="Unavailable", due_at=now() + WAIT)


def _put_off(message: OutboxMessage, error: Exception) -> None:
    attempts = message.attempts + 1
    log.exception("job %s (%s) failed, attempt %s", message.pk, message.topic, attempts)
    changes: dict[str, Any] = {
        "error": type(error).__name__[:200],
        "due_at": now() + timedelta(seconds=5 * 2**attempts),
    }
    if attempts >= MOST_ATTEMPTS:
        changes["failed_at"] = now()
    OutboxMessage.objects.filter(pk=message.pk, attempts=attempts).update(**changes)
