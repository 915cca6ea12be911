"""申请延期开庭: three working days before the hearing, with a good reason."""

from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.requesting import asking_party
from casework.actor import Actor
from casework.clock import legal_day, now, today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Hearing, Party
from casework.services.act import act
from casework.services.settings import overrides_at
from law.limits import LimitResult, compute, limits


def last_day_to_ask(row: Arbitration, hearing: Hearing) -> LimitResult:
    """The last day on which a postponement is asked for in time (调解仲裁法 art 35, HRG-3), explained."""
    day = legal_day(hearing.starts_at)
    key = "arbitration.postponement_request"
    override = overrides_at(row.organisation, key, day)
    return compute(limits()[key], day, region=row.organisation.region, override=override)


def request_postponement(
    arbitration: Arbitration,
    *,
    actor: Actor,
    reason: str,
    party: Party | None = None,
    received_on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take a request for postponement in (调解仲裁法 art 35; 办案规则 art 38; HRG-3). A late one is kept and can be decided."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why the hearing should be postponed.")})
    on = received_on or today()
    if on > today():
        raise BadInput({"received_on": _("This day is still to come.")})
    with act("arbitration.request_postponement", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        asking = asking_party(row, actor, party)
        hearing = row.hearings.filter(status=Hearing.Status.SET).first()
        if hearing is None or hearing.starts_at <= now():
            raise RuleRefused(_("No hearing is to come that could be postponed."))
        asked = PartyRequest.objects.create(
            arbitration=row,
            kind=PartyRequest.Kind.POSTPONEMENT,
            party=asking,
            hearing=hearing,
            text=reason.strip(),
            received_on=on,
            in_time=on <= last_day_to_ask(row, hearing).due,
        )
        return it.record(
            "arbitration.hearing.postponement_requested",
            on=on,
            party=asking,
            data={"request": asked.pk, "hearing": hearing.pk, "in_time": asked.in_time},
        )
