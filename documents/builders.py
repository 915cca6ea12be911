"""What fills each kind of paper: every track registers its builders here, in its `apps.py`.

A builder takes a proceeding and an addressee and returns the kind's own fields; what all papers share comes from the case.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.models import Party
from documents.catalogue.kinds import find_kind
from documents.checks import Facts

Build = Callable[[Any, Party | None], Mapping[str, Any]]
Applies = Callable[[Any], bool]
Concerns = Callable[[Any, Party], bool]
KnowFacts = Callable[[Any, Party | None], Facts]
IssueDay = Callable[[Any], date | None]
SubNumber = Callable[[Any], int | None]


@dataclass(frozen=True)
class Builder:
    """How one kind is filled, when it applies at all and to which addressee, what its checks must know, and the day it bears.

    `more`: after one paper was issued another of the same kind is still wanted (each session has its own record).
    """

    build: Build
    applies: Applies = lambda proceeding: True
    concerns: Concerns = lambda proceeding, addressee: True
    facts: KnowFacts = lambda proceeding, addressee: Facts()
    issue_day: IssueDay = lambda proceeding: None
    sub: SubNumber = lambda proceeding: None
    more: Applies = lambda proceeding: False


@dataclass(frozen=True)
class Effect:
    """What service of a kind means for the proceeding: its event, and what the track does and adds to the event."""

    event: str
    apply: Callable[[Any, Party, date, Any], Mapping[str, Any]]


_builders: dict[str, Builder] = {}
_effects: dict[str, Effect] = {}


def register(code: str, builder: Builder) -> None:
    """Register the builder of a kind; a kind registered twice is an error."""
    find_kind(code)
    if code in _builders:
        raise ValueError(f"kind {code} has a builder already")
    _builders[code] = builder


def register_effect(code: str, effect: Effect) -> None:
    """Register what service of a kind means; without one it is recorded as service only."""
    find_kind(code)
    if code in _effects:
        raise ValueError(f"kind {code} has an effect already")
    _effects[code] = effect


def builder_of(code: str) -> Builder | None:
    """The builder of a kind, or None when nobody fills it yet."""
    return _builders.get(code)


def effect_of(code: str) -> Effect | None:
    """What service of a kind means, or None."""
    return _effects.get(code)
