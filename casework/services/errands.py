"""旁生待办: work that an event raises beside the main course and another event finishes, such as deciding a recusal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from casework.actor import Actor
from casework.models import Event, Proceeding
from casework.registry import registry
from casework.services.work_items import finish_items, raise_items

Reaction = Callable[[Event, Proceeding | None, Actor], None]


@dataclass(frozen=True)
class Errand:
    """One such work item: its node, who does it, its words, the events that raise and finish it, its limit.

    `when` narrows the raising events, where only some of them leave work behind. `due` reads the day from the event where the
    limit is another proceeding's.
    """

    node: str
    role: str
    title: str | Promise
    raised_by: tuple[str, ...]
    finished_by: tuple[str, ...]
    limit: str = ""
    when: Callable[[Event], bool] = lambda event: True
    due: Callable[[Event], date | None] = lambda event: None


def register(errands: Iterable[Errand]) -> None:
    """Let each errand follow its events. A finishing event whose data has `remaining` leaves the item open."""
    for errand in errands:
        registry.on(errand.raised_by, _raiser(errand))
        registry.on(errand.finished_by, _finisher(errand))


def _raiser(errand: Errand) -> Reaction:
    def raise_it(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
        if proceeding is not None and errand.when(event) and not _open(errand, proceeding):
            raise_items(proceeding, {errand.node: (errand, None)})
            if day := errand.due(event):
                proceeding.work_items.filter(node=errand.node, done_at=None).update(due=day)

    return raise_it


def _finisher(errand: Errand) -> Reaction:
    def finish_it(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
        if proceeding is not None and not event.data.get("remaining"):
            finish_items(proceeding, {errand.node})

    return finish_it


def _open(errand: Errand, proceeding: Proceeding) -> bool:
    return proceeding.work_items.filter(node=errand.node, done_at=None).exists()
