"""离线记录的条目: what a phone sends, read and measured before anything is done with it."""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from casework.clock import SHANGHAI, now
from casework.errors import BadInput
from mediation.models import FieldEntry
from mediation.services.sessions import sheet, write_note

Kind = FieldEntry.Kind
MOST_ENTRIES = 50
EARLIEST = 2000
AMOUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?")
# Of each kind what it may say, and how long; 0 is a row's id, True a tick.
FIELDS: dict[str, dict[str, int]] = {
    Kind.NOTE: {"text": write_note.LONGEST, "circle": 12, "talked_with": 0},
    Kind.OFFER: {"side": 8, "amount": 16, "terms": 2000, "confidential": True, "party": 0},
    Kind.PRESENCE: {"party": 0, "seat": 0, "came": 8, "who": 120},
    Kind.POSITION: {"party": 0, "text": sheet.LONGEST},
    Kind.MEDIATOR: {"user": 0, "mediates": True},
    Kind.PICTURE: {"caption": 200},
}


@dataclass(frozen=True)
class QueueEntry:
    """One entry of a phone's queue. `base` is the count of the piece as the phone last saw it; `after` an earlier entry of its own."""

    entry: uuid.UUID
    kind: str
    said: dict[str, Any]
    made_at: datetime
    base: int = 0
    after: uuid.UUID | None = None
    photo: "UploadedFile[Any] | None" = None

    @property
    def about(self) -> str:
        """The piece of the sheet that it changes; empty for what only adds."""
        if self.kind not in (Kind.PRESENCE, Kind.POSITION, Kind.MEDIATOR):
            return ""
        return next(
            (f"{key}:{self.said[key]}" for key in ("party", "seat", "user") if self.said.get(key)), ""
        )

    @property
    def at(self) -> datetime:
        """When it was written: a phone's clock may be wrong, but nothing is written in the future."""
        return min(self.made_at, now())


@dataclass(frozen=True)
class Result:
    """What became of one entry: joined, clash, refused, or later (the phone tries again)."""

    entry: str
    outcome: str
    words: str = ""
    revision: int = 0


def read_batch(text: str, photos: "Mapping[str, UploadedFile[Any]]") -> tuple[list[QueueEntry], list[Result]]:
    """The entries of a batch, and a refusal for each that can't even be told apart. Raises BadInput for the batch as a whole."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        raise BadInput({"entries": _("The phone's list can't be read. It is still on the phone.")})
    if len(rows) > MOST_ENTRIES:
        raise BadInput(
            {"entries": _("At most %(most)s entries at once; the phone sends the rest afterwards.") % {"most": MOST_ENTRIES}}
        )  # fmt: skip
    entries, refused = [], []
    for row in rows:
        try:
            entries.append(_entry(row, photos))
        except (ValueError, TypeError, KeyError, OverflowError):
            name = str(row.get("entry", ""))[:40] if isinstance(row, dict) else ""
            refused.append(
                Result(name, FieldEntry.Outcome.REFUSED, _("This entry can't be read. It is still on the phone."))
            )  # fmt: skip
    return entries, refused


def _entry(row: Any, photos: "Mapping[str, UploadedFile[Any]]") -> QueueEntry:
    made_at = datetime.fromisoformat(row["made_at"])
    if made_at.year < EARLIEST:
        made_at = now()
    if made_at.tzinfo is None:
        made_at = made_at.replace(tzinfo=SHANGHAI)
    base, said = row.get("base") or 0, row["said"]
    if row["kind"] not in FIELDS or not isinstance(said, dict) or not 0 <= int(base) < 2**31:
        raise ValueError
    after = uuid.UUID(row["after"]) if row.get("after") else None
    entry = uuid.UUID(row["entry"])
    kept = {key: said[key] for key in FIELDS[row["kind"]] if key in said}
    return QueueEntry(entry, row["kind"], kept, made_at, int(base), after, photos.get(f"photo-{entry}"))


def checked(entry: QueueEntry) -> dict[str, Any]:
    """What the entry says, each part of its kind and length: nothing is cut off silently. Raises BadInput."""
    return {key: _part(key, entry.said.get(key), most) for key, most in FIELDS[entry.kind].items()}


def _part(key: str, value: Any, most: int) -> Any:
    if most is True:
        return value is True
    if most == 0:
        if value is None or (isinstance(value, int) and 0 < value < 2**63):
            return value
        raise BadInput({key: _("Choose a party of this case.")})
    text = "" if value is None else value
    if not isinstance(text, str):
        raise BadInput({key: _("This entry can't be read. It is still on the phone.")})
    if len(text.strip()) > most:
        raise BadInput({key: _("Too long: at most %(most)s characters.") % {"most": most}})
    return text.strip()
