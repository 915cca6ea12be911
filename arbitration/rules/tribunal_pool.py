"""组庭的轮候: who is next in the pool for a case, each with what speaks for and against him (组织规则 13, 14; 法 31, 33).

Points add up from rotation, load, speciality and language by weights that a tribunal may set; leave, a full desk and a
forbidding conflict exclude. Equal points: who sat longest ago; then a draw whose seed is kept with the case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

BENCHES = ("government", "union", "employers")


@dataclass(frozen=True)
class Weights:
    """What each part may count for; the tribunal's own setting may differ."""

    rotation: int = 50
    load: int = 30
    speciality: int = 15
    language: int = 5


@dataclass(frozen=True)
class Candidate:
    """The facts of one arbitrator of the pool on the day of forming."""

    key: int
    name: str
    formed: int = 0
    weight: Decimal = Decimal(1)
    open_cases: int = 0
    hearings: int = 0
    cap: int = 60
    specialities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    bench: str = ""
    away_until: date | None = None
    last_formed: date | None = None
    forbidding: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """What the case asks for: words of its cause, and a language if a party needs one."""

    topics: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Part:
    """One reason in one candidate's place: its points out of how many, or that it excludes."""

    code: str
    text: str
    points: int = 0
    of: int = 0
    excludes: bool = False


@dataclass(frozen=True)
class Standing:
    """A candidate's place in the order, with every part of it."""

    candidate: Candidate
    parts: tuple[Part, ...]
    draw: str = ""
    tied: bool = field(default=False, compare=False)

    @property
    def able(self) -> bool:
        return not any(part.excludes for part in self.parts)

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)


def rank(
    candidates: Iterable[Candidate], need: Need, *, weights: Weights | None = None, seed: str = ""
) -> list[Standing]:
    """Everybody in order, those who can't sit last.

    Shares of 2, 6 and 8 tribunals a year: the first has all 50 points of rotation, the others 50 × (1 − 4/8) = 25 and 13.
    """
    counted, listed = weights or Weights(), list(candidates)
    shares = [_share(one) for one in listed if not _exclusions(one)] or [Decimal(0)]
    standings = [
        Standing(
            one,
            (
                _rotation(one, min(shares), max(shares), counted.rotation),
                _load(one, counted.load),
                _speciality(one, need, counted.speciality),
                _language(one, need, counted.language),
                *_exclusions(one),
                *(Part("warning", text) for text in one.warnings),
            ),
            draw=drawn(seed, one.key),
        )
        for one in listed
    ]
    return _ordered(standings)


def proposal(ranked: Sequence[Standing], size: int, *, tripartite: bool = False) -> tuple[int, ...]:
    """The keys of those who should sit, the presiding one first; fewer when the pool has too few.

    Tripartite (规则 65): the best of each of the three benches, the government's presides.
    """
    able = [one.candidate for one in ranked if one.able]
    if not tripartite:
        return tuple(one.key for one in able[:size])
    best: dict[str, int] = {}
    for one in able:
        best.setdefault(one.bench, one.key)
    return tuple(best[bench] for bench in BENCHES if bench in best)


def drawn(seed: str, key: int) -> str:
    """The lot of one candidate: anybody can draw it again from the seed."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()[:8]


def topics_of(cause: str, flags: Mapping[str, bool]) -> tuple[str, ...]:
    """The words by which a case looks for a speciality."""
    named = (("collective", "集体"), ("migrant_worker", "农民工"), ("new_employment", "新就业形态"))
    return tuple(filter(None, (cause, *(word for flag, word in named if flags.get(flag)))))


def _ordered(standings: list[Standing]) -> list[Standing]:
    def place(one: Standing) -> tuple[object, ...]:
        return (not one.able, -one.points, one.candidate.last_formed or date.min, one.draw)

    ordered = sorted(standings, key=place)
    equal: dict[int, int] = {}
    for one in ordered:
        if one.able:
            equal[one.points] = equal.get(one.points, 0) + 1
    return [
        Standing(one.candidate, one.parts, one.draw, tied=one.able and equal[one.points] > 1)
        for one in ordered
    ]


def _share(one: Candidate) -> Decimal:
    return Decimal(one.formed) / (one.weight or Decimal(1))


def _rotation(one: Candidate, least: Decimal, most: Decimal, full: int) -> Part:
    ahead = (_share(one) - least) / most if most else Decimal(0)
    points = int(full * min(Decimal(1), max(Decimal(0), 1 - ahead)) + Decimal("0.5"))
    return Part("rotation", f"近一年组庭{one.formed}件，分案权重{one.weight.normalize():f}", points, full)


def _load(one: Candidate, full: int) -> Part:
    used = min(Decimal(1), Decimal(one.open_cases + one.hearings) / Decimal(max(one.cap, 1)))
    text = f"在办{one.open_cases}件，三十日内开庭{one.hearings}次，在办上限{one.cap}件"
    return Part("load", text, int(full * (1 - used) + Decimal("0.5")), full)


def _speciality(one: Candidate, need: Need, full: int) -> Part:
    fits = [
        skill for skill in one.specialities if any(skill in topic or topic in skill for topic in need.topics)
    ]
    if fits:
        return Part("speciality", "专长相符：" + "、".join(fits), full, full)
    return Part("speciality", "专长未与案由对应", 0, full)


def _language(one: Candidate, need: Need, full: int) -> Part:
    if not need.language:
        return Part("language", "本案没有语言要求", full, full)
    fits = need.language in one.languages
    return Part("language", ("能用" if fits else "不能用") + need.language, full if fits else 0, full)


def _exclusions(one: Candidate) -> tuple[Part, ...]:
    found = [Part("conflict", text, excludes=True) for text in one.forbidding]
    if one.away_until is not None:
        found.append(Part("leave", f"请假至{one.away_until}", excludes=True))
    if one.open_cases >= one.cap:
        found.append(Part("cap", f"在办{one.open_cases}件，已达上限{one.cap}件", excludes=True))
    return tuple(found)
