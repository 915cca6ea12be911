"""Unpaid wages 拖欠工资 by month: what was due, what was paid, the difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import FactsNeeded, Working, figure
from law.claims.spans import calendar_months, month_end, part_month_pay
from law.facts import FactError, Field, in_order

ARTICLE = "劳动法第五十条；劳动合同法第三十条；广东省工资支付条例第十三条"
_FORMS = {"monthly": "月工资", "daily": "日工资", "hourly": "小时工资", "piece": "计件单价"}
_UNITS = {"daily": "天", "hourly": "小时", "piece": "件"}

FIELDS = (
    Field("wage", "money", "说好的工资标准是多少？（月工资、日工资、时薪或每件单价）", "元", required=True),
    Field("wage_form", "enum", "工资怎么算？不填按月工资", choices=_FORMS),
    Field("from", "date", "从哪一天开始没有发或没有发够？（含当日）", required=True),
    Field("to", "date", "到哪一天为止？（最后工作日，含当日）", required=True),
    Field(
        "months",
        "table",
        "逐月情况；没有列出的月份视为一分未付",
        columns=(
            Field("month", "month", "哪个月？（所属月份）", required=True),
            Field("due", "money", "双方确认的当月应发数（填了就不再推算）", "元"),
            Field("days", "dec", "月工资制：当月计薪天数（不填按工作日历推算）", "天", high=31),
            Field("quantity", "dec", "日薪、时薪、计件：当月天数、小时数或件数"),
            Field("paid", "money", "当月工资已付多少？", "元"),
            Field("deductions", "money", "依法代扣的社保、个税", "元"),
        ),
    ),
    Field("advances", "money", "未分月份的预支、生活费、借支合计", "元"),
)


def unpaid_wages(facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳动法 50: each month's wage less what was paid for it; a surplus in one month pays no other month.

    6500 a month, 2026-09-01 to 09-15 with 11 paid days: 6500 ÷ 21.75 × 11 = 3287.36.
    """
    in_order(facts, "from", "to")
    rows = _rows_by_month(facts)
    total = Decimal(0)
    for month, first, last in calendar_months(facts["from"], facts["to"]):
        total += _month(facts, rows.get(month, (None, {})), first, last, work)
    return _less_advances(total, facts, work)


def _rows_by_month(facts: Mapping[str, Any]) -> dict[dt.date, tuple[int | None, Mapping[str, Any]]]:
    rows: dict[dt.date, tuple[int | None, Mapping[str, Any]]] = {}
    for number, row in enumerate(facts["months"] or ()):
        month, at = row["month"], f"months[{number}].month"
        if month in rows:
            raise FactError(at, "同一月份出现两次，请合并")
        if month_end(month) < facts["from"] or month > facts["to"]:
            raise FactError(at, "不在 from 至 to 的期间之内")
        rows[month] = (number, row)
    return rows


def _month(
    facts: Mapping[str, Any],
    numbered: tuple[int | None, Mapping[str, Any]],
    first: dt.date,
    last: dt.date,
    work: Working,
) -> Decimal:
    number, row = numbered
    due, formula = _due(facts, number, row, first, last, work)
    paid = (row.get("paid") or Decimal(0)) + (row.get("deductions") or Decimal(0))
    rest = max(due - paid, Decimal(0))
    label = f"{first.year}年{first.month}月工资"
    if first.day > 1 or last != month_end(last):
        label += f"（{first.day}日至{last.day}日）"
    text = formula + (f"；减已付及代扣{figure(paid)}元" if paid else "；未付") + f"；差额{figure(rest)}元"
    work.step(label, text, rest, ARTICLE, due=due, paid=paid)
    if paid > due:
        work.say(f"{label}已付超过应付，多付部分不抵扣其他月份；如系补发以前欠薪，请填入所补的月份")
    return rest


def _due(
    facts: Mapping[str, Any],
    number: int | None,
    row: Mapping[str, Any],
    first: dt.date,
    last: dt.date,
    work: Working,
) -> tuple[Decimal, str]:
    wage, form = facts["wage"], facts["wage_form"] or "monthly"
    if row.get("due") is not None:
        return row["due"], f"双方确认应发{figure(row['due'])}元"
    if form != "monthly":
        return _by_quantity(wage, form, number, row, first)
    whole_month = first.day == 1 and last == month_end(last)
    if whole_month and row.get("days") is None:
        return wage, f"月工资{figure(wage)}元"
    due, days, divisor = part_month_pay(wage, first, last, work, "from", row.get("days"))
    if due == wage:
        return due, f"当月计薪{figure(days)}天，按全月工资{figure(wage)}元"
    return due, f"{figure(wage)}元÷{figure(divisor)}天×{figure(days)}天＝{figure(due)}元"


def _by_quantity(
    wage: Decimal, form: str, number: int | None, row: Mapping[str, Any], first: dt.date
) -> tuple[Decimal, str]:
    if row.get("quantity") is None:
        at = f"months（缺 {first:%Y-%m}）" if number is None else f"months[{number}]"
        raise FactsNeeded((f"{at}.quantity",))
    due = wage * row["quantity"]
    return due, f"{figure(wage)}元×{figure(row['quantity'])}{_UNITS[form]}＝{figure(due)}元"


def _less_advances(total: Decimal, facts: Mapping[str, Any], work: Working) -> Decimal:
    advances = facts["advances"] or Decimal(0)
    rest = max(total - advances, Decimal(0))
    if advances:
        text = f"{figure(total)}元－{figure(advances)}元＝{figure(rest)}元"
        work.step("扣除预支、生活费", text, rest, ARTICLE, advances=advances)
    if rest == 0:
        work.say("各月应发工资均已付清，无差额")
    return rest


FORMULA = Formula("unpaid_wages", "拖欠工资", "C2", FIELDS, unpaid_wages)
