"""Pay for annual leave not taken 未休年休假工资."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import Working, figure
from law.claims.service_base import whole_years
from law.claims.spans import ONE_DAY, add_months
from law.facts import FactError, Field, in_order
from law.parameter import parameters

ARTICLE = "职工带薪年休假条例第三条、第五条；企业职工带薪年休假实施办法第十条至第十二条"

FIELDS = (
    Field("year", "int", "哪一年的年休假？", "年", required=True, low=2008, high=2100),
    Field("career_from", "date", "最早哪一天参加工作？（累计工作的起点）", required=True),
    Field("continuous_from", "date", "最近一次连续工作（可跨单位）从哪一天开始？不填按本单位入职日"),
    Field("hired_on", "date", "哪一天进本单位？", required=True),
    Field("last_day", "date", "哪一天离职？（仍在职的不填）"),
    Field("taken_days", "dec", "当年已休年休假多少天？", "天", required=True, high=366),
    Field("monthly_wage", "money", "前十二个月剔除加班工资后的月平均工资", "元/月", required=True),
    Field("normal_pay_received", "bool", "应休未休那几天的正常工资是否已发？不填按已发"),
    Field("long_school_holidays", "bool", "是否享受寒暑假且天数多于年休假？"),
    Field("paid_personal_leave_days", "dec", "当年请事假且不扣工资的累计天数", "天", high=366),
    Field("sick_leave_months", "dec", "当年请病假累计几个月？", "月", high=12),
    Field("waived_in_writing", "bool", "单位已安排，本人因个人原因书面提出不休？"),
    Field("paid", "money", "已付的未休年休假工资", "元"),
)


def annual_leave(facts: Mapping[str, Any], work: Working) -> Decimal:
    """年休假条例 3-5, 实施办法 3-12: days by career years, pro rata by calendar days ÷ 365, +200 % of the daily wage.

    The tier is that of the last day counted. 2026-01-01 to 09-15 is 258 days: 258 ÷ 365 × 5 = 3.53, so 3 days.
    """
    for later in ("hired_on", "continuous_from"):
        in_order(facts, "career_from", later)
    in_order(facts, "hired_on", "last_day")
    span = _span(facts, work)
    if span is None:
        return work.nothing(
            "该年度在本单位没有享受年休假的期间（须先连续工作满十二个月）", "企业职工带薪年休假实施办法第三条"
        )
    first, last = span
    full, tier = _entitlement(facts["career_from"], last, work)
    why_not = _excluded(facts, tier, full, last, work)
    if why_not:
        return work.nothing(*why_not)
    days = _days_open(facts, first, last, full, work)
    if days <= 0:
        return work.nothing("折算后没有应休未休的整天数", ARTICLE)
    return work.less_paid(_pay(days, last, facts, work))


def _span(facts: Mapping[str, Any], work: Working) -> tuple[dt.date, dt.date] | None:
    """The days of the year that give leave: in this unit, after twelve months of continuous work."""
    year_start, year_end = dt.date(facts["year"], 1, 1), dt.date(facts["year"], 12, 31)
    last = min(facts["last_day"] or year_end, year_end)
    wait = work.law("annual_leave.qualifying_months", year_end, field="year")
    # Continuous work can't begin after this unit's first day.
    begin = min(facts["continuous_from"] or facts["hired_on"], facts["hired_on"])
    first = max(year_start, facts["hired_on"], add_months(begin, int(wait.value)))
    return (first, last) if first <= last else None


def _entitlement(career_from: dt.date, last: dt.date, work: Working) -> tuple[Decimal, str]:
    """Days of a whole year and the row of the table, by career years on the last day counted."""
    years = whole_years(career_from, last)
    rows = sorted(int(row) for row in parameters()["annual_leave.days"].table(last))
    reached = [row for row in rows if row <= years]
    tier = str(reached[-1] if reached else rows[0])
    value = work.law("annual_leave.days", last, row=tier, field="year")
    work.say(f"累计工作满{years}年，全年应休{figure(value.value)}天", value.article)
    return value.value, tier


def _excluded(
    facts: Mapping[str, Any], tier: str, full: Decimal, last: dt.date, work: Working
) -> tuple[str, str] | None:
    """职工带薪年休假条例 4 and 实施办法 10 ¶2: why there is no leave this year, or None."""
    personal = work.law("annual_leave.exclusion_personal_leave_days", last, field="year")
    sick = work.law("annual_leave.exclusion_sick_months", last, row=tier, field="year")
    if facts["long_school_holidays"]:
        return "享受寒暑假且天数多于年休假，不享受当年年休假", "职工带薪年休假条例第四条（一）"
    if (facts["paid_personal_leave_days"] or 0) >= personal.value:
        return f"事假累计{figure(personal.value)}天以上且不扣工资，不享受当年年休假", personal.article
    if (facts["sick_leave_months"] or 0) >= sick.value:
        return f"病假累计{figure(sick.value)}个月以上，不享受当年年休假", sick.article
    if facts["waived_in_writing"]:
        return "本人因个人原因书面提出不休，只支付正常工资", "企业职工带薪年休假实施办法第十条第二款"
    return None


def _days_open(
    facts: Mapping[str, Any], first: dt.date, last: dt.date, full: Decimal, work: Working
) -> Decimal:
    if facts["taken_days"] > 366:
        raise FactError("taken_days", "不能超过一年的天数")
    whole = (first, last) == (dt.date(first.year, 1, 1), dt.date(first.year, 12, 31))
    if whole:
        days: Decimal = max(full - facts["taken_days"], Decimal(0))
        text = f"全年{figure(full)}天－已休{figure(facts['taken_days'])}天＝{figure(days)}天"
    else:
        base = work.law("annual_leave.days_in_year", last, field="year").value
        spent = (last - first + ONE_DAY).days
        exact = max(min(spent / base, Decimal(1)) * full - facts["taken_days"], Decimal(0))
        days = exact.to_integral_value(ROUND_FLOOR)
        text = (
            f"{first}至{last}共{spent}天÷{figure(base)}天×{figure(full)}天"
            f"－已休{figure(facts['taken_days'])}天＝{figure(exact)}天，取整{figure(days)}天"
        )
    work.step("应休未休天数", text, None, ARTICLE, days=days)
    return days


def _pay(days: Decimal, last: dt.date, facts: Mapping[str, Any], work: Working) -> Decimal:
    received = facts["normal_pay_received"] is not False
    rate = work.law(
        "annual_leave.extra_rate" if received else "annual_leave.rate_with_normal_pay", last, field="year"
    )
    divisor = work.law("wages.paid_days_per_month", last, field="year").value
    amount: Decimal = facts["monthly_wage"] * days * rate.value / divisor
    text = (
        f"{figure(facts['monthly_wage'])}元÷{figure(divisor)}天×{figure(days)}天"
        f"×{figure(rate.value * 100)}%＝{figure(amount)}元"
    )
    label = "未休年休假工资（正常工资已发）" if received else "未休年休假工资（含正常工资）"
    work.step(label, text, amount, rate.article, days=days, rate=rate.value)
    return amount


FORMULA = Formula("annual_leave", "未休年休假工资", "C5", FIELDS, annual_leave)
