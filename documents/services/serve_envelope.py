"""One envelope: several papers for one addressee go one way together. One form; each paper's service stays an act of its own."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction

from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Party, Proceeding
from casework.services.settings import setting_at
from documents.models import Paper, Service, ServiceProof
from documents.rules.service_effect import direct_objections, leaving_objections, notice_objections
from documents.services.fail_service import fail_service
from documents.services.keep_proofs import PHOTOS, Proof
from documents.services.record_service import (
    LEFT,
    Receipt,
    Sent,
    attempt_service,
    prepare_service,
    record_service,
)

SERVED, SENT, FAILED = "served", "sent", "failed"
Method, Kind = Service.Method, ServiceProof.Kind
# These count by time alone: nobody records them as served, the scheduler does.
BY_TIME = (*LEFT, Method.PUBLIC_NOTICE)
DIRECT_SERVERS = (
    2  # the receipt has two lines for them; a body that sends one alone sets service.direct_servers
)


@dataclass(frozen=True)
class Envelope:
    """What the form says of one delivery."""

    method: str
    outcome: str
    on: date
    tracking_no: str = ""
    receipt: Receipt = field(default_factory=Receipt)
    sent: Sent = field(default_factory=Sent)
    whereabouts_unknown: bool = False
    failure_kind: str = Service.Failure.OTHER
    reason: str = ""


def serve_envelope(
    papers: Sequence[Paper],
    *,
    addressee: Party,
    envelope: Envelope,
    actor: Actor,
    proofs: Sequence[Proof] = (),
) -> list[Service]:
    """Record the delivery of an envelope, all papers or none (办案规则 art 20).

    Raises BadInput for a day to come or no paper, RuleRefused when the way lacks what the law asks of it.
    """
    if not papers:
        raise BadInput({"papers": "请选择至少一份文书。"})
    access.require(actor, "documents.service.attempt", proceeding=papers[0].proceeding)
    check_envelope(envelope, papers[0].proceeding)
    _lawful(papers, addressee, envelope, proofs)
    mark = secrets.token_hex(8)
    with transaction.atomic():
        return [_serve(paper, addressee, envelope, actor, proofs, mark) for paper in papers]


def check_envelope(envelope: Envelope, proceeding: Proceeding) -> None:
    """What can be said of an envelope whoever it is for. Raises BadInput by field, RuleRefused without its servers."""
    if envelope.on > today():
        raise BadInput({"on": "送达日期不能在将来。"})
    if envelope.method in BY_TIME and envelope.outcome == SERVED:
        raise BadInput({"outcome": "留置、张贴、公告从期满之日起算作送达，由系统到期记录：请选择“已送出”。"})
    if envelope.outcome == FAILED and not envelope.reason.strip():
        raise BadInput({"reason": "请写明未能送达的原因。"})
    if envelope.method == Method.DIRECT and envelope.outcome == SERVED:
        wanted = setting_at(proceeding.organisation, "service.direct_servers", envelope.on, DIRECT_SERVERS)
        found = direct_objections(
            proxy=bool(envelope.receipt.relation),
            id_tail=envelope.receipt.id_tail,
            servers=_people(_servers(envelope)),
            wanted=int(wanted),
        )
        if found:
            raise RuleRefused("这次送达还缺少必要的内容。", reasons=found)


def _lawful(papers: Sequence[Paper], addressee: Party, envelope: Envelope, proofs: Sequence[Proof]) -> None:
    if envelope.outcome == FAILED:
        return
    found: list[str] = []
    kinds = [one.kind for one in proofs]
    if envelope.method in LEFT:
        photos = sum(kind in PHOTOS for kind in kinds)
        found = leaving_objections(
            photos=photos, videos=kinds.count(Kind.VIDEO), servers=_people(envelope.sent.servers)
        )
    if envelope.method == Method.PUBLIC_NOTICE:
        failed = Service.objects.filter(
            paper__in=papers, addressee=addressee, state=Service.State.FAILED
        ).exclude(method=Method.PUBLIC_NOTICE)
        found = notice_objections(
            grounds=envelope.sent.grounds,
            medium=envelope.sent.medium,
            tried=failed.values("paper").distinct().count() // len(papers),
            whereabouts_unknown=envelope.whereabouts_unknown,
        )
    if found:
        raise RuleRefused("这次送达还缺少必要的内容。", reasons=found)


def _servers(envelope: Envelope) -> str:
    return envelope.receipt.servers or envelope.sent.servers


def _people(text: str) -> int:
    for sign in "，,;；/\n":
        text = text.replace(sign, "、")
    return len({one.strip() for one in text.split("、") if one.strip()})


def _serve(
    paper: Paper, addressee: Party, envelope: Envelope, actor: Actor, proofs: Sequence[Proof], mark: str
) -> Service:
    service = open_service(paper, addressee, envelope.method) or prepare_service(
        paper,
        actor=actor,
        method=envelope.method,
        addressee=addressee,
        tracking_no=envelope.tracking_no,
    )
    if envelope.outcome == FAILED:
        return fail_service(
            service,
            actor=actor,
            reason=envelope.reason,
            on=envelope.on,
            kind=envelope.failure_kind,
            proofs=proofs,
        )
    if envelope.outcome == SENT:
        how = envelope.sent
        sent = Sent(mark, how.servers, how.witness, how.medium, how.grounds, envelope.method in BY_TIME)
        return attempt_service(
            service,
            actor=actor,
            on=envelope.on,
            tracking_no=envelope.tracking_no,
            sent=sent,
            proofs=proofs,
        )
    return record_service(
        service,
        actor=actor,
        on=envelope.on,
        receipt=replace(envelope.receipt, servers=_servers(envelope)),
        proofs=proofs,
        simple_procedure=paper.proceeding.track == Proceeding.Track.FAST,
    )


def open_service(paper: Paper, addressee: Party, method: str) -> Service | None:
    """The way of service that is under way already, so that its outcome is recorded on it."""
    under_way = Service.objects.filter(
        paper=paper,
        addressee=addressee,
        method=method,
        state__in=(Service.State.PREPARED, Service.State.ATTEMPTED),
    )
    return under_way.first()
