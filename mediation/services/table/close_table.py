"""联席结束: the lead closes the table with its report; the bodies leave it, the minutes stay."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Event
from casework.services.act import act
from mediation.kinds import KINDS
from mediation.models import Mediation
from mediation.services.outcome.close import leave_table
from mediation.services.sessions.discreet import require_discreet


def close_table(mediation: Mediation, *, actor: Actor, report: str, version: int | None = None) -> Event:
    """Close the joint table (人社厅发〔2024〕4号, MED-14). Only the lead does it, once the talks have ended."""
    if not report.strip():
        raise BadInput({"report": _("Say what the table did and how it ended.")})
    with act("mediation.close_table", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        row = it.proceeding
        if not KINDS[row.mediation_kind].table or row.table_closed_on is not None:
            raise NotNow(_("No joint table is open here."))
        require_discreet(row, actor=actor, texts={"report": report})
        left = leave_table(row)
        row.table_closed_on = today()
        return it.record("mediation.table.closed", data={"bodies": left}, private={"report": report.strip()})
