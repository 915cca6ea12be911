"""What was left, posted up or published counts when its time has run: the scheduler records it, nobody has to remember."""

import logging

from django.db import transaction

from casework.actor import Actor
from casework.clock import today
from casework.errors import Refused
from casework.models import Proceeding
from casework.services.act import act
from documents.models import Service
from documents.services.fail_service import open_notices
from documents.services.record_service import proceeding_of, record_service, service_data

log = logging.getLogger(__name__)
_AT_ONCE = 500


def complete_services() -> int:
    """Complete every service whose last day is over (办案规则 art 20 ¶2; 民事诉讼法 art 95). Returns how many."""
    due = Service.objects.filter(state=Service.State.ATTEMPTED, expected_on__lt=today())
    done = 0
    for pk in list(due.order_by("expected_on", "id").values_list("pk", flat=True)[:_AT_ONCE]):
        try:
            complete_one(pk)
            done += 1
        except Refused as refused:
            log.warning("service %s can't be completed: %s", pk, type(refused).__name__)
    return done


def complete_one(pk: int) -> None:
    """The two acts of one service, together: the notice has run its time, and the paper counts as served."""
    machine = Actor.machine()
    with transaction.atomic():
        service = Service.objects.select_for_update().get(pk=pk)
        if service.state != Service.State.ATTEMPTED or service.expected_on is None:
            return
        proceeding = proceeding_of(service)
        notice = service.method == Service.Method.PUBLIC_NOTICE
        if notice and proceeding.kind == Proceeding.Kind.ARBITRATION:
            with act("documents.notice.complete", actor=machine, proceeding=proceeding) as it:
                data = service_data(service) | {"remaining": open_notices(service)}
                it.record(
                    "arbitration.public_notice.completed",
                    on=service.expected_on,
                    party=service.addressee,
                    data=data,
                )
        record_service(service, actor=machine, on=service.attempted_on)
