"""The cities' own exemptions from the means check, read from data: place, day, conditions, the proof they ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from law.loader import Choice, Seq, Text
from law.local_row import LocalRow, held_at, load_local

_MORE = {"check": Choice(("exempt", "no_limit")), "when": Seq(Text(r"(group:)?[a-z_]+")), "proof": Text()}


@dataclass(frozen=True, kw_only=True)
class Layer(LocalRow):
    """One exemption of one place: `when` names the facts that must all hold."""

    check: str
    when: Sequence[str]
    proof: str


@cache
def layers() -> tuple[Layer, ...]:
    """Every exemption of the file. Raises LawDataError with file and line."""
    return load_local(Layer, "aid_exemptions", _MORE)


def layers_of(region: str, on: dt.date) -> list[Layer]:
    """What a place adds on a day, its superiors' included."""
    return held_at(layers(), region, on)
