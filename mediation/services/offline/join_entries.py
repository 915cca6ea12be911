"""并入: a batch of a phone's queue joins the case, each entry once and on its own; a clash changes nothing."""

import json
import logging
from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import NotPermitted, Refused
from casework.models import CaseFile
from mediation.models import FieldEntry, Session
from mediation.services.offline.join_one import join_one
from mediation.services.offline.queue_entry import QueueEntry, Result
from mediation.services.sessions.sheet import Clash

Outcome = FieldEntry.Outcome
LATER = "later"
log = logging.getLogger(__name__)


def join_entries(session: Session, *, actor: Actor, entries: Iterable[QueueEntry]) -> list[Result]:
    """Join the entries in the order in which they were written (令17 art 24: the record is what was said).

    Each stands alone: a refused one is kept with its words and holds up nobody; what was sent before, because an answer got
    lost, is answered as before. A clash keeps both versions until somebody decides. A stranger leaves no trace.
    """
    return [_join(session, actor, one) for one in sorted(entries, key=lambda one: one.made_at)]


def _join(session: Session, actor: Actor, entry: QueueEntry) -> Result:
    try:
        with transaction.atomic():
            # Two answers to one phone, or two phones, take their turns here.
            CaseFile.objects.select_for_update().get(pk=session.mediation.case_file_id)
            known = FieldEntry.objects.filter(entry=entry.entry).first()
            row = known or _first_time(session, actor, entry)
    except NotPermitted as refused:
        return Result(str(entry.entry), Outcome.REFUSED, refused.message)
    except (DatabaseError, OSError) as error:
        log.warning("a field entry could not be joined now: %s", type(error).__name__)
        return Result(str(entry.entry), LATER, _("The server could not take this now. It is tried again."))
    return _result(row, session, actor)


def _first_time(session: Session, actor: Actor, entry: QueueEntry) -> FieldEntry:
    held = Session.objects.select_related("mediation").get(pk=session.pk)
    try:
        with transaction.atomic():
            kept = join_one(held, actor, entry)
    except NotPermitted:
        raise
    except Clash as clash:
        there = {**clash.theirs, "revision": clash.revision, **_author(clash)}
        return _keep(
            held, actor, entry, Outcome.CLASH, entry.said, theirs=json.dumps(there), words=clash.message
        )
    except Refused as refused:
        words = "；".join([refused.message, *refused.reasons])
        return _keep(held, actor, entry, Outcome.REFUSED, entry.said, words=words)
    return _keep(held, actor, entry, Outcome.JOINED, kept)


def _author(clash: Clash) -> dict[str, Any]:
    """Who had written the server's version and when, kept beside it: it may be written over later."""
    return {
        "by": clash.by.pk if clash.by else None,
        "at": clash.at.isoformat() if clash.at else None,
    }


def _keep(
    session: Session,
    actor: Actor,
    entry: QueueEntry,
    outcome: Outcome,
    payload: dict[str, Any],
    theirs: str = "",
    words: str = "",
) -> FieldEntry:
    assert actor.user is not None
    return FieldEntry.objects.create(
        mediation=session.mediation,
        session=session,
        entry=entry.entry,
        kind=entry.kind,
        about=entry.about[:40],
        payload=json.dumps(payload, ensure_ascii=False),
        theirs=theirs,
        base_revision=entry.base,
        made_at=entry.at,
        arrived_at=now(),
        user=actor.user,
        outcome=outcome,
        words=words[:300],
    )


def _result(row: FieldEntry, session: Session, actor: Actor) -> Result:
    """What became of it, then or now. Whose number belongs to another person or session learns nothing of that one."""
    if row.user != actor.user or row.session_id != session.pk:
        return Result(str(row.entry), Outcome.REFUSED, _("This entry's number is taken. Write it down anew."))
    decided = row.outcome in (Outcome.MINE, Outcome.THEIRS)
    revision = json.loads(row.payload).get("revision", 0) if row.outcome == Outcome.JOINED else 0
    return Result(str(row.entry), Outcome.CLASH if decided else row.outcome, row.words, revision)
