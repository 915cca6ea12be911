"""谁调解的: the mediators of a session as its own rows say; of an older session, who had the case on its day."""

from datetime import datetime

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput
from casework.models import Event, User
from mediation.models import Mediation, Session, SessionMediator
from mediation.services.sessions.mediator_pool import members_of

HANDED = ("mediation.mediator.assigned", "mediation.mediator.replaced")


def names_of(session: Session) -> list[str]:
    """Who mediated a session that was held, by the names of then; empty where nobody is known."""
    rows = [one.name for one in session.mediators.all() if one.mediates]
    if rows:
        return rows
    held = Event.objects.filter(
        proceeding=session.mediation_id, name="mediation.session.held", data__session=session.ordinal
    ).first()
    found = handler_at(session.mediation, held.at if held else session.ends_at)
    return [found.full_name] if found else []


def handler_at(row: Mediation, at: datetime) -> User | None:
    """Who had the case at an instant, read from the log: a later swap doesn't change it."""
    handed = Event.objects.filter(proceeding=row.pk, name__in=HANDED)
    before = handed.filter(at__lte=at).order_by("id").last()
    if before is not None:
        return User.objects.filter(pk=before.data.get("mediator")).first()
    after = handed.filter(at__gt=at).order_by("id").first()
    leaving = after.data.get("leaving") if after else None
    return User.objects.filter(pk=leaving).first() if leaving else row.handler


def expected(session: Session) -> list[User]:
    """Who mediates as far as is noted: whoever has the case, unless it is noted that he doesn't, and whom somebody noted."""
    rows = list(session.mediators.select_related("user"))
    noted = [one.user for one in rows if one.mediates]
    handler = session.mediation.handler
    if handler is not None and handler.pk not in {one.user_id for one in rows}:
        return [handler, *noted]
    return noted


def may_mediate(row: Mediation) -> list[User]:
    """The mediators of the body's roster, and whoever has the case."""
    found = [one.user for one in members_of(row.organisation)]
    if row.handler is not None and row.handler not in found:
        found.insert(0, row.handler)
    return found


def keep_mediators(session: Session, *, chosen: tuple[int, ...], actor: Actor) -> list[int]:
    """Write down who mediated when the session is finished: those named, else those expected, else who finishes it.

    Raises BadInput for a person who is not of the body's mediators. Returns the users' ids in the order of the record.
    """
    offered = {one.pk: one for one in may_mediate(session.mediation)}
    rows = {one.user_id: one for one in session.mediators.select_related("user")}
    offered |= {pk: one.user for pk, one in rows.items()}
    named = list(dict.fromkeys(chosen or [one.pk for one in expected(session)]))
    if not named and actor.user is not None and actor.user.pk in offered:
        named = [actor.user.pk]
    if not named or not set(named) <= set(offered):
        raise BadInput({"mediators": _("Say which mediators of this body mediated.")})
    handler = session.mediation.handler_id
    named.sort(key=lambda pk: pk != handler)
    for pk in (*named, *(pk for pk in rows if pk not in named)):
        _keep(session, rows.get(pk), offered[pk], pk in named, named, actor)
    return named


def _keep(
    session: Session,
    row: SessionMediator | None,
    user: User,
    mediates: bool,
    named: list[int],
    actor: Actor,
) -> None:
    ordinal = named.index(user.pk) if mediates else len(named)
    if row is not None and row.mediates == mediates:
        row.ordinal = ordinal
        row.save(update_fields=["ordinal"])
        return
    held = row or SessionMediator(session=session, user=user, revision=0)
    held.name, held.mediates, held.ordinal = str(user)[:60], mediates, ordinal
    held.author, held.written_at = actor.user, now()
    held.revision += 1
    held.save()
