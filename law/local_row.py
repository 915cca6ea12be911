"""What one place has ruled for itself from a day on: the rows' common shape, and which of them hold there on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from law.loader import LAW, Choice, Day, Keyed, Map, Text, load_yaml
from law.parameter import CONFIDENCE, REGION, region_chain

_SHAPE: Mapping[str, Any] = {
    "zh": Text(),
    "region": Text(REGION),
    "from": Day(),
    "article": Text(),
    "rule": Text(),
    "confidence": Choice(CONFIDENCE),
}


@dataclass(frozen=True, kw_only=True)
class LocalRow:
    """One row of one place; `since` and `until` are the first and last day on which it holds."""

    code: str
    zh: str
    region: str
    since: dt.date
    until: dt.date | None
    article: str
    rule: str
    confidence: str


Row = TypeVar("Row", bound=LocalRow)


def load_local(make: type[Row], key: str, more: Mapping[str, Any]) -> tuple[Row, ...]:
    """Every row of `law/<key>.yaml`, with the fields of `more` beside the common ones. Raises LawDataError with file and line."""
    shape = Map({**_SHAPE, **more}, {"until": Day()})
    rows = load_yaml(LAW / f"{key}.yaml", Map({key: Keyed(shape, r"[A-Z]{2}-\d+")}))[key]
    names = (*(name for name in _SHAPE if name != "from"), *more)
    return tuple(
        make(code=code, since=row["from"], until=row.get("until"), **{name: row[name] for name in names})
        for code, row in rows.items()
    )


def held_at(rows: Iterable[Row], region: str, on: dt.date) -> list[Row]:
    """The rows of a place, and of what is above it, on a day."""
    chain = set(region_chain(region))
    held = (one for one in rows if one.region in chain and one.since <= on)
    return [one for one in held if one.until is None or on <= one.until]
