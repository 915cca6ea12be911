"""What a time limit is: the shape of `time_limits/*.yaml` and its strict loading. Counting lives in `limits.py`."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from law.loader import (
    BILINGUAL,
    LAW,
    Bool,
    Choice,
    Day,
    Int,
    Keyed,
    LawDataError,
    Map,
    Seq,
    Shape,
    Text,
    Versions,
    load_yaml,
    shown,
)
from law.parameter import CONFIDENCE, REGION, NotInForce, region_chain
from law.periods import Unit

TRACKS = ("casework", "mediation", "arbitration", "legalaid", "supervision", "documents")
ACTORS = (
    "clerk", "tribunal", "head", "commission", "applicant", "respondent", "worker", "employer", "party", "both_parties",
    "mediation_body", "legal_aid_agency", "law_firm", "lawyer", "assessor", "recipient", "justice_bureau", "court", "archivist",
    "receiving_body", "administrative_organ", "inspector", "union",
)  # fmt: skip
PARTY_ACTORS = {"applicant", "respondent", "worker", "employer", "party", "both_parties", "recipient"}
CONDITIONS = (
    "collective", "fast", "new_employment", "worker", "employer", "applicant", "respondent", "final", "nonfinal", "wages",
    "preserved", "promised", "awarded", "other_ending", "granted", "before_arbitration", "administrative", "ordinary", "complex", "general",
)  # fmt: skip
EFFECTS = ("opens", "proposes", "deems", "escalates", "ends")
CARRIED = ("title", "rule", "article", "source", "confidence", "track", "actor")
LISTS = ("starts_on", "met_by", "restarts_on", "cancelled_by", "applies_when", "override")
EVENT = r"[a-z_]+\.[a-z_]+\.[a-z_]+"
KEY = r"[a-z_]+\.[a-z_]+"

_EVENTS = Seq(Text(EVENT))
_UNIT = Choice(tuple(Unit))
_CITED: dict[str, Shape] = {"article": Text(), "source": Text(), "confidence": Choice(CONFIDENCE)}
_VERSION = Map({"from": Day(), "length": Int(), "unit": _UNIT}, {"article": Text()})
_TARGET_HEAD: dict[str, Shape] = {"length": Int(), "unit": _UNIT, "rule": Text()}
_TARGET = Map(_TARGET_HEAD | _CITED)
_LAYER = Map(_CITED, {"versions": Versions(_VERSION), "target": _TARGET, "rule": Text(), "notes": Text()})
_ENTRY_HEAD: dict[str, Shape] = {
    "title": BILINGUAL,
    "rule": Text(),
    "track": Choice(TRACKS),
    "actor": Choice(ACTORS),
    "starts_on": _EVENTS,
    "met_by": _EVENTS,
}
_ENTRY = Map(
    _ENTRY_HEAD | _CITED,
    {
        "versions": Versions(_VERSION),
        "kind": Choice(("statutory", "policy", "prompt")),
        "date_key": Text(r"[a-z_]+"),
        "restarts_on": _EVENTS,
        "cancelled_by": _EVENTS,
        "excluded_while": Seq(Map({"from": Text(EVENT), "until": Text(EVENT), "rule": Text()})),
        "applies_when": Seq(Choice(CONDITIONS)),
        "per_party": Bool(),
        "apart_by": Text(r"[a-z_]+"),
        "counts_back": Bool(),
        "on_expiry": Seq(Map({"effect": Choice(EFFECTS), "code": Text(r"[a-z_]+"), "text": Text()})),
        "target": _TARGET,
        "override": Seq(Choice(("length", "unit", "target"))),
        "extension": Map({"unit": _UNIT, "approver": Text(), "times": Int(1), "rule": Text()}, {"max_length": Int(1)}),
        "regions": Keyed(_LAYER, REGION),
        "notes": Text(),
    },
)  # fmt: skip
FILE = Map({"limits": Keyed(_ENTRY, KEY)})
EVENTS_FILE = Map({"events": Keyed(Map({"zh": Text(), "en": Text(), "track": Choice(TRACKS)}), EVENT)})


@dataclass(frozen=True)
class Version:
    """Length and unit from a day on, with the article that says so."""

    from_date: dt.date
    length: int
    unit: Unit
    article: str
    source: str
    region: str | None = None
    rule: str = ""


@dataclass(frozen=True)
class Target:
    """A policy date faster than the law's, counted from the same start; missing it has no legal effect."""

    length: int
    unit: Unit
    rule: str
    article: str
    source: str
    confidence: str


@dataclass(frozen=True)
class PauseRule:
    """Days from one event to another do not count, both days included."""

    start: str
    end: str
    rule: str


@dataclass(frozen=True)
class Expiry:
    """What expiry does: opens a right, deems something, ends a status by law; or proposes an act to a person."""

    effect: str
    code: str
    text: str


@dataclass(frozen=True)
class Extension:
    """By how much, how often and by whom a limit may be extended; no max_length means as agreed."""

    max_length: int | None
    unit: Unit
    approver: str
    times: int
    rule: str


@dataclass(frozen=True)
class Layer:
    """What a city or province says differently."""

    versions: tuple[Version, ...]
    target: Target | None
    article: str
    notes: str


