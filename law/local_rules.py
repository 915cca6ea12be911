"""What a place has ruled for itself, as yes or no: read from data with article, days and confidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from law.loader import Choice, Text
from law.local_row import LocalRow, held_at, load_local

SAYS = ("aid_by_stage", "no_contingency_fee")


@dataclass(frozen=True, kw_only=True)
class LocalRule(LocalRow):
    """One rule of one place: what it `says`, and where that was read."""

    says: str
    source: str


@cache
def local_rules() -> tuple[LocalRule, ...]:
    """Every rule of the file. Raises LawDataError with file and line."""
    return load_local(LocalRule, "local_rules", {"says": Choice(SAYS), "source": Text()})


def local_rule(says: str, region: str, on: dt.date) -> LocalRule | None:
    """The rule of a place, or of what is above it, on a day; None where it has none. LookupError for an unknown `says`."""
    if says not in SAYS:
        raise LookupError(says)
    return next((one for one in held_at(local_rules(), region, on) if one.says == says), None)
