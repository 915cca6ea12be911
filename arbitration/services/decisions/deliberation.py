"""评议: each arbitrator's opinion and vote, kept sealed in the inner file (调解仲裁法 art 45; papers A31)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, Deliberation
from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotPermitted
from casework.models import Assignment, Event
from casework.services.act import act

ACT = "arbitration.record_deliberation"
READ = "arbitration.read_deliberation"


def record_deliberation(
    arbitration: Arbitration,
    *,
    actor: Actor,
    held_on: date,
    place: str,
    summary: str,
    opinions: Sequence[Mapping[str, str]],
    results: str,
    version: int | None = None,
) -> Event:
    """Record a deliberation. `opinions` have user (id), opinion, reason and vote: majority or minority.

    The award follows the majority; the minority is recorded; without a majority it follows the presiding arbitrator.
    """
    with act(ACT, actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        sitting = Assignment.objects.filter(proceeding=row, until=None, role="arbitrator")
        seats = {one.user_id: one for one in sitting.select_related("user")}
        given = {int(one["user"]): one for one in opinions}
        if set(given) != set(seats) or any(not one["opinion"].strip() for one in given.values()):
            raise BadInput({"opinions": _("Record the opinion of every arbitrator who sits.")})
        if held_on > today():
            raise BadInput({"held_on": _("This day lies in the future.")})
        by_presiding = _carried(seats, given)
        content = {
            "place": place.strip(),
            "summary": summary.strip(),
            "results": results.strip(),
            "opinions": [
                {
                    "name": seats[pk].user.full_name,
                    "presiding": seats[pk].reason == "presiding" or len(seats) == 1,
                    "opinion": one["opinion"].strip(),
                    "reason": one.get("reason", "").strip(),
                    "vote": one["vote"],
                }
                for pk, one in given.items()
            ],
        }
        held = Deliberation.objects.create(
            arbitration=row,
            held_on=held_on,
            content=json.dumps(content, ensure_ascii=False),
            by_presiding=by_presiding,
            recorded_by=actor.user,
        )
        return it.record("arbitration.deliberation.recorded", on=held_on, data={"deliberation": held.pk})


def _carried(seats: Mapping[int, Assignment], given: Mapping[int, Mapping[str, str]]) -> bool:
    """Whether the presiding arbitrator's opinion decides, for want of a majority (法45). Raises where the votes can't be."""
    votes = {pk: one["vote"] for pk, one in given.items()}
    if len(seats) == 1:
        return False
    majority = [pk for pk, vote in votes.items() if vote == "majority"]
    if len(majority) * 2 > len(seats):
        return False
    presiding = next((pk for pk, one in seats.items() if one.reason == "presiding"), None)
    if len(majority) == 1 and majority[0] == presiding:
        return True
    raise BadInput({"opinions": _("Without a majority the opinion of the presiding arbitrator decides.")})


def require_deliberation_reader(arbitration: Arbitration, actor: Actor) -> None:
    """Only who sits in the case, and the head; never a party, a lawyer, or the rest of the office."""
    access.require(actor, READ, proceeding=arbitration)
    if actor.user is None:
        raise NotPermitted(_("The notes of the deliberation are not open to you."))


def read_deliberation(held: Deliberation) -> dict[str, Any]:
    """What was said, opened; the caller has checked the reader."""
    return dict(json.loads(held.content)) | {"held_on": held.held_on, "by_presiding": held.by_presiding}
