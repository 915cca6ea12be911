"""From a grid to the rows of workers: which row is the head, which rows are none of the workers, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from arbitration.roster.columns import LABELS, find_header
from arbitration.roster.values import BadValue, amount, text
from arbitration.roster.workbook import MAX_ROWS, BadFormula, UnreadableFile, read_grid
from law.periods import add_months

FIELDS = tuple(LABELS)
_TOTAL = re.compile(r"^(合计|总计|小计|共计|总合计)")
_SIGNATURE = re.compile(r"(负责人|专管员|制表|审核|签字|签名|盖章|复核|填表|备注|说明)")
_PERIOD = re.compile(r"(\d{4})年(\d{1,2})(?:月份?)?[—–\-~至到]+(?:(\d{4})年)?(\d{1,2})月")
_EMPLOYER = re.compile(r"(?:施工单位|用人单位|用工单位|单位名称|劳务公司|公司名称)[:：]\s*([^\s:：]{4,60})")


@dataclass(frozen=True)
class RosterRowData:
    """One worker's row: its number in the file and the cells as text by field; a cell that can't be read stays as typed."""

    number: int
    values: Mapping[str, str]
    bad_formulas: tuple[str, ...] = ()
    lost_digits: bool = False


@dataclass(frozen=True)
class SkippedRow:
    """A row that is no worker's, with the reason."""

    number: int
    reason: str


@dataclass(frozen=True)
class Roster:
    """What a file holds: title, employer and period if its head names them, rows, skipped rows, its own total."""

    title: str
    employer: str
    period: tuple[date, date] | None
    columns: Mapping[str, int]
    rows: tuple[RosterRowData, ...]
    skipped: tuple[SkippedRow, ...]
    stated_total: Decimal | None = None
    months: tuple[int, ...] = field(default=())


def read_roster(data: bytes) -> Roster:
    """Read an .xlsx roster. Raises UnreadableFile with words for the clerk."""
    grid = read_grid(data)
    found = find_header(grid)
    if found is None:
        raise UnreadableFile("找不到表头：前30行中没有同时含“姓名”和“身份证号”的一行，请补上表头再上传")
    head, columns = found
    if "owed" not in columns and "due" not in columns:
        raise UnreadableFile("表头中既没有“欠付工资”也没有“应发工资”一列，无法得出欠薪数额")
    rows, skipped, total = _rows(grid, head, columns)
    if not rows:
        raise UnreadableFile("表头下面没有工人的数据行")
    if len(rows) > MAX_ROWS:
        raise UnreadableFile(f"最多导入{MAX_ROWS}行，请分成几份")
    lines = [" ".join(text(cell) for cell in row if cell is not None) for row in grid[:head]]
    above = "\n".join(line for line in lines if line)
    months = tuple(sorted(int(name[6:]) for name in columns if name.startswith("month:")))
    employer = _EMPLOYER.search(above)
    return Roster(
        title=above.split("\n")[0][:120],
        employer=employer[1] if employer else "",
        period=_period(above),
        columns=columns,
        rows=tuple(rows),
        skipped=tuple(skipped),
        stated_total=total,
        months=months,
    )


def _rows(
    grid: Sequence[Sequence[Any]], head: int, columns: Mapping[str, int]
) -> tuple[list[RosterRowData], list[SkippedRow], Decimal | None]:
    rows: list[RosterRowData] = []
    skipped: list[SkippedRow] = []
    total = None
    for number, cells in enumerate(grid[head + 1 :], start=head + 2):
        reason = _reason_to_skip(cells, columns)
        if reason == "":
            rows.append(_row(number, cells, columns))
            continue
        skipped.append(SkippedRow(number, reason))
        if reason == "合计行" and "owed" in columns:
            total = _total(cells[columns["owed"]])
    while skipped and skipped[-1].reason == "空行":
        skipped.pop()
    return rows, skipped, total


def _reason_to_skip(cells: Sequence[Any], columns: Mapping[str, int]) -> str:
    filled = [text(cell) for cell in cells if text(cell)]
    if not filled:
        return "空行"
    if _TOTAL.match(filled[0]) or _TOTAL.match(text(cells[columns["name"]])):
        return "合计行"
    if not text(cells[columns["name"]]) and not text(cells[columns["id_number"]]):
        return "签字或说明行" if any(_SIGNATURE.search(part) for part in filled) else "没有姓名和身份证号的行"
    return ""


def _row(number: int, cells: Sequence[Any], columns: Mapping[str, int]) -> RosterRowData:
    values = {name: _cell(cells[columns[name]]) if name in columns else "" for name in FIELDS}
    months = [cells[column] for name, column in columns.items() if name.startswith("month:")]
    if months and not values["days"]:
        values["days"] = _added(months)
    bad = tuple(name for name in FIELDS if name in columns and isinstance(cells[columns[name]], BadFormula))
    raw = cells[columns["id_number"]]
    return RosterRowData(number, values, bad, isinstance(raw, int | float) and abs(raw) >= 10**15)


def _cell(value: Any) -> str:
    if isinstance(value, BadFormula):
        return ""
    if isinstance(value, datetime | date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return text(value)[:120]


def _added(cells: Sequence[Any]) -> str:
    try:
        return str(sum((amount(cell) or Decimal(0) for cell in cells), Decimal(0)))
    except BadValue:
        return ""


def _total(cell: Any) -> Decimal | None:
    try:
        return amount(cell)
    except BadValue:
        return None


def _period(above: str) -> tuple[date, date] | None:
    match = _PERIOD.search(above)
    if match is None:
        return None
    try:
        first = date(int(match[1]), int(match[2]), 1)
        last = date(int(match[3] or match[1]), int(match[4]), 1)
    except ValueError:
        return None
    end = date.fromordinal(add_months(last, 1).toordinal() - 1)
    return (first, end) if first <= end else None
