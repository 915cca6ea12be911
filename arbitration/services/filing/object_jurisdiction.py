"""管辖异议: the respondent objects in writing within the answer period."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Party, TimeLimit
from casework.services.act import act

ANSWER_LIMITS = ("arbitration.answer", "arbitration.answer_agreed")
LATE = "逾期提出，不影响仲裁程序的进行（办案规则第十条）。"


def object_jurisdiction(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    text: str,
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take a jurisdiction objection in (办案规则 art 10, ACC-15). A late one is kept, has no effect, and is told so.

    Raises BadInput without reasons in writing, RuleRefused while an earlier one of this party waits.
    """
    on = on or today()
    if party.side != Party.Side.RESPONDENT or party.case_file_id != arbitration.case_file_id:
        raise BadInput({"party": _("Choose a respondent of this case.")})
    if len(text.strip()) < 10:
        raise BadInput({"text": _("Write in at least ten characters why another commission is competent.")})
    if on > today():
        raise BadInput({"on": _("The day of arrival can't lie in the future.")})
    with act("arbitration.object_jurisdiction", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        known = PartyRequest.objects.filter(
            arbitration=row, kind=PartyRequest.Kind.JURISDICTION, party=party, state="requested"
        )
        if known.exists():
            raise RuleRefused(_("An objection of this party waits for its decision already."))
        request = PartyRequest(
            arbitration=row,
            kind=PartyRequest.Kind.JURISDICTION,
            party=party,
            text=text.strip(),
            received_on=on,
            in_time=in_answer_period(row, party, on),
        )
        if not request.in_time:
            request.reject()
            request.decided_on, request.decision = on, LATE
        request.save()
        return it.record(
            "arbitration.jurisdiction_objection.received",
            on=on,
            party=party,
            data={"request": request.pk, "in_time": request.in_time},
        )


def in_answer_period(row: Arbitration, party: Party, on: date) -> bool:
    """Whether the party's answer period still runs on a day; before it has begun, it has not ended."""
    limits = TimeLimit.objects.filter(Q(party=party) | Q(party=None), proceeding=row, key__in=ANSWER_LIMITS)
    last = limits.order_by("-id").first()
    return last is None or on <= last.due
