"""Issue one kind to many, row by row: each in a transaction of its own, so that any worker may die at any moment."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import OutboxMessage, Party, Proceeding
from casework.services import outbox
from casework.services.act import lock_case_file
from documents.catalogue.kinds import find_kind
from documents.models import Paper, PaperBatch, PaperBatchRow
from documents.services.batch_lanes import Lanes
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import issue_prepared, prepare_paper

TOPIC = "documents.batch"
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
    again: PaperBatch = _LANES.retry(batch)
    return again


def work_lane(payload: dict[str, Any]) -> dict[str, Any]:
    """The slow half of the job documents.batch: take rows until none waits or the slice is over."""
    return _LANES.work(payload, seconds=SLICE, after=_make_file)


def end_lane(payload: dict[str, Any]) -> None:
    """The quick half: put the lane's next turn while rows wait, or end the batch."""
    _LANES.end(payload)


def issue_next(batch: PaperBatch) -> PaperBatchRow | None:
    """Claim one waiting row and issue its paper; None when no row is free."""
    row: PaperBatchRow | None = _LANES.take(batch)
    return row


def _issue(row: PaperBatchRow, batch: PaperBatch) -> Mapping[str, Any]:
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
    return {"paper": issued}


_LANES = Lanes(TOPIC, "batch", PaperBatch, PaperBatchRow, _issue)


def _make_file(row: PaperBatchRow) -> None:
    """Draw and seal the paper at once; when this worker dies first, the job stands in the outbox for another."""
    if row.status != Status.DONE or row.paper is None:
        return
    message = OutboxMessage.objects.filter(key=f"paper:{row.paper.pk}").first()
    if message is not None:
        outbox.run(message.pk)


def _put_lanes(batch: PaperBatch) -> None:
    _LANES.put(batch)
