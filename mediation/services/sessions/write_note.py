"""记事: shared notes, one's own body's notes, private talks. Working papers: no act, never printed into the record."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput
from casework.models import Organisation, Party, Seat
from mediation.models import Mediation, Note, Session
from mediation.services.sessions.discreet import require_discreet

Circle = Note.Circle
LONGEST = 10_000


def write_note(
    mediation: Mediation,
    *,
    actor: Actor,
    text: str,
    circle: str = Circle.MEDIATORS,
    talked_with: Party | None = None,
    session: Session | None = None,
    entry: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Note:
    """Keep a note. A private talk is the mediators' alone (令17 art 24); the same `entry` twice is one note."""
    access.require(actor, "mediation.write_note", proceeding=mediation)
    assert actor.user is not None
    _check(mediation, text, circle, talked_with)
    if circle == Circle.TABLE:
        require_discreet(mediation, actor=actor, texts={"text": text})
    body = writing_body(actor, mediation)
    if circle == Circle.MEDIATORS and body.pk != mediation.organisation_id:
        raise BadInput(
            {"circle": _("Only the mediators of the leading body write notes for themselves alone.")}
        )
    with transaction.atomic():
        note, _made = Note.objects.get_or_create(
            entry=entry or uuid.uuid4(),
            defaults={
                "mediation": mediation,
                "session": session,
                "circle": circle,
                "talked_with": talked_with,
                "organisation": body,
                "user": actor.user,
                "text": text.strip()[:LONGEST],
                "at": at or now(),
            },
        )
    return note


def _check(row: Mediation, text: str, circle: str, talked_with: Party | None) -> None:
    errors = {}
    if not text.strip():
        errors["text"] = _("Write the note.")
    if circle not in Circle.values:
        errors["circle"] = _("Choose one of the list.")
    if talked_with is not None and talked_with.case_file_id != row.case_file_id:
        errors["talked_with"] = _("Choose a party of this case.")
    if talked_with is not None and circle != Circle.MEDIATORS:
        errors["circle"] = _("A private talk is for the mediators alone.")
    if errors:
        raise BadInput(errors)


def writing_body(actor: Actor, row: Mediation) -> Organisation:
    """For which body the person writes: the leading one where he works there, else the one whose seat he holds."""
    assert actor.user is not None
    mine = {held.organisation_id for held in access.memberships(actor.user)}
    if row.organisation_id in mine:
        return row.organisation
    seat = Seat.objects.filter(proceeding=row.pk, organisation__in=mine, state=Seat.State.ACCEPTED)
    found = seat.select_related("organisation").first()
    if found is None:
        raise BadInput({"circle": _("Your body has no seat at this table.")})
    return found.organisation


def notes_read_by(actor: Actor, row: Mediation) -> QuerySet[Note]:
    """The notes that this person reads, filtered in SQL: his circle's, and nobody else's."""
    assert actor.user is not None
    mine = {held.organisation_id for held in access.memberships(actor.user)}
    rows = Note.objects.filter(mediation=row).select_related("user", "organisation", "talked_with")
    table, own = rows.filter(circle=Circle.TABLE), rows.filter(circle=Circle.BODY, organisation__in=mine)
    if access.capacity(actor, "mediation.read_private", proceeding=row):
        return (table | own | rows.filter(circle=Circle.MEDIATORS)).order_by("at", "id")
    return (table | own).order_by("at", "id")
