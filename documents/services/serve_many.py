"""Serve many envelopes of a case one way in one go: each envelope is an act of its own, in a transaction of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Party, Proceeding
from casework.services.act import lock_case_file
from documents.models import PaperBatchRow, Service, ServiceBatch, ServiceBatchRow
from documents.services.batch_lanes import Lanes
from documents.services.draft_paper import frozen
from documents.services.keep_proofs import Proof
from documents.services.record_service import LEFT, Receipt, Sent
from documents.services.serve_envelope import SENT, SERVED, Envelope, check_envelope, serve_envelope
from documents.services.waiting_papers import waiting_by_addressee, waiting_papers

TOPIC = "documents.serving"
SLICE = 20.0  # seconds, as for papers issued to many
Method, Status = Service.Method, ServiceBatchRow.Status


@dataclass(frozen=True)
class Choice:
    """Which envelopes: of one side, of the papers of one batch, of some parties; all that wait when nothing is said."""

    side: str = ""
    batch: int | None = None
    parties: frozenset[int] | None = None
    tracking: tuple[str, ...] = ()


def start_serving(
    proceeding: Proceeding, *, actor: Actor, envelope: Envelope, choice: Choice, proof: Proof | None = None
) -> ServiceBatch:
    """Order the same service of many envelopes. Raises BadInput for what can suit none of them, NotNow when none waits.

    Ordering is no act of the case: each envelope's service is one, done in the name of the person who ordered it.
    """
    access.require(actor, "documents.service.attempt", proceeding=proceeding)
    if actor.user is None:
        raise BadInput({"method": "批量送达应当由工作人员发起。"})
    if envelope.method in LEFT:
        raise BadInput({"method": "留置、张贴应当对每个受送达人分别拍照，请逐个记录。"})
    check_envelope(envelope, proceeding)
    with lock_case_file(proceeding.case_file_id):
        rows = list(_chosen(proceeding, envelope, choice))
        if not rows:
            raise NotNow("没有符合条件、等待送达的文书。")
        _put_tracking(rows, choice.tracking, envelope)
        batch = _create(proceeding, actor, envelope, proof)
        for row in rows:
            row.batch = batch
        ServiceBatchRow.objects.bulk_create(rows)
        _LANES.put(batch)
    return batch


def _create(proceeding: Proceeding, actor: Actor, envelope: Envelope, proof: Proof | None) -> ServiceBatch:
    batch = ServiceBatch(
        proceeding_id=proceeding.pk,
        made_by=actor.user,
        made_at=now(),
        method=envelope.method,
        outcome=envelope.outcome,
        on=envelope.on,
        order=frozen(asdict(envelope)),
    )
    if proof is not None:
        batch.proof_kind, batch.proof_type = proof.kind, proof.content_type
        name = f"{proof.sha256[:24]}.{proof.extension}"
        batch.proof.save(name, ContentFile(proof.content), save=False)
    try:
        with transaction.atomic():
            batch.save()
    except IntegrityError as error:
        raise NotNow("本案正在批量送达，请等它完成。") from error
    return batch


def _chosen(proceeding: Proceeding, envelope: Envelope, choice: Choice) -> Iterator[ServiceBatchRow]:
    """The envelopes in the order of the list; what is on its way already isn't sent a second time."""
    kept = None
    if choice.batch is not None:
        issued = PaperBatchRow.objects.filter(batch=choice.batch, batch__proceeding=proceeding.pk)
        kept = set(issued.values_list("paper_id", flat=True))
    after: int | None = 0
    while after is not None:
        waiting, after = waiting_by_addressee(proceeding, after=after)
        for one in waiting:
            if choice.side and one.party.side != choice.side:
                continue
            if choice.parties is not None and one.party.pk not in choice.parties:
                continue
            gone = {service.paper_id for service in one.under_way} if envelope.outcome == SENT else set()
            papers = [paper.pk for paper in one.papers if paper.pk not in gone]
            papers = [pk for pk in papers if kept is None or pk in kept]
            if papers:
                yield ServiceBatchRow(addressee=one.party, papers=papers)


