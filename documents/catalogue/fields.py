"""Types of the fields of papers: what is compulsory, what a code means in words, what an empty field is.

A type is a word of types.yaml (record or code list) or one of the plain types below; `?` marks an
optional field, `*` a list that may be empty, `+` a list that may not.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from documents.catalogue.kinds import Kind
from documents.rendering.errors import MissingFieldError

_TYPES = Path(__file__).with_name("types.yaml")
_SHARED = {"paper": "paper", "body": "body"}


@cache
def known_types() -> dict[str, dict[str, dict[str, str]]]:
    """Return the records and code lists of types.yaml."""
    read: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(_TYPES.read_text(encoding="utf-8"))
    return read


def complete(kind: Kind, context: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a paper with every field of its kind: typed, codes in words, optional ones None.

    Fields the kind does not have are left out. Raises MissingFieldError naming the field, never its value.
    """
    fields = _SHARED | dict(kind.fields)
    return {name: _read(context.get(name), spec, name) for name, spec in fields.items()}


def _read(value: Any, spec: str, where: str) -> Any:
    name, mark = (spec[:-1], spec[-1]) if spec[-1] in "?*+" else (spec, "")
    if mark in ("*", "+"):
        return _read_list(value, name, mark, where)
    if value is None or value == "":
        if mark == "?":
            return None
        raise MissingFieldError(f"the field {where} is missing")
    return _read_one(value, name, where)


def _read_list(value: Any, name: str, mark: str, where: str) -> list[Any]:
    rows = list(value or ())
    if mark == "+" and not rows:
        raise MissingFieldError(f"the list {where} is empty")
    return [_read_one(row, name, f"{where}.{place}") for place, row in enumerate(rows, 1)]


def _read_one(value: Any, name: str, where: str) -> Any:
    types = known_types()
    if name in types["records"]:
        if not isinstance(value, Mapping):
            raise MissingFieldError(f"the field {where} is not a record")
        record = types["records"][name]
        return {key: _read(value.get(key), spec, f"{where}.{key}") for key, spec in record.items()}
    if name in types["codes"]:
        if value not in types["codes"][name]:
            raise MissingFieldError(f"the field {where} has a code nobody knows")
        return Coded(types["codes"][name][value], value)
    try:
        return _PLAIN[name](value)
    except (TypeError, ValueError, InvalidOperation) as error:
        raise MissingFieldError(f"the field {where} is not of the type {name}") from error


class Coded(str):
    """The words of a code; prints as words, while rules and templates may still ask for the code."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, words: str, code: str) -> "Coded":
        """Keep the code beside its words."""
        made = super().__new__(cls, words)
        made.code = code
        return made


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        raise ValueError
    return value if isinstance(value, date) else date.fromisoformat(value)


def _datetime(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, float):
        raise TypeError  # a binary fraction is no sum of money
    return Decimal(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _text(value: Any) -> str:
    if isinstance(value, Mapping | list | bool):
        raise TypeError
    return str(value)


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "int": int,
    "number": _decimal,
    "money": _decimal,
    "date": _date,
    "datetime": _datetime,
    "flag": _flag,
}
