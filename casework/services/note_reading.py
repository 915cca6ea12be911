"""Reading a case file is recorded: who, in which capacity, when; at most one row an hour for each reader."""

from casework.actor import Actor
from casework.clock import now
from casework.models import CaseFile, Reading


def note_reading(case_file: CaseFile, actor: Actor, capacity: str) -> None:
    """Record that somebody opened the case file."""
    instant = now()
    Reading.objects.get_or_create(
        case_file=case_file,
        user=actor.user,
        party=actor.party,
        hour=instant.replace(minute=0, second=0, microsecond=0),
        defaults={"at": instant, "capacity": capacity},
    )