def _put_tracking(rows: list[ServiceBatchRow], tracking: Sequence[str], envelope: Envelope) -> None:
    if not tracking:
        return
    if envelope.method != Method.POST:
        raise BadInput({"tracking": "只有邮寄送达才填写邮件号。"})
    if len(tracking) != len(rows):
        raise BadInput({"tracking": f"共有{len(rows)}个信封，填写了{len(tracking)}个邮件号。"})
    if len(set(tracking)) < len(tracking):
        raise BadInput({"tracking": "邮件号有重复。"})
    for row, number in zip(rows, tracking, strict=True):
        row.tracking_no = number[:40]


def retry_serving(batch: ServiceBatch, *, actor: Actor) -> ServiceBatch:
    """Try the failed envelopes again, or go on when the jobs were given up. Raises NotPermitted, NotNow."""
    access.require(actor, "documents.service.attempt", proceeding=batch.proceeding)
    try:
        again: ServiceBatch = _LANES.retry(batch)
    except IntegrityError as error:
        raise NotNow("本案正在批量送达，请等它完成。") from error
    return again


def serve_lane(payload: dict[str, Any]) -> dict[str, Any]:
    """The slow half of the job documents.serving."""
    return _LANES.work(payload, seconds=SLICE)


def end_lane(payload: dict[str, Any]) -> None:
    """The quick half: the lane's next turn, or the end of the batch."""
    _LANES.end(payload)


def serve_next(batch: ServiceBatch) -> ServiceBatchRow | None:
    """Claim one waiting envelope and serve it; None when no row is free."""
    row: ServiceBatchRow | None = _LANES.take(batch)
    return row


def _serve(row: ServiceBatchRow, batch: ServiceBatch) -> Mapping[str, Any]:
    proceeding = Proceeding.objects.select_related("case_file", "organisation").get(pk=batch.proceeding_id)
    party = Party.objects.get(pk=row.addressee_id)
    # Whoever records one of them by hand waits here, or has committed and is seen.
    with lock_case_file(proceeding.case_file_id):
        papers = list(waiting_papers(proceeding.pk, party).filter(pk__in=row.papers))
        if not papers:
            raise RuleRefused("这些文书已经另行送达。")
        for paper in papers:
            paper.proceeding = proceeding
        envelope = replace(_signed(read_order(batch), party), tracking_no=row.tracking_no)
        proofs = [_proof(batch)] if batch.proof else []
        actor = Actor.staff(batch.made_by)
        serve_envelope(papers, addressee=party, envelope=envelope, actor=actor, proofs=proofs)
    return {}


def _signed(envelope: Envelope, party: Party) -> Envelope:
    """民诉法 88: in a list of signatures each person signs for himself; who signs for a unit is recorded apart."""
    if envelope.method != Method.DIRECT or envelope.outcome != SERVED:
        return envelope
    if party.nature != Party.Nature.PERSON:
        raise RuleRefused("单位的签收人应当逐个记录。")
    return replace(envelope, receipt=replace(envelope.receipt, signed_by=party.name))


def read_order(batch: ServiceBatch) -> Envelope:
    """What the form said, read back from the batch."""
    said = batch.said
    receipt, sent = said.pop("receipt"), said.pop("sent")
    for name in ("arrived_at", "read_at"):
        receipt[name] = datetime.fromisoformat(receipt[name]) if receipt[name] else None
    said["on"] = date.fromisoformat(said["on"])
    return Envelope(receipt=Receipt(**receipt), sent=Sent(**sent), **said)


def _proof(batch: ServiceBatch) -> Proof:
    name = str(batch.proof.name)
    return Proof(batch.proof_kind, _content(name), batch.proof_type, name.rpartition(".")[2], stored=name)


@lru_cache(maxsize=1)
def _content(name: str) -> bytes:
    # Every envelope of a batch has the same one; the store gives each file a name of its own.
    with default_storage.open(name, "rb") as file:
        content: bytes = file.read()
    return content


_LANES = Lanes(TOPIC, "serving", ServiceBatch, ServiceBatchRow, _serve)
