"""Who mediates: the mediators of a body in the order in which they fit a case, each with its reasons (人民调解法 arts 14, 19).

Load, speciality, area and dialect add up; leave, a full desk and a forbidding conflict put a mediator out. The parties may
choose another: the order proposes, a person decides and says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

LOAD, SPECIALITY, AREA, DIALECT = 40, 25, 20, 15


@dataclass(frozen=True)
class Mediator:
    """What is known of one mediator today."""

    key: int
    open_cases: int = 0
    cap: int = 60
    specialities: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    away_until: date | None = None
    forbidding: tuple[str, ...] = ()
    last_assigned: date | None = None


@dataclass(frozen=True)
class Wanted:
    """What a case asks for: words of its cause, its district, the dialect that a party needs."""

    topics: tuple[str, ...] = ()
    area: str = ""
    language: str = ""


@dataclass(frozen=True)
class Part:
    """One reason with its points, of how many; `out` where it alone excludes."""

    code: str
    points: int
    most: int
    out: bool = False
    words: str = ""


@dataclass(frozen=True)
class Place:
    """One mediator in the order."""

    mediator: Mediator
    parts: tuple[Part, ...] = field(default=())

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)

    @property
    def out(self) -> bool:
        """Whether something excludes this mediator."""
        return any(part.out for part in self.parts)


def order(mediators: Iterable[Mediator], wanted: Wanted) -> list[Place]:
    """人民调解法 19: the fitting first; those who are out at the end. Equal points: who was assigned longest ago, then by key."""
    places = [Place(one, _parts(one, wanted)) for one in mediators]
    return sorted(
        places,
        key=lambda one: (
            one.out,
            -one.points,
            one.mediator.last_assigned or date.min,
            one.mediator.key,
        ),
    )


def _parts(one: Mediator, wanted: Wanted) -> tuple[Part, ...]:
    free = max(one.cap - one.open_cases, 0)
    load = LOAD * free // one.cap if one.cap else 0
    parts = [
        Part("load", load, LOAD, words=f"{one.open_cases}/{one.cap}"),
        _match("speciality", one.specialities, wanted.topics, SPECIALITY),
        _match("area", one.areas, (wanted.area,) if wanted.area else (), AREA),
        _match("dialect", one.languages, (wanted.language,) if wanted.language else (), DIALECT),
    ]
    if one.away_until is not None:
        parts.append(Part("away", 0, 0, out=True, words=one.away_until.isoformat()))
    if one.cap and one.open_cases >= one.cap:
        parts.append(Part("full", 0, 0, out=True, words=f"{one.open_cases}/{one.cap}"))
    parts += [Part("conflict", 0, 0, out=True, words=text) for text in one.forbidding]
    return tuple(parts)


def _match(code: str, held: Sequence[str], wanted: Sequence[str], most: int) -> Part:
    """All points for a match, none otherwise; where nothing is asked for everybody fits alike."""
    if not wanted:
        return Part(code, 0, 0)
    hits = [word for word in held if any(word in asked or asked in word for asked in wanted if asked)]
    return Part(code, most if hits else 0, most, words="、".join(hits))
