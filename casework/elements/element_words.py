"""What a side stated on an element, in one line of Chinese: dates in words, sums in yuan, no raw code."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from law.elements import CLAIMS, UNKNOWN, Element
from law.facts import Field

# A region's six digits mean nothing to a reader; the address beside them does.
UNPRINTED = {"region", "regions"}


def in_words(element: Element, value: Any) -> str:
    """A statement's value for sheets and boards; empty when nothing was stated."""
    if value is None or value == "":
        return ""
    if value == UNKNOWN:
        return UNKNOWN
    return _words(element.field, value)


def _words(field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "，".join(filter(None, (_part(part, value.get(part.name)) for part in field.columns)))
    if isinstance(value, list | tuple):
        rows = [_words(field, row) for row in value]
        return "；".join(rows) if field.columns else "、".join(rows)
    return _plain(field, value)


def _plain(field: Field, value: Any) -> str:
    text = str(value)
    if field.name == "claim":
        return CLAIMS.get(text, text)
    if field.choices and text in field.choices:
        return field.choices[text]
    if field.type == "date":
        return _day(text)
    if field.type == "money":
        return _yuan(text)
    return f"{text}{field.unit}"


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.year}年{day.month}月{day.day}日"


def _yuan(text: str) -> str:
    try:
        return f"{Decimal(text):.2f}元"
    except InvalidOperation:
        return text


def _part(part: Field, value: Any) -> str:
    if value in (None, "", [], {}) or part.type in UNPRINTED:
        return ""
    return f"{part.question}：{_words(part, value)}"
