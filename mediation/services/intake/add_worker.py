"""增加申请人: another worker of the same dispute; from ten on it is collective."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Party, Role
from casework.services.act import act
from casework.services.check_conflicts import clear
from casework.services.open_case_file import NewParty, add_party, refresh_summary, refuse_twice
from mediation.models import Mediation


def add_worker(mediation: Mediation, *, actor: Actor, new: NewParty, version: int | None = None) -> Event:
    """Let another worker apply in the same dispute (调解仲裁法 art 7, 令17 art 21). Whoever mediates is checked against him.

    Raises BadInput for somebody who is a party already, RuleRefused where the mediator may not mediate for him.
    """
    if new.side != Party.Side.APPLICANT or not new.claims:
        raise BadInput({"name": _("A worker joins with what he claims.")})
    with act("mediation.add_worker", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        row = it.proceeding
        refuse_twice(it.case_file, new)
        party = add_party(it.case_file, new)
        party.joined_on = today()
        party.save(update_fields=["joined_on"])
        refresh_summary(it.case_file)
        row.title = it.case_file.title
        if row.handler is not None:
            clear(row.handler, row, Role.MEDIATOR, actor=actor)
        return it.record("mediation.party.joined", party=party, data={"side": new.side})
