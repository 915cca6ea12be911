"""How a batch is worked off: lanes in the outbox take rows, each in a transaction of its own, so that any worker may die."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import InterfaceError, OperationalError, connection, transaction

from casework.clock import now
from casework.errors import NotNow, Refused, Unavailable
from casework.models import OutboxMessage
from casework.services import outbox
from documents.rendering.errors import PaperError

LANES = 2  # jobs that share the rows of one batch
WAITING, DONE, FAILED = "waiting", "done", "failed"


def _nothing(row: Any) -> None:
    """Most rows need nothing after their transaction."""


@dataclass(frozen=True)
class Lanes:
    """The lanes of one kind of batch. `do` works one row and returns what to keep on it; a refusal fails the row alone."""

    topic: str
    prefix: str
    batches: Any
    rows: Any
    do: Callable[[Any, Any], Mapping[str, Any]]

    def put(self, batch: Any) -> None:
        """Write a job for each lane; the caller holds the batch."""
        for lane in range(LANES):
            self._put(batch, lane, batch.turns)

    def _put(self, batch: Any, lane: int, turn: int) -> None:
        outbox.put(self.topic, f"{self.prefix}:{batch.pk}:{lane}:{turn}", {"batch": batch.pk, "lane": lane})

    def work(
        self, payload: dict[str, Any], *, seconds: float, after: Callable[[Any], None] = _nothing
    ) -> dict[str, Any]:
        """The slow half of a job: take rows until none waits or the slice is over."""
        deadline = time.monotonic() + seconds
        batch = self.batches.objects.select_related("made_by").get(pk=payload["batch"])
        while (row := self.take(batch)) is not None:
            after(row)
            if time.monotonic() > deadline:
                break
        return payload

    def end(self, payload: dict[str, Any]) -> None:
        """The quick half: put the lane's next turn while rows wait, or end the batch."""
        batch = self.batches.objects.select_for_update().get(pk=payload["batch"])
        if batch.state != self.batches.State.RUNNING:
            return
        if self.rows.objects.filter(batch=batch, status=WAITING).exists():
            batch.turns += 1
            batch.save(update_fields=["turns"])
            self._put(batch, payload["lane"], batch.turns)
            return
        batch.finish()
        batch.done_at = now()
        batch.save()

    def take(self, batch: Any) -> Any:
        """Claim one waiting row, work it, and write both in one transaction; None when no row is free.

        PostgreSQL gives each worker a row that nobody else holds; on SQLite only one writer is in a transaction at a time.
        """
        with transaction.atomic():
            waiting = self.rows.objects.filter(batch=batch, status=WAITING)
            skip = connection.features.has_select_for_update_skip_locked
            row = waiting.select_for_update(skip_locked=skip).order_by("id").first()
            if row is None:
                return None
            try:
                with transaction.atomic():
                    changes = {"status": DONE, "message": "", **self.do(row, batch)}
            except (OperationalError, InterfaceError, Unavailable):
                raise
            except Refused as refused:
                changes = _failure("；".join([refused.message, *refused.reasons]))
            except PaperError as error:
                changes = _failure(str(error))
            except Exception as error:  # noqa: BLE001  one bad row must not stop the others; its kind of error is kept
                changes = _failure(type(error).__name__)
            if not waiting.filter(pk=row.pk).update(**changes):
                raise RuntimeError("a row of a batch was taken twice")
            for name, value in changes.items():
                setattr(row, name, value)
            return row

    def retry(self, batch: Any) -> Any:
        """Try the failed rows again, or go on with a batch whose jobs were given up.

        Raises NotNow while it is being worked on or when nothing is left to try.
        """
        with transaction.atomic():
            locked = self.batches.objects.select_for_update().get(pk=batch.pk)
            rows = self.rows.objects.filter(batch=locked)
            rows.filter(status=FAILED).update(status=WAITING, message="")
            if self._worked_on(locked) or not rows.filter(status=WAITING).exists():
                raise NotNow("没有可以重试的行，或者仍在处理。")
            if locked.state == self.batches.State.DONE:
                locked.resume()
            locked.done_at = None
            locked.turns += 1
            locked.save()
            self.put(locked)
        return locked

    def _worked_on(self, batch: Any) -> bool:
        jobs = OutboxMessage.objects.filter(topic=self.topic, key__startswith=f"{self.prefix}:{batch.pk}:")
        return jobs.filter(done_at=None, failed_at=None).exists()


def _failure(message: str) -> dict[str, Any]:
    return {"status": FAILED, "message": message[:300]}
