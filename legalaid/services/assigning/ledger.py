"""指派台账: a row when somebody is asked, its answer, its end. Steps inside acts, not acts of their own."""

from datetime import datetime, timedelta

from casework.clock import now, today
from casework.models import User
from legalaid.models import AidAssignment, AidTeam, LegalAidCase
from legalaid.services.figures import known_figure


def reply_by(aid: LegalAidCase) -> datetime:
    """Until when the answer is due: the centre's hours, fewer where aid is given first."""
    urgent = aid.urgent_on is not None and aid.urgent_done_on is None
    name = "reply_hours_urgent" if urgent else "reply_hours"
    return now() + timedelta(hours=float(known_figure(aid.organisation, name, today())))


def open_entry(
    aid: LegalAidCase,
    *,
    user: User,
    firm: int,
    place: int,
    reason: str,
    out_of_order: bool,
    seed: str,
    by_phone: bool = False,
    team: AidTeam | None = None,
) -> AidAssignment:
    """Write down that a person was asked. The database refuses a second open row for the case."""
    return AidAssignment.objects.create(
        aid=aid,
        user=user,
        firm_id=firm,
        city=aid.region,
        team=team,
        counts_as=-team.pk if team else aid.pk,
        place=place,
        reason=reason[:400],
        out_of_order=out_of_order,
        seed=seed,
        by_phone=by_phone,
        offered_on=today(),
        reply_by=reply_by(aid),
    )


def running_entry(aid: LegalAidCase) -> AidAssignment | None:
    """The open row of a case: the one who was asked and hasn't left."""
    return AidAssignment.objects.filter(aid=aid.pk, ended_on=None).first()


def end_entry(aid: LegalAidCase, state: str = "", answer: str = "") -> AidAssignment | None:
    """End the open row: declined, lapsed or released; without a state the work was brought to its end."""
    entry = running_entry(aid)
    if entry is None:
        return None
    steps = {
        AidAssignment.State.DECLINED: entry.decline,
        AidAssignment.State.LAPSED: entry.lapse,
        AidAssignment.State.RELEASED: entry.release,
    }
    if state:
        steps[AidAssignment.State(state)]()
        entry.answer = answer[:300]
        entry.answered_at = now()
    entry.ended_on = today()
    entry.save()
    return entry


def accept_entry(aid: LegalAidCase) -> None:
    """The person has taken the case on."""
    entry = running_entry(aid)
    if entry is not None:
        entry.accept()
        entry.answered_at = now()
        entry.save()
