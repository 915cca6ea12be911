"""指派的顺序: whom to ask next (法律援助法 12, 43; LA-8): furthest below the weighted share first, then fit, load, distance, continuity.

Every part is a number of points that can be shown. Nobody is asked who is away, full, out of standing, opposed, or has
answered no. Equal points are settled by a draw that anybody can draw again from the seed, whatever the order of the list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from operator import itemgetter
from typing import NamedTuple

CASES_COUNTED = 10  # a share that is further off than so many cases counts no more
WHOLE = Decimal(1)


@dataclass(frozen=True)
class Weights:
    """Points of each part; a centre's setting may differ. Share counts for each case owed, the others at most so much."""

    share: int = 20
    speciality: int = 15
    language: int = 10
    load: int = 10
    distance: int = 6
    quality: int = 5
    continuity: int = 1000


class Candidate(NamedTuple):
    """The facts of one person on the day."""

    key: int
    firm: int
    had: int = 0
    weight: Decimal = WHOLE
    open_cases: int = 0
    cap: int = 60
    specialities: str = ""
    languages: str = ""
    areas: str = ""
    firm_region: str = ""
    quality: Decimal | None = None
    knows: bool = False
    out: str = ""


@dataclass(frozen=True)
class Need:
    """What the case asks for: words of its kind, the language of the client, its district."""

    topics: tuple[str, ...] = ()
    language: str = ""
    region: str = ""
    area_names: tuple[str, ...] = ()


class Placed(NamedTuple):
    """One person in the order: points in all and by part, the share in cases, the lot."""

    candidate: Candidate
    points: int
    parts: tuple[tuple[str, int], ...]
    gap: Decimal
    draw: str


def order(
    candidates: Iterable[Candidate], need: Need, *, weights: Weights | None = None, seed: str = ""
) -> list[Placed]:
    """Everybody in order, those who can't be asked last (法律援助法 43).

    Two with equal weights had 3 cases and 1: of 4 cases each was due 2, so the first is 1 over, the second 1 short.
    """
    listed, counted = list(candidates), weights or Weights()
    able = [one for one in listed if not one.out]
    share = _Shares(able or listed)
    matches = _Matches(need)
    placed = [_place(one, share, matches, counted, seed) for one in listed]
    keyed = sorted(((bool(p.candidate.out), -p.points, p.draw, p.candidate.key), p) for p in placed)
    return [one for _key, one in keyed]


def drawn(seed: str, key: int) -> str:
    """The lot of one person: anybody can draw it again from the seed."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()[:10]


class _Shares:
    """Cases due by weight, less cases had."""

    def __init__(self, able: Sequence[Candidate]) -> None:
        self.cases = Decimal(sum(one.had for one in able))
        self.weight = sum((one.weight for one in able), Decimal(0)) or WHOLE

    def gap(self, one: Candidate) -> Decimal:
        """How many cases the person is short of the share; negative when over it."""
        return self.cases * one.weight / self.weight - one.had


class _Matches:
    """Fit of words, each looked up once however many have the same words."""

    def __init__(self, need: Need) -> None:
        self.need = need
        self.kept: dict[tuple[str, str], bool] = {}

    def speciality(self, words: str) -> bool:
        return self._known("speciality", words, self.need.topics)

    def language(self, words: str) -> bool:
        return not self.need.language or self._known("language", words, (self.need.language,))

    def near(self, words: str) -> bool:
        return self._known("areas", words, self.need.area_names)

    def _known(self, part: str, words: str, wanted: tuple[str, ...]) -> bool:
        key = (part, words)
        if key not in self.kept:
            held = [one for one in words.replace("、", ",").replace("，", ",").split(",") if one]
            self.kept[key] = any(h in w or w in h for h in held for w in wanted)
        return self.kept[key]


def _place(one: Candidate, share: _Shares, matches: _Matches, counted: Weights, seed: str) -> Placed:
    gap = share.gap(one)
    bounded = max(min(gap, Decimal(CASES_COUNTED)), Decimal(-CASES_COUNTED))
    parts = (
        ("share", int((bounded * counted.share).to_integral_value(ROUND_HALF_UP))),
        ("speciality", counted.speciality if matches.speciality(one.specialities) else 0),
        ("language", counted.language if matches.language(one.languages) else 0),
        ("load", counted.load * max(one.cap - one.open_cases, 0) // max(one.cap, 1)),
        ("distance", _distance(one, matches, counted.distance)),
        ("quality", 0 if one.quality is None else int(counted.quality * one.quality // 100)),
        ("continuity", counted.continuity if one.knows else 0),
    )
    return Placed(one, sum(map(itemgetter(1), parts)), parts, gap, drawn(seed, one.key))


def _distance(one: Candidate, matches: _Matches, full: int) -> int:
    """The same district, or an area that the person has named: full; the same city: half; else none."""
    region = matches.need.region
    if one.areas and matches.near(one.areas) or region and one.firm_region == region:
        return full
    return full // 2 if region and one.firm_region[:4] == region[:4] else 0


def fairness(had: Mapping[int, int], weights: Mapping[int, Decimal]) -> Decimal | None:
    """Jain's figure over cases per weight: 1.00 when everybody had exactly his share, 1/n when one had all; None without cases."""
    shares = [Decimal(had.get(key, 0)) / (weight or WHOLE) for key, weight in weights.items()]
    squares = sum((one * one for one in shares), Decimal(0))
    if not squares:
        return None
    whole = sum(shares, Decimal(0))
    return (whole * whole / (len(shares) * squares)).quantize(Decimal("0.01"), ROUND_HALF_UP)
