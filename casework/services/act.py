"""The frame of every legal act: one transaction, access, lock, then exactly one event."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import NotNow, Stale
from casework.models import CaseFile, Event, Party, Proceeding
from casework.registry import registry
from casework.services.limits import apply_event, end_open_limits, refresh_next_due
from casework.services.record import append_event

P = TypeVar("P", bound=Proceeding)


@dataclass
class Act(Generic[P]):
    """An act under way. The service changes `proceeding`, then calls `record` once."""

    name: str
    actor: Actor
    capacity: str
    case_file: CaseFile
    proceeding: P
    event: Event | None = None

    def require_state(self) -> None:
        """Refuse an act that moves no state outside the states it is offered in (NotNow)."""
        if self.proceeding.state not in registry.acts[self.name].from_states:
            raise NotNow(_refusal(self.name, self.proceeding))

    def record(
        self,
        event: str,
        *,
        on: date | None = None,
        party: Party | None = None,
        data: Mapping[str, Any] | None = None,
        private: Mapping[str, Any] | None = None,
        article: str = "",
    ) -> Event:
        """Append the event of this act, start and stop limits, and let the tracks react."""
        if self.event is not None:
            raise RuntimeError(f"act {self.name} has recorded its event already")
        self.event = append_event(
            self,
            event,
            on=on or today(),
            party=party,
            data=dict(data or {}),
            private=dict(private or {}),
            article=article or registry.acts[self.name].article,
        )
        apply_event(self.event, self.proceeding)
        return self.event


@contextmanager
def lock_case_file(pk: int) -> Iterator[CaseFile]:
    """A transaction that holds the case file's row: every change to a case waits here for its turn."""
    with transaction.atomic():
        yield CaseFile.objects.select_for_update().get(pk=pk)


@contextmanager
def act(name: str, *, actor: Actor, proceeding: P, version: int | None = None) -> Iterator[Act[P]]:
    """Open an act on a proceeding: lock its case file and row, check access and the version the page was built on.

    Raises NotPermitted, Stale (somebody acted since `version`), NotNow (the state doesn't allow it). All or nothing.
    """
    model = type(proceeding)
    with transaction.atomic():
        case_file = CaseFile.objects.select_for_update().get(pk=proceeding.case_file_id)
        locked = _locked(model, proceeding.pk)
        locked.case_file = case_file
        capacity = access.require(actor, name, case_file=case_file, proceeding=locked)
        if version is not None and version != locked.version:
            raise Stale(_stale_message(locked))
        frame = Act(name, actor, capacity, case_file, locked)
        try:
            yield frame
        except TransitionNotAllowed as error:
            raise NotNow(_refusal(name, locked)) from error
        if frame.event is None:
            raise RuntimeError(f"act {name} recorded no event")
        locked.version += 1
        locked.moved_on = today()
        if locked.closed_on is not None:
            end_open_limits(locked)
            refresh_next_due(locked)
        locked.save()
        _react(frame.event, locked, actor)


def _locked(model: type[P], pk: int) -> P:
    """The row and its base row, locked; its organisation comes along unlocked, or a whole office would queue for it."""
    parts = ("self",) if model is Proceeding else ("self", "proceeding_ptr")
    return model.objects.select_for_update(of=parts).select_related("organisation").get(pk=pk)


@contextmanager
def opening(name: str, *, actor: Actor, case_file: CaseFile, proceeding: P) -> Iterator[Act[P]]:
    """Open an act that creates a proceeding (receipt, referral accepted): the unsaved row is saved with its event."""
    with transaction.atomic():
        locked_file = CaseFile.objects.select_for_update().get(pk=case_file.pk)
        capacity = access.require(actor, name, case_file=locked_file, proceeding=proceeding)
        proceeding.case_file = locked_file
        proceeding.version, proceeding.moved_on = 1, today()
        proceeding.save()
        frame = Act(name, actor, capacity, locked_file, proceeding)
        yield frame
        if frame.event is None:
            raise RuntimeError(f"act {name} recorded no event")
        proceeding.save()
        _react(frame.event, proceeding, actor)


def _react(event: Event, proceeding: Proceeding, actor: Actor) -> None:
    for reaction in registry.reactions.get(event.name, ()):
        reaction(event, proceeding, actor)


def _stale_message(proceeding: Proceeding) -> str:
    last = Event.objects.filter(proceeding=proceeding).select_related("user").order_by("-id").first()
    who = str(last.user) if last and last.user else _("somebody else")
    when = last.at.strftime("%H:%M") if last else ""
    return _(
        "%(who)s acted on this case at %(when)s. Nothing of yours was saved: look at the new state first."
    ) % {
        "who": who,
        "when": when,
    }


def _refusal(name: str, proceeding: Proceeding) -> str:
    return _("“%(act)s” can't be done now: the case is “%(state)s”.") % {
        "act": registry.acts[name].title,
        "state": proceeding.get_state_display()
        if hasattr(proceeding, "get_state_display")
        else proceeding.state,
    }
