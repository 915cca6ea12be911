"""简易转普通、普通转速裁: the track changes, the 45 days run on from acceptance."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Proceeding, TimeLimit
from casework.services.act import act


def convert_track(
    arbitration: Arbitration, *, actor: Actor, reason: str, version: int | None = None
) -> Event:
    """Change between the fast lane and the ordinary procedure (办案规则 art 61, CLK-8): no restart of the 45 days.

    To the ordinary procedure only before the deciding limit ends. Raises BadInput without reason, RuleRefused when late.
    """
    if not reason.strip():
        raise BadInput({"reason": _("Say why the procedure is changed.")})
    with act("arbitration.convert_track", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        to_ordinary = row.track == Proceeding.Track.FAST
        if to_ordinary and _ran_out(row):
            raise RuleRefused(
                _("The deciding limit has ended: the procedure can't be changed any more."),
                reasons=["办案规则第61条（CLK-8）"],
            )
        row.track = Proceeding.Track.ORDINARY if to_ordinary else Proceeding.Track.FAST
        return it.record(
            "arbitration.track.converted", data={"to": row.track, "reason": reason.strip()[:400]}
        )


def _ran_out(row: Arbitration) -> bool:
    running = TimeLimit.objects.filter(
        proceeding=row, key="arbitration.award", status=TimeLimit.Status.OPEN
    ).first()
    return running is not None and running.due < today()
