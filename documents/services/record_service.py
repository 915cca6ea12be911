"""Service of papers: prepare, send, and record that it took effect."""

from datetime import date
from typing import Any

from django.core.files import File
from django.db import transaction

from casework import access
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Party, Proceeding
from casework.registry import registry
from casework.services.act import act
from casework.services.settings import setting_at
from documents.builders import effect_of
from documents.models import Paper, Service
from documents.rules.service_effect import RULES, Delivery, effective_day, objections
from documents.services.issue_paper import event_data

_LEFT = (Service.Method.RETAINED, Service.Method.POSTED)


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
    return Service.objects.create(
        paper=paper,
        addressee=party,
        method=method,
        address=party.service_address or party.residence,
        tracking_no=tracking_no,
        prepared_at=now(),
    )


def attempt_service(
    service: Service, *, actor: Actor, on: date | None = None, tracking_no: str = ""
) -> Service:
    """Record that the paper was sent, left, posted up or published on a day."""
    day = on or today()
    with act("documents.service.attempt", actor=actor, proceeding=_proceeding(service)) as frame:
        locked = _locked(service)
        locked.attempt()
        locked.attempted_on = day
        locked.tracking_no = tracking_no or locked.tracking_no
        locked.save()
        event = "documents.service.left" if locked.method in _LEFT else "documents.service.attempted"
        frame.record(event, on=day, party=locked.addressee, data=service_data(locked))
    return locked


def record_service(
    service: Service,
    *,
    actor: Actor,
    on: date | None = None,
    signed_by: str = "",
    relation: str = "",
    proof: "File[Any] | None" = None,
    simple_procedure: bool = False,
) -> Service:
    """Record that service took effect; `on` is the day of signing, return slip, arrival, leaving or publication.

    Raises RuleRefused when the way is not allowed for this paper, NotNow when it is already over.
    """
    day = on or service.attempted_on or today()
    with act("documents.service.record", actor=actor, proceeding=_proceeding(service)) as frame:
        locked = _locked(service)
        locked.complete()
        if proof is not None:
            locked.proof.save(proof.name or "proof", proof, save=False)
        delivery = _delivery(locked, day, signed=bool(signed_by), simple=simple_procedure)
        if reasons := objections(delivery):
            raise RuleRefused("这种送达方式不能用于本文书。", reasons=reasons)
        locked.done_on, locked.effective_on = day, effective_day(delivery)
        locked.rule, locked.signed_by, locked.relation = RULES[locked.method], signed_by, relation
        locked.save()
        event, more = _effect(locked, frame.proceeding)
        frame.record(event, on=locked.effective_on, party=locked.addressee, data=service_data(locked) | more)
    return locked


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


def _delivery(service: Service, day: date, *, signed: bool, simple: bool) -> Delivery:
    organisation = service.paper.organisation
    return Delivery(
        method=service.method,
        on=day,
        effect=service.paper.kind_entry.effect,
        consents=service.addressee.electronic_service,
        electronic_awards=bool(setting_at(organisation, "service.electronic_awards", day, False)),
        simple_procedure=simple,
        photographed=bool(service.proof),
        signed=signed,
    )


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update().get(pk=service.pk)


def _proceeding(service: Service) -> Proceeding:
    base = service.paper.proceeding
    return registry.models[base.kind].objects.get(pk=base.pk)
