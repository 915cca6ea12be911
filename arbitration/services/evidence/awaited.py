"""准许后待办的调查: the granted requests for which nobody has gone yet."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, Investigation, PartyRequest
from casework.clock import legal_day
from casework.errors import NotNow


def awaited_investigations(row: Arbitration) -> QuerySet[PartyRequest]:
    """The granted requests of a case whose investigation isn't recorded yet (办案规则 art 16), oldest first."""
    granted = PartyRequest.objects.filter(
        arbitration=row, kind=PartyRequest.Kind.INVESTIGATION, state=PartyRequest.State.GRANTED
    )
    return granted.exclude(data__has_key="investigation").select_related("party").order_by("id")


def answer_request(row: Arbitration, request: PartyRequest, made: Investigation) -> None:
    """Tie the record of an investigation to the request that it answers. Raises NotNow when that one awaits none."""
    asked = awaited_investigations(row).select_for_update(of=("self",)).filter(pk=request.pk).first()
    if asked is None:
        raise NotNow(_("No investigation is awaited on this request."))
    asked.data = {**asked.data, "investigation": made.pk, "made_on": legal_day(made.starts_at).isoformat()}
    asked.save(update_fields=["data"])
