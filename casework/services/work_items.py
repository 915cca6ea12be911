"""待办 rows: what the flows put into SQL so that lists are filtered and counted there."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Protocol

from casework.clock import now
from casework.models import Assignment, Proceeding, TimeLimit, User, WorkItem


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


class Wanted(Protocol):
    """What a work item is made from: a node of a course."""

    @property
    def role(self) -> str: ...
    @property
    def title(self) -> Any: ...
    @property
    def limit(self) -> str: ...


def raise_items(proceeding: Proceeding, wanted: Mapping[str, tuple[Wanted, Any]]) -> None:
    """Put an item on the list for each node (with its task's id) that has none yet; the case file is locked.

    An assigned person gets those of his role; the due date is that of the limit the node is done under.
    """
    if not wanted:
        return
    nodes = [node for node, _task in wanted.values()]
    held = Assignment.objects.filter(proceeding=proceeding, role__in={n.role for n in nodes}, until=None)
    people = dict(held.order_by("-id").values_list("role", "user"))
    running = TimeLimit.objects.filter(proceeding=proceeding, status=TimeLimit.Status.OPEN)
    dues = dict(running.filter(key__in={n.limit for n in nodes}).order_by("-due").values_list("key", "due"))
    WorkItem.objects.bulk_create(
        WorkItem(
            proceeding=proceeding,
            node=name,
            organisation_id=proceeding.organisation_id,
            role=node.role,
            person_id=people.get(node.role),
            title=str(node.title),
            due=dues.get(node.limit),
            task_id=task,
            created_at=now(),
        )
        for name, (node, task) in wanted.items()
    )


def finish_items(proceeding: Proceeding, nodes: Collection[str]) -> None:
    """Complete the open work items of these nodes."""
    if nodes:
        WorkItem.objects.filter(proceeding=proceeding, node__in=nodes, done_at=None).update(done_at=now())
