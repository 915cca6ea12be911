"""The library of remedies R-1 to R-15: what may be done against a paper, where, and in what time."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from documents.catalogue.kinds import Kind
from documents.rendering.errors import PaperError

_LIBRARY = Path(__file__).with_suffix(".yaml")
_SHORT_TITLE = {"notice": "通知书", "award": "裁决书", "conciliation": "调解书", "decision": "决定书"}


class MissingCourtError(PaperError):
    """The body has no name on record for the court or authority a remedy must name."""


@cache
def remedy_library() -> Mapping[str, Mapping[str, Any]]:
    """Return text and basis of each remedy by id."""
    read: Mapping[str, Mapping[str, Any]] = yaml.safe_load(_LIBRARY.read_text(encoding="utf-8"))
    return read


def remedy_text(remedy: str, names: Mapping[str, str | None], *, paper: str = "裁决书") -> str:
    """Return the statement of a remedy with the named courts; `names` may also carry `days`.

    Raises MissingCourtError when a name is not on record: such a paper may not be printed.
    """
    entry = remedy_library()[remedy]
    values: dict[str, Any] = {"paper": paper, "days": names.get("days") or entry.get("days")}
    for _, name, _, _ in Formatter().parse(entry["text"]):
        if name and name not in values:
            values[name] = names.get(name)
    if missing := sorted(name for name in values if values[name] is None and f"{{{name}}}" in entry["text"]):
        raise MissingCourtError(f"remedy {remedy} needs the name of: {', '.join(missing)}")
    return str(entry["text"].format(**values))


def remedies_of(kind: Kind, data: Mapping[str, Any]) -> list[str]:
    """Return the statements a paper of this kind must carry, chosen by its data where they differ."""
    names = dict(data["body"])
    paper = _SHORT_TITLE.get(kind.effect, "文书")
    return [remedy_text(remedy, names, paper=paper) for remedy in remedy_ids(kind, data)]


def remedy_ids(kind: Kind, data: Mapping[str, Any]) -> list[str]:
    """Return the ids of the remedies of this paper."""
    if isinstance(kind.remedies, Mapping):
        chosen = data[kind.remedies["by"]]
        return list(kind.remedies[getattr(chosen, "code", chosen)])
    return list(kind.remedies)
