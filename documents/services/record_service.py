"""Service of papers: prepare, send, and record that it took effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from casework import access
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Party, Proceeding
from casework.registry import registry
from casework.services.act import act
from casework.services.settings import setting_at
from documents.builders import effect_of
from documents.models import AddressConfirmation, Paper, Service
from documents.rules.service_effect import Delivery, basis, effective_day, objections
from documents.services.issue_paper import event_data
from documents.services.keep_proofs import Proof, keep_proofs
from documents.services.notice_days import notice_days

LEFT = (Service.Method.RETAINED, Service.Method.POSTED)


def prepare_service(
    paper: Paper, *, actor: Actor, method: str, addressee: Party | None = None, tracking_no: str = ""
) -> Service:
    """Choose a way for an issued paper. Raises NotNow for a paper not issued, BadInput without addressee or way."""
    access.require(actor, "documents.service.attempt", proceeding=paper.proceeding)
    party = addressee or paper.addressee
    if paper.state != Paper.State.ISSUED or not paper.kind_entry.served:
        raise NotNow("只有已出具、需要送达的文书才能送达。")
    if party is None or party.case_file_id != paper.case_file_id or method not in Service.Method.values:
        raise BadInput({"method": "请选择本案的受送达人和送达方式。"})
    failed = Service.objects.filter(paper=paper, addressee=party, state=Service.State.FAILED).last()
    return Service.objects.create(
        paper=paper,
        addressee=party,
        method=method,
        address=party.service_address or party.residence,
        electronic_address=_electronic_address(party) if method == Service.Method.ELECTRONIC else "",
        tracking_no=tracking_no,
        prepared_at=now(),
        follows=failed,
    )


@dataclass(frozen=True)
class Sent:
    """What is known when a paper goes out: who served it, with which proofs, and for a public notice why and where."""

    envelope: str = ""
    servers: str = ""
    witness: str = ""
    medium: str = ""
    grounds: str = ""
    waits: bool = False  # it takes effect by itself, on a later day


def attempt_service(
    service: Service,
    *,
    actor: Actor,
    on: date | None = None,
    tracking_no: str = "",
    sent: Sent | None = None,
    proofs: Sequence[Proof] = (),
) -> Service:
    """Record that the paper was sent, left, posted up or published on a day.

    With `sent.waits` the day on which it will count is kept, and the scheduler records it then (SRV-2, SRV-6).
    """
    day, how = on or today(), sent or Sent()
    with act("documents.service.attempt", actor=actor, proceeding=proceeding_of(service)) as frame:
        locked = _locked(service)
        locked.attempt()
        locked.attempted_on = day
        locked.tracking_no = tracking_no or locked.tracking_no
        locked.envelope, locked.servers, locked.witness = how.envelope, how.servers, how.witness
        locked.medium, locked.grounds = how.medium, how.grounds
        keep_proofs([locked], proofs, actor=actor)
        if how.waits:
            locked.expected_on = effective_day(delivery_of(locked, day))
        locked.save()
        data = service_data(locked) | {"expected_on": locked.expected_on}
        if waiting := failures(frame.proceeding).count():
            data["remaining"] = waiting
        if locked.method == Service.Method.PUBLIC_NOTICE:
            data["ground"] = "公告送达"
        frame.record(_sent_event(locked, frame.proceeding), on=day, party=locked.addressee, data=data)
    return locked


def _sent_event(service: Service, proceeding: Proceeding) -> str:
    """A public notice of an arbitration stops its clock (CLK-7); what was left has three working days to run."""
    if service.method == Service.Method.PUBLIC_NOTICE and proceeding.kind == Proceeding.Kind.ARBITRATION:
        return "arbitration.public_notice.published"
    return "documents.service.left" if service.method in LEFT else "documents.service.attempted"


def failures(proceeding: Proceeding) -> QuerySet[Service]:
    """The ways that failed and after which no other was tried: somebody has to choose the next."""
    rows = Service.objects.filter(paper__proceeding_id=proceeding.pk, state=Service.State.FAILED)
    rows = rows.filter(followed_by=None, paper__state=Paper.State.ISSUED)
    served = Service.objects.filter(
        paper=OuterRef("paper"), addressee=OuterRef("addressee"), state=Service.State.COMPLETED
    )
    return rows.exclude(Exists(served))


@dataclass(frozen=True)
class Receipt:
    """What the receipt, slip or log shows: who signed, or that it was refused or brought back."""

    signed_by: str = ""
    relation: str = ""
    id_tail: str = ""
    servers: str = ""
    refused: bool = False
    returned: bool = False
    arrived_at: datetime | None = None
    read_at: datetime | None = None


def record_service(
    service: Service,
    *,
    actor: Actor,
    on: date | None = None,
    signed_by: str = "",
    relation: str = "",
    proof: "File[Any] | None" = None,
    simple_procedure: bool = False,
    receipt: Receipt | None = None,
    proofs: Sequence[Proof] = (),
) -> Service:
    """Record that service took effect; `on` is the day of signing, return slip, arrival, leaving or publication.

    Raises RuleRefused when the way is not allowed for this paper, NotNow when it is already over.
    """
    day = on or service.attempted_on or today()
    shown = receipt or Receipt(signed_by=signed_by, relation=relation)
    with act("documents.service.record", actor=actor, proceeding=proceeding_of(service)) as frame:
        locked = _locked(service)
        locked.complete()
        if proof is not None:
            locked.proof.save(proof.name or "proof", proof, save=False)
        keep_proofs([locked], proofs, actor=actor)
        _note_receipt(locked, shown)
        delivery = delivery_of(
            locked, day, signed=bool(shown.signed_by), simple=simple_procedure, returned=shown.returned
        )
        if reasons := objections(delivery):
            raise RuleRefused("这种送达方式不能用于本文书。", reasons=reasons)
        locked.done_on, locked.effective_on = day, effective_day(delivery)
        locked.rule = basis(delivery)
        locked.save()
        event, more = _effect(locked, frame.proceeding)
        frame.record(event, on=locked.effective_on, party=locked.addressee, data=service_data(locked) | more)
    return locked


def _note_receipt(service: Service, shown: Receipt) -> None:
    service.signed_by, service.relation = shown.signed_by, shown.relation
    service.signer_id_tail, service.refused = shown.id_tail[-4:], shown.refused
    service.servers = shown.servers or service.servers
    service.arrived_at = shown.arrived_at or service.arrived_at
    service.read_at = shown.read_at or service.read_at


def _effect(service: Service, proceeding: Proceeding) -> tuple[str, dict[str, Any]]:
    """The event that service of this kind is, and what the track adds to it (a limit starts on the effective day)."""
    effect = effect_of(service.paper.kind)
    if effect is None:
        return "documents.service.completed", {}
    assert service.effective_on is not None
    return effect.event, dict(effect.apply(proceeding, service.addressee, service.effective_on, service))


def service_data(service: Service) -> dict[str, Any]:
    """What events say about a service: nothing personal."""
    known = event_data(service.paper) | {"service": service.pk, "method": service.method}
    return known | {"on": service.effective_on or service.attempted_on}


@transaction.atomic
def served_to_all(paper: Paper, parties: list[Party]) -> bool:
    """Whether the paper, or its sisters of the same kind and number, was served on every one of the parties."""
    sisters = Paper.objects.filter(
        proceeding_id=paper.proceeding_id, kind=paper.kind, number=paper.number, state=Paper.State.ISSUED
    )
    done = Service.objects.filter(paper__in=sisters, state=Service.State.COMPLETED)
    return {party.pk for party in parties} <= set(done.values_list("addressee_id", flat=True))


def delivery_of(
    service: Service, day: date, *, signed: bool = False, simple: bool = False, returned: bool = False
) -> Delivery:
    """The facts by which the rule judges this delivery; lengths and customs of the body are its settings (⚙)."""
    at = partial(setting_at, service.paper.organisation, on=day)
    confirmed = current_confirmation(service.addressee)
    return Delivery(
        method=service.method,
        on=day,
        effect=service.paper.kind_entry.effect,
        consents=service.addressee.electronic_service,
        consents_awards=confirmed is not None and confirmed.electronic_awards,
        electronic_awards=bool(at(key="service.electronic_awards", default=False)),
        simple_procedure=simple,
        photographed=bool(service.proof),
        signed=signed,
        refused=service.refused,
        post_refusal_counts=bool(at(key="service.post_refusal_counts", default=True)),
        returned=returned,
        address_confirmed=confirmed is not None and not confirmed.refused,
        left_working_days=int(at(key="service.left_working_days", default=3)),
        **_notice_days(service, day),
    )


def _notice_days(service: Service, day: date) -> dict[str, int]:
    if service.method != Service.Method.PUBLIC_NOTICE:
        return {}
    return {"notice_days": notice_days(service.paper.organisation, day)}


def current_confirmation(party: Party) -> AddressConfirmation | None:
    """What the party last confirmed about where papers reach it (A07), or None."""
    return AddressConfirmation.objects.filter(party=party, superseded=False).first()


def _electronic_address(party: Party) -> str:
    confirmed = current_confirmation(party)
    return (confirmed.electronic_address if confirmed else "") or party.phone


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update().get(pk=service.pk)


def proceeding_of(service: Service) -> Proceeding:
    """The proceeding of a service as its own kind."""
    base = service.paper.proceeding
    return registry.models[base.kind].objects.get(pk=base.pk)
