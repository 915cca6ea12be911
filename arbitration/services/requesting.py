"""谁提出申请: the party on whose behalf something is asked: himself on the phone, or the one whom the office names."""

from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Party


def asking_party(row: Arbitration, actor: Actor, party: Party | None) -> Party:
    """The party of this case who asks; a party asks for himself only."""
    asking = actor.party or party
    if asking is None or asking.case_file_id != row.case_file_id or asking.left_on is not None:
        raise BadInput({"party": _("Choose a party of this case.")})
    return asking


def require_reason(reason: str, field: str = "reason") -> str:
    """The reasons without blank ends. Raises BadInput at the field when there are none."""
    if not reason.strip():
        raise BadInput({field: _("Give the reasons of the decision.")})
    return reason.strip()


def open_request(row: Arbitration, request: PartyRequest, kind: str) -> PartyRequest:
    """The request, locked, if it is of this case and kind and not decided yet."""
    found = PartyRequest.objects.select_for_update().filter(pk=request.pk, arbitration=row, kind=kind).first()
    if found is None:
        raise BadInput({"request": _("Choose a request of this case.")})
    if found.state != PartyRequest.State.REQUESTED:
        raise NotNow(_("This request is decided already."))
    return found


def settle(asked: PartyRequest, actor: Actor, *, granted: bool, reason: str = "", **data: Any) -> None:
    """Grant a request or turn it down today: by whom, why, and what else belongs to the decision."""
    if granted:
        asked.grant()
    else:
        asked.reject()
    asked.decided_on, asked.decided_by, asked.decision = today(), actor.user, reason.strip()[:1000]
    asked.data = {**asked.data, **data}
    asked.save()


def pending(row: Arbitration, kind: str) -> list[PartyRequest]:
    """The requests of a kind that wait for their decision, oldest first."""
    asked = PartyRequest.objects.filter(arbitration=row, kind=kind, state=PartyRequest.State.REQUESTED)
    return list(asked.select_related("party", "about", "hearing"))
