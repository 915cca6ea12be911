"""Questions, part names and choices of the element sheet in the reader's language; the Chinese is the law data's own."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

from law.elements import CLAIMS, UNKNOWN, Element, elements
from law.facts import Field
from law.regions import region_name

ENGLISH = Path(__file__).with_name("english.yaml")
CHINESE = Path(__file__).with_name("chinese.yaml")


@cache
def english_words() -> Mapping[str, Mapping[str, str]]:
    """The English of the sheet: `questions` by code, `parts` by name, `values` by Chinese value."""
    words: Mapping[str, Mapping[str, str]] = yaml.safe_load(ENGLISH.read_text(encoding="utf-8"))
    return words


@cache
def plain_chinese() -> Mapping[str, str]:
    """Plainer labels for the worker, by element code and part."""
    words: Mapping[str, str] = yaml.safe_load(CHINESE.read_text(encoding="utf-8"))
    return words


def in_english() -> bool:
    """Whether the reader has chosen English."""
    return (get_language() or "").startswith("en")


def question(code: str, side: str = "worker") -> str:
    """The plain question of an element for the worker or the employer."""
    element = elements()[code]
    if in_english():
        return english_words()["questions"].get(code, element.zh)
    return (element.ask_worker if side == "worker" else element.ask_employer) or element.zh


def element_title(code: str) -> str:
    """The name of an element."""
    return (
        english_words()["questions"].get(code, elements()[code].zh) if in_english() else elements()[code].zh
    )


def part_label(field: Field, code: str = "") -> str:
    """The label of one part of an element; with the element's code in the worker's plainer words."""
    if code and not in_english():
        return plain_chinese().get(f"{code}.{field.name}", field.question)
    return english_words()["parts"].get(field.name, field.question) if in_english() else field.question


def choice_label(value: str) -> str:
    """The words for an allowed value."""
    return english_words()["values"].get(value, value) if in_english() else value


def in_words(code: str, value: Any) -> str:
    """A stated value as one line of text: parts with their names, rows one after the other."""
    return _words(elements()[code], value)


def _words(element: Element, value: Any) -> str:
    if value in (None, "", [], {}):
        return "—"
    if value == UNKNOWN:
        return "Don't know" if in_english() else UNKNOWN
    rows = value if isinstance(value, list) and element.field.columns else [value]
    return "；\n".join(_row(element.field, row) for row in rows)


def _row(field: Field, value: Any) -> str:
    if not isinstance(value, Mapping):
        return _value(field, value)
    known = {column.name: column for column in field.columns}
    colon = ": " if in_english() else "："
    return ("; " if in_english() else "；").join(
        f"{part_label(known[name])}{colon}{_value(known[name], part)}"
        for name, part in value.items()
        if name in known and part not in (None, "", [])
    )


def _value(field: Field, value: Any) -> str:
    if field.columns and isinstance(value, Sequence) and not isinstance(value, str):
        return " / ".join(_row(field, row) for row in value)
    if isinstance(value, bool):
        return ("Yes" if value else "No") if in_english() else ("是" if value else "否")
    if isinstance(value, list | tuple):
        return "、".join(choice_label(str(one)) for one in value)
    if field.name == "claim" and not in_english():
        return CLAIMS.get(str(value), str(value))
    if field.type == "region":
        return region_name(str(value), in_english())
    if isinstance(value, date) or field.type == "date":
        return str(value)
    if field.type == "money":
        return f"{value} yuan" if in_english() else f"{value}元"
    return choice_label(str(value)) if field.choices else str(value)
