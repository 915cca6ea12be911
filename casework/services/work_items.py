"""待办 rows: what the flows put into SQL so that lists are filtered and counted there."""

from datetime import date

from casework.clock import now
from casework.models import Proceeding, User, WorkItem


def raise_item(
    proceeding: Proceeding,
    node: str,
    *,
    role: str,
    title: str,
    person: User | None = None,
    due: date | None = None,
    task_id: int | None = None,
) -> WorkItem:
    """Put a work item on the list of a role in the proceeding's organisation, or of one person."""
    item, _made = WorkItem.objects.get_or_create(
        proceeding=proceeding,
        node=node,
        done_at=None,
        defaults={
            "organisation_id": proceeding.organisation_id,
            "role": role,
            "person": person,
            "title": title,
            "due": due,
            "task_id": task_id,
            "created_at": now(),
        },
    )
    return item


def finish_item(proceeding: Proceeding, node: str) -> int:
    """Complete the open work item of a node; returns how many there were (0 or 1)."""
    return WorkItem.objects.filter(proceeding=proceeding, node=node, done_at=None).update(done_at=now())


def finish_all(proceeding: Proceeding) -> int:
    """Complete every open work item of a proceeding that has ended."""
    return WorkItem.objects.filter(proceeding=proceeding, done_at=None).update(done_at=now())
