"""What a place has ruled for itself, as yes or no: read from data with article, days and confidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from law.loader import LAW, Choice, Day, Keyed, Map, Text, load_yaml
from law.parameter import CONFIDENCE, REGION, region_chain

SAYS = ("aid_by_stage", "no_contingency_fee")
_ROW = Map(
    {
        "says": Choice(SAYS),
        "zh": Text(),
        "region": Text(REGION),
        "from": Day(),
        "article": Text(),
        "source": Text(),
        "rule": Text(),
        "confidence": Choice(CONFIDENCE),
    },
    {"until": Day()},
)
_FILE = Map({"rules": Keyed(_ROW, r"[A-Z]{2}-\d+")})


@dataclass(frozen=True)
class LocalRule:
    """One rule of one place; `since` and `until` are the first and last day on which it holds."""

    code: str
    says: str
    zh: str
    region: str
    since: dt.date
    until: dt.date | None
    article: str
    source: str
    rule: str
    confidence: str


@cache
def local_rules() -> tuple[LocalRule, ...]:
    """Every rule of the file. Raises LawDataError with file and line."""
    read = load_yaml(LAW / "local_rules.yaml", _FILE)["rules"]
    names = ("says", "zh", "region", "article", "source", "rule", "confidence")
    return tuple(
        LocalRule(code=code, since=row["from"], until=row.get("until"), **{name: row[name] for name in names})
        for code, row in read.items()
    )


def local_rule(says: str, region: str, on: dt.date) -> LocalRule | None:
    """The rule of a place, or of what is above it, on a day; None where it has none. LookupError for an unknown `says`."""
    if says not in SAYS:
        raise LookupError(says)
    chain = set(region_chain(region))
    held = (one for one in local_rules() if one.says == says and one.region in chain and one.since <= on)
    return next((one for one in held if one.until is None or on <= one.until), None)
