"""Wages under the minimum wage 最低工资差额, by month, at the minimum of each month and city."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import FactsNeeded, Working, figure
from law.claims.spans import month_end, part_month_pay
from law.facts import FactError, Field, in_order

ARTICLE = "劳动法第四十八条；最低工资规定第十二条"
_FORMS = {"monthly": "全日制（月最低工资）", "hourly": "非全日制（小时最低工资）"}

FIELDS = (
    Field("region", "region", "工作地区代码，例如 440100", required=True),
    Field("wage_form", "enum", "全日制还是非全日制？不填按全日制", choices=_FORMS),
    Field("hired_on", "date", "哪一天开始上班？（当月不满的按天折算）"),
    Field("last_day", "date", "最后工作日？（当月不满的按天折算）"),
    Field(
        "months",
        "table",
        "逐月情况",
        required=True,
        columns=(
            Field("month", "month", "哪个月？", required=True),
            Field("paid", "money", "当月实得工资，不含加班工资、夜班高温等津贴和福利", "元", required=True),
            Field("days", "dec", "因本人原因未全勤的，当月计薪天数", "天", high=31),
            Field("hours", "dec", "非全日制：当月工作小时数", "小时", high=744),
        ),
    ),
)


def minimum_wage_shortfall(facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳动法 48, 最低工资规定 12: what each month's wage lacks of the minimum; no month pays for another.

    Guangzhou 2026-07 with 2200 paid: 2500 − 2200 = 300.00.
    """
    in_order(facts, "hired_on", "last_day")
    total, seen = Decimal(0), set[dt.date]()
    for number, row in enumerate(facts["months"]):
        if row["month"] in seen:
            raise FactError(f"months[{number}].month", "同一月份出现两次，请合并")
        seen.add(row["month"])
        total += _month(facts, number, row, work)
    if total == 0:
        work.say("各月工资均不低于最低工资标准，无差额", ARTICLE)
    return total


def _month(facts: Mapping[str, Any], number: int, row: Mapping[str, Any], work: Working) -> Decimal:
    first = max(row["month"], facts["hired_on"] or row["month"])
    last = min(month_end(row["month"]), facts["last_day"] or month_end(row["month"]))
    if last < first:
        raise FactError(f"months[{number}].month", "不在 hired_on 至 last_day 的期间之内")
    hourly = facts["wage_form"] == "hourly"
    key = "wages.minimum_hourly" if hourly else "wages.minimum_monthly"
    floor = work.law(key, last, facts["region"], field=f"months[{number}].month")
    if hourly:
        if row["hours"] is None:
            raise FactsNeeded((f"months[{number}].hours",))
        due = floor.value * row["hours"]
        formula = f"{figure(floor.value)}元×{figure(row['hours'])}小时＝{figure(due)}元"
    else:
        due, formula = _monthly(floor.value, first, last, row, number, work)
    rest: Decimal = max(due - row["paid"], Decimal(0))
    text = f"{formula}；实得{figure(row['paid'])}元；差额{figure(rest)}元"
    work.step(
        f"{first.year}年{first.month}月最低工资差额", text, rest, floor.article, minimum=floor.value, due=due
    )
    return rest


def _monthly(
    floor: Decimal, first: dt.date, last: dt.date, row: Mapping[str, Any], number: int, work: Working
) -> tuple[Decimal, str]:
    if row["days"] is None and first.day == 1 and last == month_end(last):
        return floor, f"最低工资{figure(floor)}元"
    due, days, divisor = part_month_pay(floor, first, last, work, f"months[{number}].month", row["days"])
    return due, f"{figure(floor)}元÷{figure(divisor)}天×{figure(days)}天＝{figure(due)}元"


FORMULA = Formula("minimum_wage_shortfall", "最低工资差额", "C2", FIELDS, minimum_wage_shortfall)
