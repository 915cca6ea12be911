"""An uploaded .xlsx as a plain grid of values, with the dangers of the format kept out."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from openpyxl import load_workbook

from arbitration.roster.formula import NotComputable, evaluate

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 24 * 1024 * 1024
MAX_PARTS = 500
MAX_ROWS = 2_000
MAX_COLUMNS = 80
HEADROOM = 60  # title, total and signature rows beside the workers
OLD_EXCEL = b"\xd0\xcf\x11\xe0"

Grid = list[list[Any]]


class UnreadableFile(ValueError):
    """The file can't be taken; the message is Chinese and says what to do."""


class BadFormula:
    """A cell whose formula has no stored result and can't be computed here."""

    def __str__(self) -> str:
        return "（公式）"


def read_grid(data: bytes) -> Grid:
    """The values of the first sheet that has any, row by row. Raises UnreadableFile."""
    _check_container(data)
    try:
        values = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except Exception as error:  # noqa: BLE001  openpyxl raises whatever a broken part makes it raise
        raise UnreadableFile(
            "文件已损坏或不是有效的 .xlsx 表格，请用 Excel 或 WPS 打开后另存再上传"
        ) from error
    for sheet in values.worksheets:
        if any(cell.value is not None for row in sheet.iter_rows(max_row=50) for cell in row):
            return _grid(sheet, formulas[sheet.title])
    raise UnreadableFile("表格是空的")


def _check_container(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableFile("文件超过5兆字节，请删去图片或分成几份")
    if data.startswith(OLD_EXCEL):
        raise UnreadableFile(
            "这是旧版 .xls 文件或加了密码的文件：请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx 后再上传"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            _check_parts(container)
    except zipfile.BadZipFile:
        raise UnreadableFile("这不是 .xlsx 表格；请用 Excel 或 WPS 另存为 .xlsx 后再上传") from None


def _check_parts(container: zipfile.ZipFile) -> None:
    """A zip bomb is refused by what it says of itself and again while it is unpacked; entities are refused altogether."""
    parts = container.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableFile("文件解开后过大，不能导入；请只保留花名册一张表")
    if "xl/workbook.xml" not in container.namelist():
        raise UnreadableFile("这不是 .xlsx 表格；请用 Excel 或 WPS 另存为 .xlsx 后再上传")
    for part in parts:
        with container.open(part) as stream:
            content = stream.read(part.file_size + 1)
        if len(content) > part.file_size or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise UnreadableFile("文件内部结构不正常，不能导入")


def _grid(values: Any, formulas: Any) -> Grid:
    if values.max_row > MAX_ROWS + HEADROOM:
        raise UnreadableFile(f"最多导入{MAX_ROWS}行，请分成几份")
    grid = [
        list(row) for row in values.iter_rows(max_col=min(values.max_column, MAX_COLUMNS), values_only=True)
    ]
    for place, row in enumerate(formulas.iter_rows(max_col=min(values.max_column, MAX_COLUMNS))):
        for column, cell in enumerate(row):
            if cell.data_type == "f" and grid[place][column] is None:
                grid[place][column] = _computed(str(cell.value), grid)
    _fill_merged(values, grid)
    return grid


def _computed(formula: str, grid: Grid) -> Any:
    try:
        return evaluate(formula, grid)
    except NotComputable:
        return BadFormula()


def _fill_merged(sheet: Any, grid: Grid) -> None:
    """A value merged over several rows (the gang's name, say) counts for each of them; a merge across is a title."""
    for merged in sheet.merged_cells.ranges:
        if merged.min_col != merged.max_col or merged.min_col > MAX_COLUMNS:
            continue
        value = grid[merged.min_row - 1][merged.min_col - 1]
        for row in range(merged.min_row, min(merged.max_row, len(grid))):
            grid[row][merged.min_col - 1] = value
