"""Record that a way of service failed; the next is proposed with its reasons and another may be prepared."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Proceeding
from casework.services.act import act
from casework.services.settings import setting_at
from documents.models import Service
from documents.rules.next_way import Proposal, Try, next_way
from documents.services.keep_proofs import Proof, keep_proofs
from documents.services.record_service import proceeding_of, service_data


def fail_service(
    service: Service,
    *,
    actor: Actor,
    reason: str,
    on: date | None = None,
    kind: str = Service.Failure.OTHER,
    proofs: Sequence[Proof] = (),
) -> Service:
    """Close this way with its reason. Raises BadInput without one, NotNow when the way is already over."""
    if not reason.strip():
        raise BadInput({"reason": "请写明未能送达的原因。"})
    if kind not in Service.Failure.values:
        raise BadInput({"failure_kind": "请选择未能送达的情形。"})
    with act("documents.service.fail", actor=actor, proceeding=proceeding_of(service)) as frame:
        locked = Service.objects.select_for_update().get(pk=service.pk)
        published = locked.method == Service.Method.PUBLIC_NOTICE and locked.state == Service.State.ATTEMPTED
        locked.fail()
        locked.failure, locked.done_on = reason.strip()[:200], on or today()
        locked.failure_kind, locked.expected_on = kind, None
        keep_proofs([locked], proofs, actor=actor)
        locked.save()
        data = service_data(locked) | {"failure": kind, "next": proposal_after(locked).method}
        name = "documents.service.refused" if kind == Service.Failure.REFUSED else "documents.service.failed"
        if published and frame.proceeding.kind == Proceeding.Kind.ARBITRATION:
            name, data = "arbitration.public_notice.ended", data | _still_published(locked)
        frame.record(name, on=locked.done_on, party=locked.addressee, data=data)
    return locked


def _still_published(service: Service) -> dict[str, Any]:
    return {"remaining": open_notices(service)}


def open_notices(service: Service) -> int:
    """How many other papers of the proceeding are still under public notice: the clock stands still for them too (CLK-7)."""
    others = Service.objects.filter(
        paper__proceeding_id=service.paper.proceeding_id,
        method=Service.Method.PUBLIC_NOTICE,
        state=Service.State.ATTEMPTED,
    )
    return others.exclude(pk=service.pk).count()


def proposal_after(service: Service) -> Proposal:
    """The way to try next for this paper and addressee, after all that was tried."""
    failed = Service.objects.filter(
        paper=service.paper_id, addressee=service.addressee_id, state=Service.State.FAILED
    )
    tried = [Try(one.method, one.failure_kind or "other") for one in failed.order_by("id")]
    counts = setting_at(service.paper.organisation, "service.post_refusal_counts", today(), True)
    return next_way(tried, post_refusal_counts=bool(counts))
