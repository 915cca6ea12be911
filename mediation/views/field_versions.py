"""两个版本: what a phone wrote and what stood on the server, side by side, with who and when."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import SHANGHAI
from casework.models import Party, Proceeding, Seat, User
from mediation.models import FieldEntry, Note, Offer, Presence

Kind, Outcome = FieldEntry.Kind, FieldEntry.Outcome
MOST = 50


@dataclass(frozen=True)
class Versions:
    """One entry of a phone: whose piece it is about, its words, and for a clash those of the server with their author and instant."""

    entry: FieldEntry
    about: str
    mine: str
    theirs: str
    theirs_by: User | None = None
    theirs_at: datetime | None = None


def open_clashes(proceeding: Proceeding) -> list[Versions]:
    """The clashes of a mediation that wait for a decision."""
    rows = FieldEntry.objects.filter(mediation=proceeding.pk, outcome=Outcome.CLASH)
    return versions_of(rows.select_related("user")[:MOST])


def kept_entries(session: Any, actor: Actor) -> list[Versions]:
    """The clashes, decisions and refusals of a session. What is refused is read by its author, or by who reads private talks."""
    rows = FieldEntry.objects.filter(session=session).exclude(outcome=Outcome.JOINED)
    if not access.capacity(actor, "mediation.read_private", proceeding=session.mediation):
        rows = rows.exclude(outcome=Outcome.REFUSED) | rows.filter(user=actor.user)
    return versions_of(rows.select_related("user", "decided_by").order_by("-arrived_at", "-id")[:MOST])


def versions_of(rows: Iterable[FieldEntry]) -> list[Versions]:
    """The entries in words, with four queries whatever their number."""
    entries = list(rows)
    said = {one.pk: _read(one.payload) for one in entries}
    there = {one.pk: _read(one.theirs) for one in entries}
    names = _names(said.values())
    authors = User.objects.in_bulk({one["by"] for one in there.values() if one.get("by")})
    return [
        Versions(
            one,
            names.get(one.about, ""),
            in_words(one.kind, said[one.pk]),
            in_words(one.kind, there[one.pk]) if one.theirs else "",
            authors.get(there[one.pk].get("by") or 0),
            _instant(there[one.pk].get("at")),
        )
        for one in entries
    ]


def in_words(kind: str, said: dict[str, Any]) -> str:
    """What an entry says, as a person would read it."""
    text = {key: str(value or "") for key, value in said.items()}
    lines = {
        Kind.PRESENCE: [_label(Presence.Came, text.get("came", "")), text.get("who", "")],
        Kind.POSITION: [text.get("text", "")],
        Kind.MEDIATOR: [_("mediates") if said.get("mediates") else _("does not mediate")],
        Kind.NOTE: [text.get("text", ""), _label(Note.Circle, text.get("circle", ""))],
        Kind.OFFER: [
            _label(Offer.Side, text.get("side", "")),
            text.get("amount", ""),
            text.get("terms", ""),
            _("Told to the mediator in confidence") if said.get("confidential") else "",
        ],
        Kind.PICTURE: [text.get("caption", "")],
    }[Kind(kind)]
    return "\n".join(filter(None, lines)) or "—"


def _read(text: str) -> dict[str, Any]:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


def _instant(text: Any) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(SHANGHAI) if text else None


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


def _names(said: Iterable[dict[str, Any]]) -> dict[str, str]:
    rows = list(said)
    keys = ("party", "seat", "user")
    ids = {key: {int(one[key]) for one in rows if isinstance(one.get(key), int)} for key in keys}
    parties = {
        f"party:{one.pk}": f"{one.get_side_display()} {one}"
        for one in Party.objects.filter(pk__in=ids["party"])
    }
    seats = Seat.objects.filter(pk__in=ids["seat"]).select_related("organisation")
    users = {f"user:{pk}": str(one) for pk, one in User.objects.in_bulk(ids["user"]).items()}
    return parties | {f"seat:{one.pk}": one.organisation.short_name for one in seats} | users
