"""The panel of the joint table on the lead's case page: who was invited, who takes part."""

from typing import Any

from casework.actor import Actor
from casework.models import CaseFile, Proceeding, Seat
from mediation.kinds import KINDS
from mediation.models import Mediation


def fill_table(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The seats, where the kind has a table."""
    if not isinstance(proceeding, Mediation) or not KINDS[proceeding.mediation_kind].table:
        return None
    seats = Seat.objects.filter(proceeding=proceeding.pk).select_related("organisation").order_by("id")
    return {"proceeding": proceeding, "seats": list(seats)}