@dataclass(frozen=True)
class LimitRule:
    """One legal time limit as data. Event names are those of events.yaml; `date_key` names the event's date that starts it."""

    key: str
    title: Mapping[str, str]
    rule: str
    article: str
    source: str
    confidence: str
    track: str
    kind: str
    actor: str
    versions: tuple[Version, ...]
    starts_on: tuple[str, ...]
    date_key: str
    met_by: tuple[str, ...]
    restarts_on: tuple[str, ...]
    cancelled_by: tuple[str, ...]
    excluded_while: tuple[PauseRule, ...]
    applies_when: tuple[str, ...]
    per_party: bool
    apart_by: str
    counts_back: bool
    on_expiry: tuple[Expiry, ...]
    target: Target | None
    override: tuple[str, ...]
    extension: Extension | None
    regions: Mapping[str, Layer]
    notes: str
    rule_version: str

    @property
    def alarm_on(self) -> str:
        """Authorities are warned on the counted day, parties on the legal end after rest days (CAL-10)."""
        return "due" if self.actor in PARTY_ACTORS else "raw_due"

    def version_at(self, on: dt.date, region: str | None = None) -> Version:
        """Length and unit in force on a day, the nearest region's first; raises NotInForce (a LookupError)."""
        for code in region_chain(region):
            rows = (
                self.versions if code is None else self.regions[code].versions if code in self.regions else ()
            )
            found = [row for row in rows if row.from_date <= on]
            if found:
                return found[-1]
        where = "、".join(code for code, layer in self.regions.items() if layer.versions)
        hint = f"（仅适用于 {where}）" if where and not self.versions else ""
        raise NotInForce(f"{self.key}：{on} 没有有效的期限规定{hint}")

    def target_at(self, region: str | None = None) -> Target | None:
        """The policy target of that place, the nearest region's first."""
        for code in region_chain(region):
            target = (
                self.target if code is None else self.regions[code].target if code in self.regions else None
            )
            if target:
                return target
        return None


def _version(row: Mapping[str, Any], cited: Mapping[str, Any], region: str | None = None) -> Version:
    return Version(
        row["from"],
        row["length"],
        Unit(row["unit"]),
        row.get("article", cited["article"]),
        cited["source"],
        region,
        cited.get("rule", ""),
    )


def _target(row: Mapping[str, Any] | None) -> Target | None:
    if row is None:
        return None
    return Target(
        row["length"], Unit(row["unit"]), row["rule"], row["article"], row["source"], row["confidence"]
    )


def _extension(row: Mapping[str, Any] | None) -> Extension | None:
    if row is None:
        return None
    return Extension(row.get("max_length"), Unit(row["unit"]), row["approver"], row["times"], row["rule"])


def _layers(rows: Mapping[str, Any]) -> Mapping[str, Layer]:
    layers = {}
    for code, row in rows.items():
        versions = tuple(_version(v, row, code) for v in row.get("versions", ()))
        layers[code] = Layer(versions, _target(row.get("target")), row["article"], row.get("notes", ""))
    return MappingProxyType(layers)


def _rule(key: str, row: Mapping[str, Any]) -> LimitRule:
    lists: dict[str, Any] = {name: tuple(row.get(name, ())) for name in LISTS}
    return LimitRule(
        key=key,
        **{name: row[name] for name in CARRIED},
        **lists,
        kind=row.get("kind", "statutory"),
        versions=tuple(_version(v, row) for v in row.get("versions", ())),
        date_key=row.get("date_key", "on"),
        excluded_while=tuple(PauseRule(p["from"], p["until"], p["rule"]) for p in row.get("excluded_while", ())),
        per_party=row.get("per_party", False),
        apart_by=row.get("apart_by", ""),
        counts_back=row.get("counts_back", False),
        on_expiry=tuple(Expiry(**item) for item in row.get("on_expiry", ())),
        target=_target(row.get("target")),
        extension=_extension(row.get("extension")),
        regions=_layers(row.get("regions", {})),
        notes=row.get("notes", ""),
        rule_version=hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()[:12],
    )  # fmt: skip


def events_named(row: Mapping[str, Any]) -> Iterable[str]:
    """Every event name that an entry uses."""
    for name in ("starts_on", "met_by", "restarts_on", "cancelled_by"):
        yield from row.get(name, ())
    for pause in row.get("excluded_while", ()):
        yield pause["from"]
        yield pause["until"]


def load_limits(folder: Path, events: Mapping[str, Any]) -> dict[str, LimitRule]:
    """All entries of a folder; unknown event, key twice, or no length anywhere raises LawDataError."""
    found: dict[str, LimitRule] = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, row in load_yaml(path, FILE)["limits"].items():
            line = _line_of(path, key)
            if key in found:
                raise LawDataError(shown(path), line, f"{key} is already defined in another file")
            if unknown := [name for name in events_named(row) if name not in events]:
                raise LawDataError(
                    shown(path), line, f"{key}: unknown event {unknown[0]!r}, not in events.yaml"
                )
            if not row.get("versions") and not any(
                v.get("versions") for v in row.get("regions", {}).values()
            ):
                raise LawDataError(shown(path), line, f"{key}: missing key 'versions'")
            found[key] = _rule(key, row)
    return found


def _line_of(path: Path, key: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, text in enumerate(lines, 1) if text.strip() == f"{key}:"), 1)


@dataclass(frozen=True)
class EventName:
    """A kind of event in the log: dotted, past tense."""

    name: str
    zh: str
    en: str
    track: str


@cache
def events() -> Mapping[str, EventName]:
    """Every event name the law and the tracks speak of."""
    rows = load_yaml(LAW / "events.yaml", EVENTS_FILE)["events"]
    return MappingProxyType({name: EventName(name, **row) for name, row in rows.items()})
