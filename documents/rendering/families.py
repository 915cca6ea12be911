"""Layout families of papers as data, and a body's own measures laid over them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from documents.rendering.errors import PaperError

_FAMILIES = Path(__file__).with_name("families.yaml")
_FIXED = {"orientation"}


@cache
def families() -> dict[str, dict[str, Any]]:
    """Return all families by name."""
    read: dict[str, dict[str, Any]] = yaml.safe_load(_FAMILIES.read_text(encoding="utf-8"))
    return read


def layout_of(family: str, override: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the measures of a family with a body's own laid over; unknown keys are refused."""
    layout = dict(families()[family])
    for key, value in (override or {}).items():
        if key not in layout or key in _FIXED:
            raise PaperError(f"a layout has no measure named {key}")
        layout[key] = value
    return layout
