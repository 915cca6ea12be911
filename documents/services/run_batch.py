"""Issue one kind to many, row by row: each in a transaction of its own, so that any worker may die at any moment."""

import time
from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow, Refused, RuleRefused
from casework.models import OutboxMessage, Party, Proceeding
from casework.services import outbox
from casework.services.act import lock_case_file
from documents.catalogue.kinds import find_kind
from documents.models import Paper, PaperBatch, PaperBatchRow
from documents.rendering.errors import PaperError
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import issue_prepared, prepare_paper

TOPIC = "documents.batch"
LANES = 2  # jobs that share the rows of one batch
SLICE = 20.0  # seconds; then the lane goes to the end of the queue, for other work waits too
Status = PaperBatchRow.Status


def start_batch(kind: str, *, proceeding: Proceeding, actor: Actor) -> PaperBatch:
    """Order a kind for every addressee to whom it is due. Raises NotNow when nobody waits or the kind is under way.

    Ordering is no act of the case: each paper's issue is one, done in the name of the person who ordered it.
    """
    access.require(actor, "documents.batch.start", proceeding=proceeding)
    if actor.user is None:
        raise BadInput({"kind": "批量出具应当由工作人员发起。"})
    entry = find_kind(kind)
    with lock_case_file(proceeding.case_file_id):
        waiting = [one.addressee for one in due_papers(proceeding) if one.kind.code == entry.code]
        parties = [party for party in waiting if party is not None]
        if not parties:
            raise NotNow("没有需要出具这种文书的当事人。")
        try:
            with transaction.atomic():
                batch = PaperBatch.objects.create(
                    proceeding_id=proceeding.pk, kind=entry.code, made_by=actor.user, made_at=now()
                )
        except IntegrityError as error:
            raise NotNow("这种文书正在批量出具。") from error
        PaperBatchRow.objects.bulk_create(PaperBatchRow(batch=batch, addressee=party) for party in parties)
        _put_lanes(batch)
    return batch


def retry_batch(batch: PaperBatch, *, actor: Actor) -> PaperBatch:
    """Try the failed rows again, or go on with a batch whose jobs were given up.

    Raises NotPermitted, NotNow while it is being worked on or when nothing is left to try.
    """
    access.require(actor, "documents.batch.start", proceeding=batch.proceeding)
    with transaction.atomic():
        locked = PaperBatch.objects.select_for_update().get(pk=batch.pk)
        rows = PaperBatchRow.objects.filter(batch=locked)
        rows.filter(status=Status.FAILED).update(status=Status.WAITING, message="")
        if _worked_on(locked) or not rows.filter(status=Status.WAITING).exists():
            raise NotNow("没有可以重试的文书，或者仍在出具。")
        if locked.state == PaperBatch.State.DONE:
            locked.resume()
        locked.done_at = None
        locked.turns += 1
        locked.save()
        _put_lanes(locked)
    return locked


def _worked_on(batch: PaperBatch) -> bool:
    jobs = OutboxMessage.objects.filter(topic=TOPIC, key__startswith=f"batch:{batch.pk}:")
    return jobs.filter(done_at=None, failed_at=None).exists()


def work_lane(payload: dict[str, Any]) -> dict[str, Any]:
    """The slow half of the job documents.batch: take rows until none waits or the slice is over."""
    deadline = time.monotonic() + SLICE
    batch = PaperBatch.objects.select_related("made_by").get(pk=payload["batch"])
    for paper in _issued_rows(batch):
        _make_file(paper)
        if time.monotonic() > deadline:
            break
    return payload


def end_lane(payload: dict[str, Any]) -> None:
    """The quick half: put the lane's next turn while rows wait, or end the batch."""
    batch = PaperBatch.objects.select_for_update().get(pk=payload["batch"])
    if batch.state != PaperBatch.State.RUNNING:
        return
    if PaperBatchRow.objects.filter(batch=batch, status=Status.WAITING).exists():
        batch.turns += 1
        batch.save(update_fields=["turns"])
        _put(batch, payload["lane"], batch.turns)
        return
    batch.finish()
    batch.done_at = now()
    batch.save()


def issue_next(batch: PaperBatch) -> PaperBatchRow | None:
    """Claim one waiting row, issue its paper, and write both in one transaction; None when no row is free.

    PostgreSQL gives each worker a row that nobody else holds; on SQLite only one writer is in a transaction at a time.
    """
    with transaction.atomic():
        waiting = PaperBatchRow.objects.filter(batch=batch, status=Status.WAITING)
        skip = connection.features.has_select_for_update_skip_locked
        row = waiting.select_for_update(skip_locked=skip).order_by("id").first()
        if row is None:
            return None
        try:
            with transaction.atomic():
                row.paper = _issue(row, batch)
            changes: dict[str, Any] = {"status": Status.DONE, "paper": row.paper, "message": ""}
        except (OperationalError, InterfaceError):
            raise
        except Refused as refused:
            changes = _failure("；".join([refused.message, *refused.reasons]))
        except PaperError as error:
            changes = _failure(str(error))
        except Exception as error:  # noqa: BLE001  one bad row must not stop the others; its kind of error is kept
            changes = _failure(type(error).__name__)
        if not waiting.filter(pk=row.pk).update(**changes):
            raise RuntimeError("a row of a batch was taken twice")
        row.status = changes["status"]
        return row


def _issued_rows(batch: PaperBatch) -> Iterator[Paper | None]:
    while (row := issue_next(batch)) is not None:
        yield row.paper if row.status == Status.DONE else None


def _issue(row: PaperBatchRow, batch: PaperBatch) -> Paper:
    actor = Actor.staff(batch.made_by)
    proceeding = Proceeding.objects.select_related("case_file", "organisation").get(pk=batch.proceeding_id)
    party = Party.objects.get(pk=row.addressee_id)
    mine = Paper.objects.filter(proceeding=proceeding, kind=batch.kind, addressee=party)
    draft = mine.filter(state=Paper.State.DRAFT).order_by("id").first() or prepare_paper(
        batch.kind, proceeding=proceeding, actor=actor, addressee=party
    )
    draft.proceeding = proceeding
    issued = issue_prepared(draft, actor=actor)
    # From here on the case file is locked: whoever issued one by hand meanwhile has committed.
    if mine.filter(state=Paper.State.ISSUED).count() > 1:
        raise RuleRefused("这份文书已经另行出具。")
    return issued


def _make_file(paper: Paper | None) -> None:
    """Draw and seal the paper at once; when this worker dies first, the job stands in the outbox for another."""
    if paper is None:
        return
    message = OutboxMessage.objects.filter(key=f"paper:{paper.pk}").first()
    if message is not None:
        outbox.run(message.pk)


def _failure(message: str) -> dict[str, Any]:
    return {"status": Status.FAILED, "paper": None, "message": message[:300]}


def _put_lanes(batch: PaperBatch) -> None:
    for lane in range(LANES):
        _put(batch, lane, batch.turns)


def _put(batch: PaperBatch, lane: int, turn: int) -> None:
    outbox.put(TOPIC, f"batch:{batch.pk}:{lane}:{turn}", {"batch": batch.pk, "lane": lane})
