"""The catalogue of kinds of papers, read once from kinds/*.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "kinds"
_VERSION = 1


@dataclass(frozen=True)
class Kind:
    """One kind of paper. `file` is main (正卷) or inner (副卷); `fields` maps names to types.

    `remedies` is a list of remedy ids, or a mapping from a field's value to such a list with the
    field's name under `by`. `again`: falls due anew each time its event happens (a hearing set a second time).
    `renews`: the field that tells of which earlier paper a new one takes the place (a record signed later).
    `dated`: the field whose day the paper bears at its foot, where that isn't the day of issue.
    `edited`: the fields that are the drafter's own words and may be written anew in the draft (`rows.proves`: one a row).
    `above`: made by a body above the one that has the case, in its own name, and by nobody else.
    `by_lawyer`: the recipient's lawyer makes it himself. `means`: tells the means, which his lawyer never sees.
    """

    code: str
    key: str
    title: str
    track: str
    family: str
    template: str
    fields: Mapping[str, str]
    series: str | None = None
    file: str = "main"
    addressees: tuple[str, ...] = ()
    per_addressee: bool = True
    seal: bool = True
    served: bool = True
    effect: str = "notice"
    due_on: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    remedies: Any = field(default_factory=list)
    copies: int = 2
    again: bool = False
    renews: str = ""
    dated: str = ""
    above: bool = False
    by_lawyer: bool = False
    means: bool = False
    edited: tuple[str, ...] = ()
    version: int = _VERSION

    @property
    def inner(self) -> bool:
        """Whether the paper belongs to the internal file and may never leave it."""
        return self.file == "inner"


class UnknownKindError(LookupError):
    """No kind of paper has this code or key."""


@cache
def catalogue() -> Mapping[str, Kind]:
    """Return all kinds by code."""
    kinds: dict[str, Kind] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        for code, entry in read["kinds"].items():
            if code in kinds:
                raise ValueError(f"kind {code} stands twice in the catalogue")
            kinds[code] = _kind(
                code, read.get("common", {}) | entry, read.get("common", {}).get("fields", {})
            )
    return kinds


def find_kind(name: str) -> Kind:
    """Return the kind with this code (A11) or key (arbitration.acceptance_notice)."""
    found = catalogue().get(name) or next((kind for kind in catalogue().values() if kind.key == name), None)
    if found is None:
        raise UnknownKindError(name)
    return found


def kinds_due_on(event: str) -> list[Kind]:
    """Return the kinds that fall due when an event of this name is recorded."""
    return [kind for kind in catalogue().values() if event in kind.due_on]


def _kind(code: str, entry: Mapping[str, Any], common_fields: Mapping[str, str]) -> Kind:
    values = dict(entry)
    values["fields"] = dict(common_fields) | dict(values.get("fields") or {})
    for name in ("addressees", "due_on", "checks", "edited"):
        values[name] = tuple(values.get(name) or ())
    return Kind(code=code, **values)
