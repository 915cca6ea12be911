"""承办记录: meetings, progress reports and other work; each keeps the case from standing still."""

from datetime import date

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput
from casework.models import Event, Notice
from casework.services.act import Act, act
from legalaid.models import ConductNote, LegalAidCase

LONGEST = 24 * 60
OTHER = (
    ConductNote.Kind.HEARING,
    ConductNote.Kind.EVIDENCE,
    ConductNote.Kind.DRAFTING,
    ConductNote.Kind.OTHER,
)


def record_meeting(
    aid: LegalAidCase,
    *,
    actor: Actor,
    on: date,
    minutes: int,
    text: str,
    place: str = "",
    version: int | None = None,
) -> Event:
    """Record a meeting with the recipient (令148): what he was told of risks and rights, what he said."""
    with act("legalaid.record_meeting", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        _note(it, ConductNote.Kind.MEETING, on, minutes, text, place, True)
        return it.record("legalaid.meeting.recorded", data={"minutes": minutes})


def report_progress(
    aid: LegalAidCase, *, actor: Actor, text: str, to_client: bool = True, version: int | None = None
) -> Event:
    """Report to the centre, and to the recipient (法律援助法 art 46 ¶2)."""
    with act("legalaid.report_progress", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        _note(it, ConductNote.Kind.PROGRESS, today(), 0, text, "", to_client)
        if to_client:
            Notice.objects.create(
                case_file=it.case_file,
                proceeding=it.proceeding,
                party=it.proceeding.recipient,
                kind="legalaid.progress",
                made_at=now(),
            )
        return it.record("legalaid.progress.reported", data={"to_client": to_client})


def record_work(
    aid: LegalAidCase,
    *,
    actor: Actor,
    kind: str,
    on: date,
    minutes: int,
    text: str,
    place: str = "",
    version: int | None = None,
) -> Event:
    """Record a hearing attended, evidence collected, a paper drafted, or other work (法律援助法 art 46)."""
    if kind not in OTHER:
        raise BadInput({"kind": _("Choose one of the list.")})
    with act("legalaid.record_work", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        _note(it, kind, on, minutes, text, place, False)
        return it.record("legalaid.work.recorded", data={"kind": kind, "minutes": minutes})


def _note(
    it: Act[LegalAidCase], kind: str, on: date, minutes: int, text: str, place: str, to_client: bool
) -> ConductNote:
    errors = {}
    if len(text.strip()) < 4:
        errors["text"] = _("Say what was done, in a few words.")
    if not it.proceeding.received_on <= on <= today():
        errors["on"] = _("The day can't lie in the future or before the application.")
    if not 0 <= minutes <= LONGEST:
        errors["minutes"] = _("Enter the minutes of one day.")
    if errors:
        raise BadInput(errors)
    return ConductNote.objects.create(
        aid=it.proceeding,
        kind=kind,
        on=on,
        minutes=minutes,
        place=place.strip()[:60],
        text=text.strip()[:4000],
        to_client=to_client,
        by=it.actor.user,
    )
