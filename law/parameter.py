"""The numbers of the law through time and place. Each answer carries its article; there is no default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from law.loader import (
    BILINGUAL,
    LAW,
    Bool,
    Choice,
    Dated,
    Day,
    Keyed,
    LawDataError,
    Map,
    Number,
    Shape,
    Text,
    load_yaml,
    shown,
)

UNITS = (
    "yuan", "yuan_per_hour", "yuan_per_day", "yuan_per_month", "yuan_per_year", "ratio", "times",
    "hours", "hours_per_day", "hours_per_month", "days", "working_days", "months", "years",
    "days_per_month", "days_per_year", "persons", "copies", "celsius", "flag", "months_of_wage", "month_of_year", "points",
)  # fmt: skip
CONFIDENCE = ("V", "V2", "MC", "MU")
REGION = r"\d{6}"

_CITATION: dict[str, Shape] = {"article": Text(), "source": Text(), "confidence": Choice(CONFIDENCE)}
_TABLE = Keyed(Number())
_ROW = Map(
    _CITATION,
    {"value": Number(), "table": _TABLE, "regions": Keyed(Number(), REGION), "notes": Text()},
    lines=True,
)
_LAYER_ROW = Map(_CITATION, {"value": Number(), "table": _TABLE, "notes": Text()}, lines=True)
SHAPE = Map(
    {
        "title": BILINGUAL,
        "unit": Choice(UNITS),
        "decided_by": Text(),
        "checked_on": Day(),
        "values": Dated(_ROW),
    },
    {"layers": Keyed(Dated(_LAYER_ROW), REGION), "notes": Text(), "override": Bool()},
)


class NotInForce(LookupError):
    """No value of this parameter is known for that day and place."""


@dataclass(frozen=True)
class Value:
    """One number with its citation: what a screen, a paper and an award print beside it."""

    value: Decimal
    unit: str
    article: str
    source: str
    from_date: dt.date
    region: str | None
    confidence: str


@dataclass(frozen=True)
class _Entry:
    start: dt.date
    region: str | None
    row: Mapping[str, Any]
    value: Decimal | None


def region_chain(region: str | None) -> Iterator[str | None]:
    """District, its city, its province, then everywhere (None): 440106 → 440100 → 440000 → None."""
    if region:
        seen: list[str] = []
        for code in (region, region[:4] + "00", region[:2] + "0000"):
            if code not in seen:
                seen.append(code)
                yield code
    yield None


@dataclass(frozen=True)
class Parameter:
    """A number (or a small table of numbers) of the law through time, with values by region where they differ."""

    key: str
    title: Mapping[str, str]
    unit: str
    decided_by: str
    checked_on: dt.date
    notes: str
    override: bool
    entries: Mapping[str | None, tuple[_Entry, ...]]

    def at(self, on: dt.date, region: str | None = None, row: str | None = None) -> Value:
        """The value in force on a day and place, nearest region first; `row` picks from a table.

        Raises NotInForce (a LookupError) before the first date or where no region on the way has a value."""
        entry = self._entry(on, region)
        value = entry.value
        if "table" in entry.row:
            value = entry.row["table"].get(row)
        if value is None:
            raise NotInForce(f"{self.key}: no row {row!r} on {on}")
        return Value(
            value,
            self.unit,
            entry.row["article"],
            entry.row["source"],
            entry.start,
            entry.region,
            entry.row["confidence"],
        )

    def table(self, on: dt.date, region: str | None = None) -> Mapping[str, Decimal]:
        """All rows of a table parameter on a day; empty for a single number."""
        return MappingProxyType(dict(self._entry(on, region).row.get("table", {})))

    def history(self) -> list[Value]:
        """Every single number ever in force, by region and date, for the law page."""
        rows = [entry for entries in self.entries.values() for entry in entries if entry.value is not None]
        return [
            Value(
                e.value, self.unit, e.row["article"], e.row["source"], e.start, e.region, e.row["confidence"]
            )
            for e in rows
            if e.value is not None
        ]

    def _entry(self, on: dt.date, region: str | None) -> _Entry:
        for code in region_chain(region):
            found = [entry for entry in self.entries.get(code, ()) if entry.start <= on]
            if found:
                return found[-1]
        raise NotInForce(f"{self.key}: no value known for {on} in {region or 'the whole country'}")


def _entries(data: Mapping[str, Any]) -> dict[str | None, tuple[_Entry, ...]]:
    by_region: dict[str | None, list[_Entry]] = {}
    for start, row in data["values"].items():
        if "value" in row or "table" in row:
            by_region.setdefault(None, []).append(_Entry(start, None, row, row.get("value")))
        for code, value in row.get("regions", {}).items():
            by_region.setdefault(code, []).append(_Entry(start, code, row, value))
    for code, rows in data.get("layers", {}).items():
        for start, row in rows.items():
            by_region.setdefault(code, []).append(_Entry(start, code, row, row.get("value")))
    return {code: tuple(sorted(rows, key=lambda e: e.start)) for code, rows in by_region.items()}


def _check_rows(path: Path, data: Mapping[str, Any]) -> None:
    kinds = ("value", "table", "regions")
    rows = [*data["values"].items()]
    rows += [item for layer in data.get("layers", {}).values() for item in layer.items()]
    for start, row in rows:
        if not any(kind in row for kind in kinds):
            raise LawDataError(shown(path), row["line"], f"{start}: neither value, table nor regions")


def load_parameter(path: Path, key: str) -> Parameter:
    """One file as a Parameter; raises LawDataError with file and line."""
    data = load_yaml(path, SHAPE)
    _check_rows(path, data)
    return Parameter(
        key=key,
        title=data["title"],
        unit=data["unit"],
        decided_by=data["decided_by"],
        checked_on=data["checked_on"],
        notes=data.get("notes", ""),
        override=data.get("override", False),
        entries=MappingProxyType(_entries(data)),
    )


def load_parameters(folder: Path) -> dict[str, Parameter]:
    """All files below a folder; key = path with dots, e.g. wages.minimum_monthly."""
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        key = ".".join(path.relative_to(folder).with_suffix("").parts)
        found[key] = load_parameter(path, key)
    return found


@cache
def parameters() -> Mapping[str, Parameter]:
    """Every number of the law by key, read once."""
    return MappingProxyType(load_parameters(LAW / "parameters"))
