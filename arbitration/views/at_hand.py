"""What lies before the office in a case. An act that would have nothing to choose from isn't offered.

Each question is asked once for a row, however many acts ask it.
"""

from collections.abc import Callable
from typing import Any

from arbitration.models import Arbitration, ClaimChange, PartyRequest
from arbitration.services.hearings.seats import SITTING
from casework.models import Assignment, Evidence

Question = Callable[[Arbitration], bool]


def request_at_hand(kind: str, state: str = PartyRequest.State.REQUESTED) -> Question:
    """Whether a request of the kind stands in the state."""
    return lambda row: (kind, state) in _once(row, "requests", _requests)


def change_at_hand(row: Arbitration) -> bool:
    """Whether an added, changed or counter-claim waits for its decision."""
    return bool(_once(row, "changes", _changes))


def evidence_at_hand(row: Arbitration) -> bool:
    """Whether anybody has handed evidence in."""
    return bool(_once(row, "evidence", _evidence))


def tribunal_at_hand(row: Arbitration) -> bool:
    """Whether somebody sits."""
    return bool(_once(row, "tribunal", _tribunal))


def _requests(row: Arbitration) -> set[tuple[str, str]]:
    return set(PartyRequest.objects.filter(arbitration=row.pk).values_list("kind", "state").distinct())


def _changes(row: Arbitration) -> bool:
    return ClaimChange.objects.filter(arbitration=row.pk, state=ClaimChange.State.REQUESTED).exists()


def _evidence(row: Arbitration) -> bool:
    return Evidence.objects.filter(case_file=row.case_file_id).exists()


def _tribunal(row: Arbitration) -> bool:
    return Assignment.objects.filter(proceeding=row.pk, role__in=SITTING, until=None).exists()


def _once(row: Arbitration, name: str, ask: Callable[[Arbitration], Any]) -> Any:
    kept = row.__dict__.setdefault("_at_hand", {})
    if name not in kept:
        kept[name] = ask(row)
    return kept[name]
