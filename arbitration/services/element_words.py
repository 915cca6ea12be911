"""What a side stated on an element, in one line of Chinese."""

from collections.abc import Mapping
from typing import Any

from law.elements import UNKNOWN, Element
from law.facts import Field


def in_words(element: Element, value: Any) -> str:
    """A statement's value for the comparison sheet; empty when nothing was stated."""
    if value is None or value == "":
        return ""
    if value == UNKNOWN:
        return UNKNOWN
    return _words(element.field, value) + (element.unit if element.type in ("money", "int", "dec") else "")


def _words(field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "，".join(
            _part(part, value[part.name])
            for part in field.columns
            if value.get(part.name) not in (None, "", [])
        )
    if isinstance(value, list | tuple):
        rows = [_words(field, row) for row in value]
        return "；".join(rows) if field.columns else "、".join(rows)
    return str(value)


def _part(part: Field, value: Any) -> str:
    text = _words(part, value)
    return f"{part.question}：{text}" if part.columns else f"{part.question} {text}"
