"""One side's statement on one element; a step inside an act. The earlier statement stays, superseded."""

from typing import Any

from casework.clock import now
from casework.models import ElementStatement, Party


def state_element(
    party: Party, subject: Party, code: str, value: Any, *, stance: str = "", source: str = "form"
) -> bool:
    """Write what a party states about a worker's element. Returns whether that is new."""
    current = ElementStatement.objects.filter(party=party, subject=subject, code=code, superseded=False)
    same = current.filter(stance=stance).first()
    if same is not None and same.value == value:
        return False
    current.update(superseded=True)
    ElementStatement.objects.create(
        case_file_id=party.case_file_id,
        party=party,
        subject=subject,
        code=code,
        value=value,
        stance=stance,
        source=source,
        stated_at=now(),
    )
    return True
