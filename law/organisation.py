"""Settings of single organisations for the commands that work without a database: region and what the law leaves open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from law.limit_rule import KEY, LimitRule
from law.limits import limits
from law.loader import (
    BILINGUAL,
    LAW,
    Choice,
    Day,
    Int,
    Keyed,
    LawDataError,
    Map,
    Text,
    Versions,
    load_yaml,
    shown,
)
from law.parameter import REGION
from law.periods import Unit

_UNIT = Choice(tuple(Unit))
_ROW = Map(
    {"from": Day(), "reason": Text()},
    {"length": Int(), "unit": _UNIT, "target": Map({"length": Int(), "unit": _UNIT})},
)
SHAPE = Map(
    {"code": Text(r"[A-Z0-9-]+"), "title": BILINGUAL, "region": Text(REGION)},
    {"overrides": Keyed(Versions(_ROW), KEY), "notes": Text()},
)


@dataclass(frozen=True)
class OrganisationLayer:
    """What one organisation sets for itself, with effective dates."""

    code: str
    title: Mapping[str, str]
    region: str
    overrides: Mapping[str, list[dict[str, Any]]]

    def override(self, key: str, on: dt.date) -> dict[str, Any]:
        """The settings of that limit in force on a day; empty when it follows the law."""
        rows = [row for row in self.overrides.get(key, []) if row["from"] <= on]
        return (
            {name: rows[-1][name] for name in ("length", "unit", "target") if name in rows[-1]}
            if rows
            else {}
        )


def load_organisations(folder: Path, rules: Mapping[str, LimitRule]) -> dict[str, OrganisationLayer]:
    """All files of a folder; an override that the rule does not leave open is a LawDataError."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        data = load_yaml(path, SHAPE)
        for key, rows in data.get("overrides", {}).items():
            allowed = rules[key].override if key in rules else ()
            closed = {name for row in rows for name in row} - {"from", "reason", *allowed}
            if key not in rules or closed:
                raise LawDataError(
                    shown(path),
                    1,
                    f"{key}: {', '.join(sorted(closed)) or 'no such limit'} may not be overridden",
                )
        found[data["code"]] = OrganisationLayer(
            data["code"], data["title"], data["region"], data.get("overrides", {})
        )
    return found


@cache
def organisations() -> Mapping[str, OrganisationLayer]:
    """Organisation layers by code, read once."""
    return MappingProxyType(load_organisations(LAW / "organisations", limits()))
