"""The cities' own exemptions from the means check, read from data: place, day, conditions, the proof they ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from law.loader import LAW, Choice, Day, Keyed, Map, Seq, Text, load_yaml
from law.parameter import CONFIDENCE, REGION, region_chain

_ROW = Map(
    {
        "zh": Text(),
        "region": Text(REGION),
        "from": Day(),
        "check": Choice(("exempt", "no_limit")),
        "when": Seq(Text(r"(group:)?[a-z_]+")),
        "proof": Text(),
        "article": Text(),
        "rule": Text(),
        "confidence": Choice(CONFIDENCE),
    },
    {"until": Day()},
)
_FILE = Map({"exemptions": Keyed(_ROW, r"[A-Z]{2}-\d+")})


@dataclass(frozen=True)
class Layer:
    """One exemption of one place: `when` names the facts that must all hold."""

    code: str
    zh: str
    region: str
    since: dt.date
    until: dt.date | None
    check: str
    when: tuple[str, ...]
    proof: str
    article: str
    rule: str


@cache
def layers() -> tuple[Layer, ...]:
    """Every exemption of the file. Raises LawDataError with file and line."""
    read = load_yaml(LAW / "aid_exemptions.yaml", _FILE)["exemptions"]
    return tuple(_layer(code, row) for code, row in read.items())


def _layer(code: str, row: Mapping[str, object]) -> Layer:
    taken = {name: row[name] for name in ("zh", "region", "check", "proof", "article", "rule")}
    return Layer(code=code, since=row["from"], until=row.get("until"), when=tuple(row["when"]), **taken)  # type: ignore[arg-type]


def layers_of(region: str, on: dt.date) -> list[Layer]:
    """What a place adds on a day, its superiors' included."""
    chain = set(region_chain(region))
    return [
        one
        for one in layers()
        if one.region in chain and one.since <= on and (one.until is None or on <= one.until)
    ]
