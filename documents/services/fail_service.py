"""Record that a way of service failed; another may be prepared."""

from datetime import date

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.registry import registry
from casework.services.act import act
from documents.models import Service
from documents.services.record_service import service_data


def fail_service(service: Service, *, actor: Actor, reason: str, on: date | None = None) -> Service:
    """Close this way with its reason. Raises BadInput without one, NotNow when the way is already over."""
    if not reason.strip():
        raise BadInput({"reason": "请写明未能送达的原因。"})
    base = service.paper.proceeding
    proceeding = registry.models[base.kind].objects.get(pk=base.pk)
    with act("documents.service.fail", actor=actor, proceeding=proceeding) as frame:
        locked = Service.objects.select_for_update().get(pk=service.pk)
        locked.fail()
        locked.failure, locked.done_on = reason.strip()[:200], on or today()
        locked.save()
        frame.record(
            "documents.service.failed", on=locked.done_on, party=locked.addressee, data=service_data(locked)
        )
    return locked
