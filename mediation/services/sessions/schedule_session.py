"""排定调解: a day, a place or a line; the room and the mediator are held in the common calendar."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import Event, Organisation, Room
from casework.services.act import act
from casework.services.book_hearing import book_hearing, call_off
from mediation.models import Mediation, Session
from mediation.services.sessions.discreet import require_discreet
from mediation.services.sessions.invite import invite_parties

Mode = Session.Mode
KIND = "mediation"
OUTSIDE = (Mode.SITE, Mode.STATION, Mode.ONLINE)


@dataclass(frozen=True)
class Meeting:
    """When, how and where the sides are to meet."""

    starts_at: datetime
    ends_at: datetime
    mode: str = Mode.ROOM
    room: Room | None = None
    place: str = ""


def schedule_session(
    mediation: Mediation, *, actor: Actor, meeting: Meeting, version: int | None = None
) -> Event:
    """Set a session (人民调解法 arts 20–22; 令17 art 23): the office's room, a station, on site, by telephone or online.

    Raises RuleRefused naming the room or person that is taken or away; BadInput for a time or place that can't be.
    """
    if meeting.mode not in Mode.values:
        raise BadInput({"mode": _("Choose one of the list.")})
    if meeting.mode in OUTSIDE and not meeting.room and not meeting.place.strip():
        raise BadInput({"place": _("Say where the session is held.")})
    with act("mediation.schedule_session", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        row = it.proceeding
        if row.sessions.filter(status=Session.Status.SET).exists():
            raise NotNow(_("A session is set already: hold it or call it off first."))
        session = _write(row, meeting)
        invite_parties(session)
        return it.record(
            "mediation.session.scheduled",
            data={"session": session.ordinal, "mode": session.mode, "starts_at": session.starts_at},
        )


def _write(row: Mediation, meeting: Meeting) -> Session:
    room = meeting.room or standing_room(row.organisation, meeting.mode)
    people = [row.handler] if row.handler else []
    hearing = book_hearing(
        row,
        room=room,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        people=people,
        kind=KIND,
        address=meeting.place,
    )
    return Session.objects.create(
        mediation=row,
        ordinal=next_ordinal(row),
        hearing=hearing,
        mode=meeting.mode,
        place=meeting.place.strip()[:200] or hearing.place[:200],
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
    )


def next_ordinal(row: Mediation) -> int:
    """The number of the next session of a mediation, from 1."""
    return Session.objects.filter(mediation=row).count() + 1


STANDING = {
    Mode.SITE: (Room.Kind.SITE, "用人单位现场"),
    Mode.STATION: (Room.Kind.SITE, "镇街站点"),
    Mode.ONLINE: (Room.Kind.SITE, "线上会议"),
    Mode.PHONE: (Room.Kind.PHONE, "电话调解"),
}


def standing_room(body: Organisation, mode: str) -> Room:
    """What stands in the calendar where no room of the list is used, made at its first use; it never is taken."""
    if mode not in STANDING:
        raise BadInput({"room": _("Choose the room.")})
    kind, name = STANDING[Mode(mode)]
    made, _new = Room.objects.get_or_create(organisation=body, name=name, defaults={"kind": kind})
    return made


def call_off_session(mediation: Mediation, *, actor: Actor, reason: str, version: int | None = None) -> Event:
    """The session that is set won't be held; its room and mediator are free again, and the parties are told."""
    if not reason.strip():
        raise BadInput({"reason": _("Say why the session is called off.")})
    with act("mediation.call_off_session", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        session = waiting_session(it.proceeding)
        if session is None:
            raise NotNow(_("No session is set."))
        require_discreet(it.proceeding, actor=actor, texts={"reason": reason})
        if session.hearing is not None:
            call_off(session.hearing)
        session.status = Session.Status.CALLED_OFF
        session.save(update_fields=["status"])
        return it.record(
            "mediation.session.called_off", data={"session": session.ordinal, "reason": reason.strip()}
        )


def waiting_session(row: Mediation) -> Session | None:
    """The session that is set, if any, locked with its calendar entry."""
    rows = Session.objects.filter(mediation=row, status=Session.Status.SET).select_related("hearing__room")
    found: Session | None = rows.order_by("ordinal").first()
    return found


def begin_now(row: Mediation, mode: str, place: str) -> Session:
    """A session that was not set before: the sides are here, or on the telephone. It begins now, for an hour."""
    starts = now().replace(second=0, microsecond=0)
    return Session.objects.create(
        mediation=row,
        ordinal=next_ordinal(row),
        mode=mode,
        place=place.strip()[:200],
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
    )
