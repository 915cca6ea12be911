"""Heat allowance 高温津贴 of Guangdong, June to October, by month or by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import Working, figure
from law.claims.spans import calendar_months, month_end, paid_days, say_if_provisional
from law.facts import FactError, Field, in_order

ARTICLE = "广东省高温天气劳动保护办法"
_PLACES = {
    "outdoor": "露天岗位",
    "indoor_hot": "室内，不能降到33℃以下",
    "indoor_cool": "室内，已降到33℃以下",
}

FIELDS = (
    Field("place", "enum", "在哪里工作？", required=True, choices=_PLACES),
    Field("from", "date", "从哪一天起没有发高温津贴？（含当日）", required=True),
    Field("to", "date", "到哪一天为止？（含当日）", required=True),
    Field(
        "months",
        "table",
        "逐月情况；没有列出的月份视为全勤、未付",
        columns=(
            Field("month", "month", "哪个月？", required=True),
            Field("days", "dec", "当月高温岗位实际出勤天数（未全勤的填）", "天", high=31),
            Field("paid", "money", "当月已付高温津贴", "元"),
        ),
    ),
)


def heat_allowance(facts: Mapping[str, Any], work: Working) -> Decimal:
    """广东省高温天气劳动保护办法: 300 a month from 2021-06-01 (150 before), or by the day, June to October.

    2026-06-01 to 08-31 outdoors, nothing paid: 3 × 300 = 900.00.
    """
    in_order(facts, "from", "to")
    if facts["place"] == "indoor_cool":
        return work.nothing("室内作业场所温度已降到33℃以下，没有高温津贴", ARTICLE)
    rows = _rows(facts)
    total, counted = Decimal(0), 0
    for month, first, last in calendar_months(facts["from"], facts["to"]):
        begin = work.law("heat_allowance.first_month", last, field="from").value
        end = work.law("heat_allowance.last_month", last, field="from").value
        if begin <= month.month <= end:
            counted += 1
            total += _month(rows.get(month, {}), first, last, work)
    if not counted:
        work.say("期间内没有六月至十月的工作日，没有高温津贴", ARTICLE)
    return total


def _rows(facts: Mapping[str, Any]) -> dict[dt.date, Mapping[str, Any]]:
    rows: dict[dt.date, Mapping[str, Any]] = {}
    for number, row in enumerate(facts["months"] or ()):
        at = f"months[{number}].month"
        if row["month"] in rows:
            raise FactError(at, "同一月份出现两次，请合并")
        if month_end(row["month"]) < facts["from"] or row["month"] > facts["to"]:
            raise FactError(at, "不在 from 至 to 的期间之内")
        rows[row["month"]] = row
    return rows


def _month(row: Mapping[str, Any], first: dt.date, last: dt.date, work: Working) -> Decimal:
    monthly = work.law("heat_allowance.monthly", last, field="from")
    days, paid = row.get("days"), row.get("paid") or Decimal(0)
    if days is None and first.day == 1 and last == month_end(last):
        due, formula = monthly.value, f"每月{figure(monthly.value)}元"
    else:
        if days is None:
            say_if_provisional(first, last, work)
            days = Decimal(paid_days(first, last))
        daily = work.law("heat_allowance.daily", last, field="from").value
        due = min(daily * days, monthly.value)
        formula = (
            f"每日{figure(daily)}元×{figure(days)}天，不超过每月{figure(monthly.value)}元，为{figure(due)}元"
        )
    rest = max(due - paid, Decimal(0))
    text = formula + (f"；已付{figure(paid)}元；差额{figure(rest)}元" if paid else "")
    work.step(f"{first.year}年{first.month}月高温津贴", text, rest, monthly.article, due=due, paid=paid)
    return rest


FORMULA = Formula("heat_allowance", "高温津贴", "C12", FIELDS, heat_allowance)
