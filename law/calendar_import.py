"""A new holiday notice: read, check against the calendar in force, write the year's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from law.loader import LawDataError, load_yaml, shown
from law.workdays import FOLDER, SHAPE, Calendar, Year, calendar, load_calendar, year_from

EARLIEST = 2004


@dataclass(frozen=True)
class ImportedNotice:
    """What an import did: the year, what changed against before, and the calendar's new version."""

    year: int
    notice: str
    rest_days: int
    makeup_workdays: int
    replaced: bool
    version: str


def read_notice(path: Path) -> tuple[Year, Mapping[str, Any]]:
    """Parse and check a notice file (the format of `calendar/YYYY.yaml`); raises LawDataError with file and line."""
    data = load_yaml(path, SHAPE)
    if not EARLIEST <= data["year"] <= 2200:
        raise LawDataError(shown(path), 1, f"year {data['year']} is not a year this calendar keeps")
    if not data["holidays"]:
        raise LawDataError(shown(path), 1, "a notice without holidays")
    return year_from(data, shown(path)), data


def import_notice(path: Path, folder: Path = FOLDER, *, replace: bool = False) -> ImportedNotice:
    """Write a checked notice as `folder/YYYY.yaml`, all or nothing; refuses to change a year unless `replace`."""
    year, data = read_notice(path)
    target = folder / f"{year.year}.yaml"
    known = target.exists()
    if known and not replace:
        raise LawDataError(
            shown(path), 1, f"the calendar of {year.year} is already loaded; say --replace to change it"
        )
    others = [y for y in load_calendar(folder).years.values() if y.year != year.year]
    version = Calendar([*others, year]).version
    part = target.with_suffix(".part")
    part.write_text(notice_text(data), encoding="utf-8")
    part.replace(target)
    calendar.cache_clear()
    return ImportedNotice(year.year, year.notice, len(year.holidays), len(year.makeup), known, version)


def notice_text(data: Mapping[str, Any]) -> str:
    """The year file in its one canonical form, so that a change shows as a small difference."""
    lines = [f"year: {data['year']}"]
    lines += [f"{key}: {_quoted(data[key])}" for key in ("notice", "source")]
    lines += [f"confidence: {data['confidence']}", "holidays:"]
    for block in sorted(data["holidays"], key=lambda b: b["from"]):
        lines += [
            f"  - name: {_quoted(block['name'])}",
            f"    from: {block['from']}",
            f"    until: {block['until']}",
        ]
        if block.get("statutory"):
            lines.append(f"    statutory: [{_joined(block['statutory'])}]")
    lines.append(f"makeup_workdays: [{_joined(day for _, day in data['makeup_workdays'])}]")
    if data.get("notes"):
        lines.append(f"notes: {_quoted(data['notes'])}")
    return "\n".join(lines) + "\n"


def _joined(days: Iterable[dt.date]) -> str:
    return ", ".join(str(day) for day in sorted(days))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
