"""The log of a case file: append, and verify the chain."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder

from casework.clock import now
from casework.models import CaseFile, Event, Party
from law.limit_rule import events

if TYPE_CHECKING:
    from casework.services.act import Act


def append_event(
    act: "Act[Any]",
    name: str,
    *,
    on: date,
    party: Party | None,
    data: Mapping[str, Any],
    private: Mapping[str, Any],
    article: str,
) -> Event:
    """Append one event to the chain of a locked case file. Raises ValueError for a name that isn't in the catalogue."""
    if name not in events():
        raise ValueError(f"no event is called {name}")
    case_file = act.case_file
    event = Event(
        case_file=case_file,
        proceeding=act.proceeding,
        sequence=case_file.event_count + 1,
        name=name,
        at=now(),
        on=on,
        user=act.actor.user,
        party=party or act.actor.party,
        organisation_id=act.proceeding.organisation_id if act.proceeding else None,
        capacity=act.capacity,
        act=act.name,
        article=article,
        data=json.loads(json.dumps(data, cls=DjangoJSONEncoder)),
        private=json.loads(json.dumps(private, cls=DjangoJSONEncoder)),
        request_id=act.actor.request_id,
        previous_hash=case_file.last_hash,
    )
    event.hash = event_hash(event)
    event.save()
    case_file.event_count = event.sequence
    case_file.last_hash = event.hash
    case_file.save(update_fields=["event_count", "last_hash"])
    return event


def event_hash(event: Event) -> str:
    """SHA-256 over the event's own content and the hash before it; personal data is not part of it."""
    content = {
        "case_file": event.case_file_id,
        "proceeding": event.proceeding_id,
        "sequence": event.sequence,
        "name": event.name,
        "at": event.at.timestamp(),
        "on": event.on.isoformat(),
        "user": event.user_id,
        "party": event.party_id,
        "organisation": event.organisation_id,
        "capacity": event.capacity,
        "act": event.act,
        "article": event.article,
        "data": event.data,
        "previous": event.previous_hash,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(case_file: CaseFile) -> list[str]:
    """Recompute the chain. Returns what is broken, in order; empty means intact."""
    faults, previous, expected = [], "", 1
    for event in Event.objects.filter(case_file=case_file).order_by("sequence"):
        if event.sequence != expected:
            faults.append(f"event {expected} is missing")
        if event.previous_hash != previous:
            faults.append(f"event {event.sequence} does not follow the one before it")
        if event.hash != event_hash(event):
            faults.append(f"event {event.sequence} was changed")
        previous, expected = event.hash, event.sequence + 1
    if expected - 1 != case_file.event_count or previous != case_file.last_hash:
        faults.append("the last events are missing")
    return faults
