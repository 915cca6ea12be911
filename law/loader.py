"""Strict reading of the law's YAML: whatever is not expected is an error that names file and line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Protocol

import yaml

LAW = Path(__file__).parent
NUMBER_TAGS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class LawDataError(ValueError):
    """A law file is not as it must be; the message begins with file:line."""

    def __init__(self, path: Path | str, line: int, message: str) -> None:
        self.path, self.line, self.reason = str(path), line, message
        super().__init__(f"{path}:{line}: {message}")


@dataclass(frozen=True)
class At:
    """Where we are in a file: the file to be named and the way of keys that led here."""

    path: str

    def error(self, node: yaml.Node, message: str) -> LawDataError:
        return LawDataError(self.path, node.start_mark.line + 1, message)


def _kind(node: yaml.Node) -> str:
    return {"MappingNode": "mapping", "SequenceNode": "list"}.get(type(node).__name__, "single value")


class Shape(Protocol):
    """What may stand at a place; `read` gives the Python value or raises LawDataError."""

    def read(self, node: yaml.Node, at: At) -> Any: ...


def _scalar(node: yaml.Node, at: At, wanted: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise at.error(node, f"expected {wanted}, found a {_kind(node)}")
    return str(node.value)


@dataclass(frozen=True)
class Text:
    """Text that is not empty; `pattern` must match all of it. Quoted digits are text."""

    pattern: str = ""
    empty: bool = False

    def read(self, node: yaml.Node, at: At) -> str:
        value = _scalar(node, at, "text").strip()
        if node.tag != "tag:yaml.org,2002:str" and not (self.empty and value == ""):
            raise at.error(node, f"expected text, found {value!r} (quote it if text is meant)")
        if not value and not self.empty:
            raise at.error(node, "expected text, found an empty value")
        if self.pattern and not re.fullmatch(self.pattern, value):
            raise at.error(node, f"{value!r} is not of the form {self.pattern}")
        return value


@dataclass(frozen=True)
class Number:
    """A decimal number, read without any binary rounding."""

    minimum: Decimal | None = None

    def read(self, node: yaml.Node, at: At) -> Decimal:
        raw = _scalar(node, at, "a number").replace("_", "")
        if node.tag not in NUMBER_TAGS or not PLAIN_NUMBER.fullmatch(raw):
            raise at.error(node, f"expected a number, found {raw!r}")
        try:
            value = Decimal(raw)
        except InvalidOperation as bad:
            raise at.error(node, f"expected a number, found {raw!r}") from bad
        if self.minimum is not None and value < self.minimum:
            raise at.error(node, f"{raw} is below {self.minimum}")
        return value


@dataclass(frozen=True)
class Int:
    """A whole number, not below `minimum`."""

    minimum: int = 0

    def read(self, node: yaml.Node, at: At) -> int:
        raw = _scalar(node, at, "a whole number")
        if node.tag != "tag:yaml.org,2002:int" or not re.fullmatch(r"-?\d+", raw):
            raise at.error(node, f"expected a whole number, found {raw!r}")
        if int(raw) < self.minimum:
            raise at.error(node, f"{raw} is below {self.minimum}")
        return int(raw)


@dataclass(frozen=True)
class Bool:
    """true or false, and nothing that merely looks like it."""

    def read(self, node: yaml.Node, at: At) -> bool:
        raw = _scalar(node, at, "true or false")
        if raw not in ("true", "false"):
            raise at.error(node, f"expected true or false, found {raw!r}")
        return raw == "true"


@dataclass(frozen=True)
class Day:
    """A date written YYYY-MM-DD."""

    def read(self, node: yaml.Node, at: At) -> dt.date:
        raw = _scalar(node, at, "a date")
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
                raise ValueError(raw)
            return dt.date.fromisoformat(raw)
        except ValueError as bad:
            raise at.error(node, f"expected a date YYYY-MM-DD, found {raw!r}") from bad


@dataclass(frozen=True)
class Choice:
    """One of the listed words."""

    words: tuple[str, ...]

    def read(self, node: yaml.Node, at: At) -> str:
        raw = _scalar(node, at, "a word")
        if raw not in self.words:
            raise at.error(node, f"{raw!r} is not one of {', '.join(self.words)}")
        return raw


@dataclass(frozen=True)
class Seq:
    """A list of items of one shape."""

    item: Shape
    empty: bool = False

    def read(self, node: yaml.Node, at: At) -> list[Any]:
        if not isinstance(node, yaml.SequenceNode):
            raise at.error(node, f"expected a list, found a {_kind(node)}")
        if not node.value and not self.empty:
            raise at.error(node, "the list is empty")
        return [self.item.read(child, at) for child in node.value]


def _pairs(node: yaml.Node, at: At) -> list[tuple[yaml.Node, str, yaml.Node]]:
    """Keys and values of a mapping; a key that stands twice is an error."""
    if not isinstance(node, yaml.MappingNode):
        raise at.error(node, f"expected keys and values, found a {_kind(node)}")
    seen: set[str] = set()
    pairs = []
    for key_node, value_node in node.value:
        key = _scalar(key_node, at, "a key")
        if key in seen:
            raise at.error(key_node, f"duplicate key {key!r}")
        seen.add(key)
        pairs.append((key_node, key, value_node))
    return pairs


@dataclass(frozen=True)
class Map:
    """Fixed keys: all of `required`, any of `optional`, nothing else. `lines` adds the line as "line"."""

    required: Mapping[str, Shape] = field(default_factory=dict)
    optional: Mapping[str, Shape] = field(default_factory=dict)
    lines: bool = False

    def read(self, node: yaml.Node, at: At) -> dict[str, Any]:
        pairs = _pairs(node, at)
        value: dict[str, Any] = {}
        for key_node, key, child in pairs:
            shape = self.required.get(key) or self.optional.get(key)
            if shape is None:
                raise at.error(key_node, f"unknown key {key!r}")
            value[key] = shape.read(child, at)
        for key in self.required:
            if key not in value:
                raise at.error(node, f"missing key {key!r}")
        return value | {"line": node.start_mark.line + 1} if self.lines else value


@dataclass(frozen=True)
class Lined:
    """A value together with its line, for checks that need several values at once."""

    item: Shape

    def read(self, node: yaml.Node, at: At) -> tuple[int, Any]:
        return node.start_mark.line + 1, self.item.read(node, at)


@dataclass(frozen=True)
class Keyed:
    """Free keys of one form (codes, names), values of one shape, in the order of the file."""

    item: Shape
    pattern: str = r".+"
    empty: bool = False

    def read(self, node: yaml.Node, at: At) -> dict[str, Any]:
        pairs = _pairs(node, at)
        if not pairs and not self.empty:
            raise at.error(node, "nothing is listed here")
        for key_node, key, _ in pairs:
            if not re.fullmatch(self.pattern, key):
                raise at.error(key_node, f"key {key!r} is not of the form {self.pattern}")
        return {key: self.item.read(child, at) for _, key, child in pairs}


@dataclass(frozen=True)
class Dated:
    """Values through time, key = first day in force. Dates must rise, so that no two periods overlap."""

    item: Shape

    def read(self, node: yaml.Node, at: At) -> dict[dt.date, Any]:
        value: dict[dt.date, Any] = {}
        last: dt.date | None = None
        for key_node, _, child in _pairs(node, at):
            day = Day().read(key_node, at)
            if last is not None and day <= last:
                raise at.error(key_node, f"overlapping dates: {day} does not come after {last}")
            value[day] = self.item.read(child, at)
            last = day
        if not value:
            raise at.error(node, "no dated value")
        return value


@dataclass(frozen=True)
class Versions:
    """A list of versions, each with `from` (first day in force); the dates must rise."""

    item: Map

    def read(self, node: yaml.Node, at: At) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = Seq(self.item).read(node, at)
        if not isinstance(node, yaml.SequenceNode):
            raise at.error(node, "expected a list of versions")
        for before, row, child in zip(rows, rows[1:], node.value[1:], strict=False):
            if row["from"] <= before["from"]:
                raise at.error(
                    child, f"overlapping dates: {row['from']} does not come after {before['from']}"
                )
        return rows


@dataclass(frozen=True)
class Plain:
    """Any YAML, with duplicate keys refused; dates become dates, numbers Decimal or int."""

    def read(self, node: yaml.Node, at: At) -> Any:
        if isinstance(node, yaml.MappingNode):
            return {key: self.read(child, at) for _, key, child in _pairs(node, at)}
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, at) for child in node.value]
        if node.tag == "tag:yaml.org,2002:null":
            return None
        readers: dict[str, Callable[[yaml.Node, At], Any]] = {
            "tag:yaml.org,2002:bool": Bool().read,
            "tag:yaml.org,2002:timestamp": Day().read,
            "tag:yaml.org,2002:int": Int(-(10**18)).read,
            "tag:yaml.org,2002:float": Number().read,
        }
        return readers.get(node.tag, Text(empty=True).read)(node, at)


@dataclass(frozen=True)
class OneOf:
    """The first shape for scalars, the second for everything else."""

    scalar: Shape
    other: Shape

    def read(self, node: yaml.Node, at: At) -> Any:
        return (self.scalar if isinstance(node, yaml.ScalarNode) else self.other).read(node, at)


BILINGUAL = Map({"zh": Text(), "en": Text()})


def shown(path: Path) -> str:
    """The file's name as messages give it: from the law folder on, else the bare name."""
    full = path.resolve()
    return str(full.relative_to(LAW.parent)) if full.is_relative_to(LAW.parent) else full.name


def load_yaml(path: Path, shape: Shape) -> Any:
    """Read one file and check every key, type and date; raises LawDataError with file and line."""
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), shape, shown(path))
    except (OSError, UnicodeDecodeError) as bad:
        raise LawDataError(shown(path), 0, f"cannot be read: {type(bad).__name__}") from bad


def parse_yaml(text: str, shape: Shape, name: str) -> Any:
    """The same for text already in hand; `name` stands for the file in messages."""
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as bad:
        mark = getattr(bad, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(bad, "problem", None) or "unreadable"
        raise LawDataError(name, line, f"not YAML: {problem}") from bad
    if node is None:
        raise LawDataError(name, 1, "the file is empty")
    return shape.read(node, At(name))
