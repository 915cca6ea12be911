"""Which column is which, by the names that project offices give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from arbitration.roster.values import text

_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")
_NOISE = re.compile(r"[\s:*、,.。]")
_MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月份?(?:出勤|考勤|工日|天数|出勤天数)?")
NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("姓名", "工人姓名", "农民工姓名", "职工姓名", "员工姓名", "名字"),
        "id_number": ("身份证号", "身份证号码", "身份证", "证件号码", "证件号", "公民身份号码", "居民身份证号"),
        "phone": ("联系电话", "手机", "手机号", "手机号码", "电话", "联系方式", "电话号码"),
        "work": ("工种", "班组", "岗位", "职务", "工作岗位", "所在班组", "工种班组"),
        "started_on": ("进场日期", "进场时间", "入职日期", "入职时间", "上班日期", "进厂日期", "开工日期"),
        "rate": ("日工资", "单价", "工日单价", "日工价", "日薪", "工价", "日工资标准", "工资标准"),
        "days": ("出勤合计", "出勤天数", "出勤", "工日", "总工日", "合计工日", "考勤天数", "总出勤", "工日数", "合计出勤"),
        "due": ("应发工资", "应付", "应发", "应付工资", "应发金额", "应付金额", "工资总额", "应发合计"),
        "paid": ("已发工资", "已付", "已发", "已付工资", "已发金额", "已付金额", "预支", "借支", "已领", "已支"),
        "owed": (
            "欠付工资", "尚欠金额", "欠付", "未付", "欠薪", "欠薪金额", "拖欠金额", "拖欠工资", "尚欠", "未付工资",
            "欠付金额", "未发工资", "剩余工资", "欠发工资",
        ),
    }
)  # fmt: skip
_BY_NAME = {name: field for field, names in NAMES.items() for name in names}
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "name": "姓名", "id_number": "身份证号", "phone": "联系电话", "work": "工种", "started_on": "进场日期",
        "rate": "日工资", "days": "出勤合计", "due": "应发工资", "paid": "已发工资", "owed": "欠付工资",
    }
)  # fmt: skip
NEEDED = ("name", "id_number")
LOOK_IN = 30


def plain_header(cell: Any) -> str:
    """A column's name without spaces, brackets and punctuation: 日 工资（元） → 日工资."""
    return _NOISE.sub("", _BRACKETS.sub("", text(cell)))


def field_of(cell: Any) -> str:
    """The field of a header cell, "month:5" for a month's attendance, or the empty string."""
    header = plain_header(cell)
    if header in _BY_NAME:
        return _BY_NAME[header]
    month = _MONTH.fullmatch(header)
    return f"month:{int(month[2])}" if month and 1 <= int(month[2]) <= 12 else ""


def find_header(grid: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]] | None:
    """The row of column names (0-based) among the first thirty, and the column of each field; None if there is none."""
    best: tuple[int, dict[str, int]] | None = None
    for place, row in enumerate(grid[:LOOK_IN]):
        found: dict[str, int] = {}
        for column, cell in enumerate(row):
            field = field_of(cell)
            if field:
                found.setdefault(field, column)
        if all(field in found for field in NEEDED) and (best is None or len(found) > len(best[1])):
            best = place, found
    return best
