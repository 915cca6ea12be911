"""现在就调: a session that nobody had set begins at once, at the window, on site or on the telephone."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput, NotNow
from casework.models import Event
from casework.services.act import act
from mediation.models import Mediation, Session
from mediation.services.sessions.schedule_session import begin_now


def begin_session(
    mediation: Mediation, *, actor: Actor, mode: str, place: str = "", version: int | None = None
) -> Event:
    """Begin a session without having set it (人民调解法 art 20: mediation is flexible about time and place)."""
    if mode not in Session.Mode.values:
        raise BadInput({"mode": _("Choose one of the list.")})
    with act("mediation.begin_session", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        if it.proceeding.sessions.filter(status=Session.Status.SET).exists():
            raise NotNow(_("A session is set already: hold it or call it off first."))
        session = begin_now(it.proceeding, mode, place or it.proceeding.organisation.address)
        return it.record(
            "mediation.session.scheduled",
            data={"session": session.ordinal, "mode": session.mode, "starts_at": session.starts_at},
        )
