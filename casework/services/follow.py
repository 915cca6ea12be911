"""Follows events through a workflow: tasks are completed by events, and work items mirror what is open.

Knows no engine: a track hands in its flow class. So whichever door an act came through, the lists are right.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import Promise

from casework.actor import Actor
from casework.models import Event, Proceeding, WorkItem
from casework.services.work_items import finish_items, raise_items


@dataclass(frozen=True)
class Node:
    """One human task: who does it, its words, the events that complete it, and the limit it is done under."""

    role: str
    title: str | Promise
    completed_by: tuple[str, ...]
    limit: str = ""


@dataclass(frozen=True)
class Course:
    """A track's workflow: its flow class, nodes, the events that start it (with the start node) and those that end it."""

    flow: Any
    nodes: Mapping[str, Node]
    starts: Mapping[str, str]
    ends: tuple[str, ...]

    def events(self) -> set[str]:
        """Every event the course listens to."""
        return (
            set(self.starts) | set(self.ends) | {name for n in self.nodes.values() for name in n.completed_by}
        )


def follower(course: Course) -> Callable[[Event, Proceeding | None, Actor], None]:
    """The reaction that moves the course on an event and brings the work items up to date."""

    def follow(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
        if proceeding is None:
            return
        if event.name in course.ends or event.name in course.starts:
            _cancel(course, proceeding)
        if event.name in course.starts:
            getattr(course.flow, course.starts[event.name]).run(artifact=proceeding)
        elif not event.data.get("remaining"):
            _complete(course, proceeding, event.name)
        mirror(course, proceeding)

    return follow


def open_tasks(course: Course, proceeding: Proceeding) -> dict[str, Any]:
    """The open human tasks of a proceeding by node name."""
    tasks = course.flow.task_class._default_manager.filter(
        process__artifact_content_type=ContentType.objects.get_for_model(type(proceeding)),
        process__artifact_object_id=proceeding.pk,
        process__flow_class=course.flow,
        finished__isnull=True,
    ).select_related("process")
    return {task.flow_task.name: task for task in tasks if task.flow_task.name in course.nodes}


def mirror(course: Course, proceeding: Proceeding) -> None:
    """Make the work items equal to the open tasks."""
    tasks = open_tasks(course, proceeding)
    open_items = set(
        WorkItem.objects.filter(proceeding=proceeding, done_at=None, node__in=list(course.nodes)).values_list(
            "node", flat=True
        )
    )
    finish_items(proceeding, open_items - set(tasks))
    raise_items(
        proceeding, {name: (course.nodes[name], tasks[name].pk) for name in sorted(set(tasks) - open_items)}
    )


def _complete(course: Course, proceeding: Proceeding, event_name: str) -> None:
    for name, task in open_tasks(course, proceeding).items():
        if event_name in course.nodes[name].completed_by:
            getattr(course.flow, name).run(task)
            return


def _cancel(course: Course, proceeding: Proceeding) -> None:
    for task in open_tasks(course, proceeding).values():
        with task.activation() as activation:
            activation.cancel()
