"""Forms made from the fields that the law describes: one input a fact, tables with rows, errors on the right input.

What is typed stays text; the law's own reader judges it, so a form and a command refuse the same things.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from law.facts import MAX_TEXT, FactError, Field

YES, NO = "yes", "no"
LISTS = ("moneys", "regions")
BLANK_ROWS = 3
MOST_ROWS = 60


@dataclass
class Input:
    """One input, or a table of inputs, ready for a template. `path` is the law's name for it, as errors give it."""

    name: str
    path: str
    type: str
    label: str
    unit: str = ""
    required: bool = False
    choices: Sequence[tuple[str, str]] = ()
    value: str = ""
    picked: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: list[list["Input"]] = field(default_factory=list)
    error: str = ""

    @property
    def html_type(self) -> str:
        """The kind of HTML input."""
        return {"date": "date", "month": "month"}.get(self.type, "text")

    @property
    def html_mode(self) -> str:
        """Which keyboard a phone shows."""
        return "decimal" if self.type in ("money", "dec", "int") else "text"


@dataclass
class Typed:
    """The facts as typed, and by which input each path was typed."""

    facts: dict[str, Any]
    names: dict[str, str]


def typed_facts(fields: Iterable[Field], data: Any, prefix: str = "") -> Typed:
    """Facts from a posted form: blanks are left out, so that what isn't known stays missing."""
    facts: dict[str, Any] = {}
    names: dict[str, str] = {}
    for one in fields:
        name = f"{prefix}{one.name}"
        names[one.name] = name
        if one.columns:
            value: Any = _typed_rows(one, data, name, names)
        else:
            value = _typed_value(one, data, name)
        if value not in (None, "", []):
            facts[one.name] = value
    return Typed(facts, names)


def inputs(
    fields: Iterable[Field],
    data: Any = None,
    *,
    prefix: str = "",
    known: Mapping[str, Any] | None = None,
    error: FactError | None = None,
    typed: Typed | None = None,
) -> list[Input]:
    """The inputs of the fields with what was typed (`data`) or is known, and an error put where it belongs."""
    made = [_input(one, data, f"{prefix}{one.name}", one.name, (known or {}).get(one.name)) for one in fields]
    if error is not None:
        _place(made, error, typed.names if typed else {})
    return made


def _typed_value(one: Field, data: Any, name: str) -> Any:
    if one.type == "multi":
        return [value for value in data.getlist(name) if value]
    text = str(data.get(name, "")).strip()[: MAX_TEXT + 1]
    if one.type == "bool":
        return {YES: True, NO: False}.get(text)
    if one.type in LISTS:
        return text.replace("，", " ").replace(",", " ").replace("、", " ").split()
    return text.replace(",", "") if one.type in ("money", "dec", "int") else text


def _typed_rows(one: Field, data: Any, name: str, names: dict[str, str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for place in range(_count(data, name)):
        row = typed_facts(one.columns, data, f"{name}.{place}.")
        if row.facts:
            for path, input_name in row.names.items():
                names[f"{one.name}[{len(rows)}].{path}"] = input_name
            rows.append(row.facts)
    return rows


def _count(data: Any, name: str) -> int:
    text = str(data.get(f"{name}.rows", "0"))
    count = min(int(text), MOST_ROWS) if text.isdigit() else 0
    return min(count + (BLANK_ROWS if data.get("more") == name else 0), MOST_ROWS)


def _input(one: Field, data: Any, name: str, path: str, known: Any) -> Input:
    made = Input(
        name=name,
        path=path,
        type=one.type,
        label=one.question,
        unit=one.unit,
        required=one.required,
        choices=tuple((one.choices or {}).items()),
    )
    if one.columns:
        made.head = [column.question for column in one.columns]
        made.rows = _rows(one, data, name, path, known)
    elif one.type == "multi":
        made.picked = list(data.getlist(name)) if data is not None else [str(part) for part in known or ()]
    else:
        made.value = str(data.get(name, "")) if data is not None else _shown(known)
    return made


def _rows(one: Field, data: Any, name: str, path: str, known: Any) -> list[list[Input]]:
    given = known if isinstance(known, list) else []
    count = _count(data, name) if data is not None else len(given) + BLANK_ROWS
    return [
        [
            _input(
                column,
                data,
                f"{name}.{place}.{column.name}",
                f"{path}[{place}].{column.name}",
                given[place].get(column.name) if place < len(given) else None,
            )
            for column in one.columns
        ]
        for place in range(count)
    ]


def _shown(known: Any) -> str:
    if isinstance(known, bool):
        return YES if known else NO
    if isinstance(known, list | tuple):
        return " ".join(str(part) for part in known)
    return "" if known is None else str(known)


def _place(made: list[Input], error: FactError, names: Mapping[str, str]) -> None:
    """Put the error on the input it names; an error of a whole table stands on the table."""
    path = error.field
    while path:
        target = names.get(path, path)
        for one in _flat(made):
            if target in (one.name, one.path):
                one.error = error.message
                return
        path = path.rsplit(".", 1)[0] if "." in path else path.rsplit("[", 1)[0] if "[" in path else ""
    if made:
        made[0].error = str(error)


def _flat(made: Iterable[Input]) -> Iterable[Input]:
    for one in made:
        for row in one.rows:
            yield from _flat(row)
        yield one
