"""Facts given as a mapping (JSON, a form) read strictly into typed values; what is wrong is said by field name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

# Bounds of sense, not of law: they catch a slipped digit or a wrong century.
MAX_MONEY = Decimal(100_000_000)
MAX_NUMBER = Decimal(1_000_000)
FEN_PLACES = -2
MAX_EXPONENT = 30
MAX_ROWS = 2_000
MAX_TEXT = 2_000
FIRST_DATE, LAST_DATE = date(1950, 1, 1), date(2100, 12, 31)


class FactError(ValueError):
    """A fact that cannot be used; `field` is its path, such as `months[2].paid`. The value is not repeated."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}：{message}" if field else message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Field:
    """One fact that may be given: name, type, Chinese question, unit, whether needed, and bounds."""

    name: str
    type: str
    question: str
    unit: str = ""
    required: bool = False
    choices: Mapping[str, str] | None = None
    low: Decimal | int | None = None
    high: Decimal | int | None = None
    columns: tuple[Field, ...] = ()

    def describe(self) -> dict[str, Any]:
        """The field as plain data for `--describe`."""
        described: dict[str, Any] = {
            "name": self.name,
            "type": self.type,
            "unit": self.unit,
            "required": self.required,
            "question": self.question,
        }
        if self.choices:
            described["allowed"] = dict(self.choices)
        for key, bound in (("min", self.low), ("max", self.high)):
            if bound is not None:
                described[key] = str(bound)
        if self.columns:
            described["columns"] = [column.describe() for column in self.columns]
        return described


def read(fields: Iterable[Field], facts: Mapping[str, Any], at: str = "") -> dict[str, Any]:
    """Every field's value, None where not given; FactError on an unknown name or an unusable value."""
    if not isinstance(facts, Mapping):
        raise FactError(at, "应为一个对象（字段名与值的对应）")
    known = {field.name: field for field in fields}
    for name in facts:
        if name not in known:
            raise FactError(_path(at, str(name)), "没有这个字段" + _hint(str(name), known))
    return {
        name: None if facts.get(name) is None else _READERS[field.type](facts[name], field, _path(at, name))
        for name, field in known.items()
    }


def missing(fields: Iterable[Field], values: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of required fields that have no value, those inside table rows too."""
    names: list[str] = []
    for field in fields:
        value = values.get(field.name)
        if value is None:
            names += [field.name] if field.required else []
        elif field.columns:
            for number, row in enumerate(value):
                names += [f"{field.name}[{number}].{name}" for name in missing(field.columns, row)]
    return tuple(names)


def missing_words(fields: Iterable[Field], names: Iterable[str]) -> list[str]:
    """What `missing` named, as the Chinese questions that ask for it, in short and each once."""
    questions = {field.name: field.question for field in fields}
    heads = dict.fromkeys(name.partition("[")[0].partition(".")[0] for name in names)
    return [questions.get(head, head).partition("（")[0].rstrip("？") for head in heads]


def in_order(values: Mapping[str, Any], first: str, last: str) -> None:
    """FactError if the `last` date lies before the `first`; either may be unknown."""
    if values.get(first) and values.get(last) and values[last] < values[first]:
        raise FactError(last, f"不能早于 {first}")


def _path(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _hint(name: str, known: Mapping[str, Field]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"，是否指 {near[0]}？" if near else "；可用字段：" + "、".join(known)


def _decimal(value: Any, field: Field, path: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise FactError(path, "应为数字")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise FactError(path, "应为数字，例如 6500 或 6500.50") from None
    if not number.is_finite():
        raise FactError(path, "应为有限的数字")
    if abs(int(number.as_tuple().exponent)) > MAX_EXPONENT:
        raise FactError(path, "数位过多")
    return _bounded(number, field, path)


def _bounded(number: Decimal, field: Field, path: str) -> Decimal:
    low = Decimal(field.low if field.low is not None else 0)
    default = MAX_MONEY if field.type == "money" else MAX_NUMBER
    high = Decimal(field.high if field.high is not None else default)
    if number < low:
        raise FactError(path, "不能为负数" if low == 0 else f"不能小于{low}")
    if number > high:
        raise FactError(path, f"数值过大，不能超过{high}，请核对单位")
    return number


def _money(value: Any, field: Field, path: str) -> Decimal:
    """Yuan, written with two decimals; a finer average is kept as it is."""
    number = _decimal(value, field, path)
    return number if int(number.as_tuple().exponent) < FEN_PLACES else number.quantize(Decimal("0.01"))


def _int(value: Any, field: Field, path: str) -> int:
    number = _decimal(value, field, path)
    if number != number.to_integral_value():
        raise FactError(path, "应为整数")
    return int(number)


def _date(value: Any, field: Field, path: str) -> date:
    if isinstance(value, datetime):
        raise FactError(path, "应为日期，不带时刻")
    day = value if isinstance(value, date) else _iso_date(value)
    if day is None:
        raise FactError(path, "不是有效日期，应写作 2026-09-15")
    if not FIRST_DATE <= day <= LAST_DATE:
        raise FactError(path, f"日期超出可用范围（{FIRST_DATE}至{LAST_DATE}）")
    return day


def _iso_date(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _month(value: Any, field: Field, path: str) -> date:
    if not isinstance(value, str) or len(value) != 7:
        raise FactError(path, "应写作年月，例如 2026-07")
    return _date(f"{value}-01", field, path)


def _bool(value: Any, field: Field, path: str) -> bool:
    if not isinstance(value, bool):
        raise FactError(path, "应为 true 或 false")
    return value


def _enum(value: Any, field: Field, path: str) -> str:
    choices = field.choices or {}
    if not isinstance(value, str) or value not in choices:
        raise FactError(
            path, "不在可选值之内：" + "、".join(f"{key}（{text}）" for key, text in choices.items())
        )
    return value


def _multi(value: Any, field: Field, path: str) -> tuple[str, ...]:
    return tuple(_enum(item, field, f"{path}[{place}]") for place, item in enumerate(_list(value, path)))


def _text(value: Any, field: Field, path: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise FactError(path, "应为文字，不能为空")
    if len(value) > MAX_TEXT:
        raise FactError(path, f"文字过长，不能超过{MAX_TEXT}字")
    return value.strip()


def _region(value: Any, field: Field, path: str) -> str:
    if not isinstance(value, str) or len(value) != 6 or not (value.isascii() and value.isdigit()):
        raise FactError(path, "应为6位行政区划代码，例如 440100（广州市）")
    return value


def _moneys(value: Any, field: Field, path: str) -> tuple[Decimal, ...]:
    return tuple(_money(item, field, f"{path}[{place}]") for place, item in enumerate(_list(value, path)))


def _regions(value: Any, field: Field, path: str) -> tuple[str, ...]:
    return tuple(_region(item, field, f"{path}[{place}]") for place, item in enumerate(_list(value, path)))


def _table(value: Any, field: Field, path: str) -> list[dict[str, Any]]:
    return [read(field.columns, row, f"{path}[{place}]") for place, row in enumerate(_list(value, path))]


def _list(value: Any, path: str) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise FactError(path, "应为列表")
    if len(value) > MAX_ROWS:
        raise FactError(path, f"行数过多，不能超过{MAX_ROWS}行")
    return value


_READERS = {
    "money": _money,
    "dec": _decimal,
    "int": _int,
    "date": _date,
    "month": _month,
    "bool": _bool,
    "enum": _enum,
    "multi": _multi,
    "text": _text,
    "region": _region,
    "regions": _regions,
    "moneys": _moneys,
    "table": _table,
}
