"""Checks of one worker's row: each fault names its field and what to do; the amounts must agree to the fen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from arbitration.roster.columns import LABELS
from arbitration.roster.values import BadValue, amount, day, identity, name, phone_is_odd, text
from law.identifiers import id_birth_date, id_errors

FEN = Decimal("0.01")
WORKING_AGE = 16  # 劳动法第十五条


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field; a warning doesn't keep the row out."""

    field: str
    text: str
    warning: bool = False

    def as_data(self) -> dict[str, Any]:
        return {
            "field": self.field,
            "label": LABELS.get(self.field, ""),
            "text": self.text,
            "warning": self.warning,
        }


@dataclass(frozen=True)
class CheckedRow:
    """A row's typed values, as far as they could be read, and its problems."""

    name: str
    id_number: str
    started_on: date | None
    rate: Decimal | None
    days: Decimal | None
    due: Decimal | None
    paid: Decimal | None
    owed: Decimal | None
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the row can be imported."""
        return all(problem.warning for problem in self.problems)


def check_row(
    values: Mapping[str, str], *, today: date, bad_formulas: Iterable[str] = (), lost_digits: bool = False
) -> CheckedRow:
    """Check the cells of one row (text by field). Nothing raises: what is wrong stands in `problems`."""
    problems = [Problem(one, "公式没有保存结果且不能计算，请填数字") for one in bad_formulas]
    skip = set(bad_formulas)
    read = _Reading(values, problems, skip)
    row: dict[str, Any] = {
        "name": read("name", name) or "",
        "id_number": read("id_number", identity) or "",
        "started_on": read("started_on", day),
        **{one: read(one, amount) for one in ("rate", "days", "due", "paid", "owed")},
    }
    problems += _identity(row["id_number"], values, lost_digits, today)
    if values.get("phone") and phone_is_odd(text(values["phone"])):
        problems.append(Problem("phone", "不像电话号码，请核对", warning=True))
    if row["started_on"] and not date(1980, 1, 1) <= row["started_on"] <= today:
        problems.append(Problem("started_on", "不能晚于今天，也不能早于1980年"))
    failed = {problem.field for problem in problems}
    row["owed"], more = _money(row, failed)
    return CheckedRow(**row, problems=(*problems, *more))


class _Reading:
    def __init__(self, values: Mapping[str, str], problems: list[Problem], skip: set[str]) -> None:
        self.values, self.problems, self.skip = values, problems, skip

    def __call__(self, field: str, convert: Callable[[Any], Any]) -> Any:
        if field in self.skip:
            return None
        try:
            return convert(self.values.get(field, ""))
        except BadValue as bad:
            self.problems.append(Problem(field, str(bad)))
            return None


def _identity(number: str, values: Mapping[str, str], lost: bool, today: date) -> list[Problem]:
    if lost:
        return [Problem("id_number", "被表格存成了数字，末几位可能已丢失，请照身份证重填")]
    if not number:
        return [Problem("id_number", "没有填写")]
    errors = id_errors(number)
    if errors:
        return [Problem("id_number", error) for error in errors]
    born = id_birth_date(number) if len(number) == 18 else None
    if born and born.year + WORKING_AGE > today.year:
        return [Problem("id_number", "未满16周岁，请核实是否录错；属实的另按童工处理", warning=True)]
    return []


def _money(row: Mapping[str, Any], failed: set[str]) -> tuple[Decimal | None, list[Problem]]:
    """What is owed, and what doesn't agree: owed = due − paid; due = rate × days (a hint only)."""
    due, paid, owed = row["due"], row["paid"] or Decimal(0), row["owed"]
    problems = [
        Problem(one, "不能为负数") for one in ("rate", "days", "due", "paid", "owed") if (row[one] or 0) < 0
    ]
    if failed & {"due", "paid", "owed"} or problems:
        return owed, problems
    if due is not None:
        expected = (due - paid).quantize(FEN)
        if owed is None:
            owed = expected
        elif owed.quantize(FEN) != expected:
            text_ = f"与应发减已发不符：{due:.2f}－{paid:.2f}＝{expected}，表中为{owed:.2f}，相差{owed - expected:+.2f}"
            problems.append(Problem("owed", text_))
    if owed is None:
        problems.append(Problem("owed", "没有填写，也没有应发工资可推算"))
    elif owed <= 0 and not problems:
        problems.append(Problem("owed", "没有欠付工资，不能列为申请人；请核对或不导入此行"))
    problems += _by_days(row)
    return None if owed is None else owed.quantize(FEN), problems


def _by_days(row: Mapping[str, Any]) -> list[Problem]:
    rate, days, due = row["rate"], row["days"], row["due"]
    if not rate or days is None or due is None or (rate * days).quantize(FEN) == due.quantize(FEN):
        return []
    gap = (due - rate * days).quantize(FEN)
    return [
        Problem("due", f"与日工资×出勤不符：{rate:f}×{days:f}＝{rate * days:.2f}，相差{gap:+f}", warning=True)
    ]


def mark_duplicates(rows: Iterable[tuple[int, str]]) -> dict[int, int]:
    """For each later row with the same ID number, the number of the first row that has it."""
    first: dict[str, int] = {}
    twice: dict[int, int] = {}
    for number, key in rows:
        if not key:
            continue
        if key in first:
            twice[number] = first[key]
        else:
            first[key] = number
    return twice
