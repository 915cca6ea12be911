"""What severance is counted from: years of service and the monthly wage with its floor and cap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from law.claims.result import FactsNeeded, Working, figure
from law.claims.spans import ONE_DAY, add_months
from law.facts import FactError, Field, in_order
from law.parameter import NotInForce, parameters

ARTICLE = "劳动合同法第四十七条"

SERVICE_FIELDS = (
    Field("hired_on", "date", "哪一天开始在这家单位上班？", required=True),
    Field("last_day", "date", "哪一天解除或者终止？（最后一日，含当日）", required=True),
    Field("prior_hired_on", "date", "非因本人原因从原单位转来的，哪一天进原单位？"),
    Field("prior_compensated", "bool", "原单位是否已付经济补偿？"),
    Field("average_wage", "money", "离职前十二个月平均每月应得工资多少？", "元/月"),
    Field("wages_12_months", "moneys", "离职前十二个月（不满的按实际月数）每月应得工资", "元"),
    Field("region", "region", "单位所在地区代码，例如 440100", required=True),
    Field("local_average_wage", "money", "当地公布的上年度职工月平均工资（不填用已入库的数）", "元/月"),
    Field("paid", "money", "已付的经济补偿或赔偿", "元"),
)


def service_start(facts: Mapping[str, Any], work: Working) -> dt.date:
    """The first day that counts: with the former employer's years if they were not compensated (实施条例 10)."""
    in_order(facts, "hired_on", "last_day")
    if facts["prior_hired_on"] is None:
        start: dt.date = facts["hired_on"]
        return start
    in_order(facts, "prior_hired_on", "hired_on")
    work.need("prior_compensated")
    if facts["prior_compensated"]:
        work.say("原单位已付经济补偿，其工作年限不再计算", "劳动合同法实施条例第十条")
        return facts["hired_on"]  # type: ignore[no-any-return]
    work.say("非因本人原因转入，原单位工作年限合并计算", "劳动合同法实施条例第十条")
    return facts["prior_hired_on"]  # type: ignore[no-any-return]


def whole_years(first: dt.date, last: dt.date) -> int:
    """Complete years from the first to the last day, both worked."""
    years = last.year - first.year + 1
    while add_months(first, 12 * years) > last + ONE_DAY:
        years -= 1
    return years


def severance_months(first: dt.date, last: dt.date, work: Working) -> Decimal:
    """劳动合同法 47 ¶1: one month a full year; six months or more of the rest count one, less count half.

    2025-06-03 to 2026-09-15 is one year and three months: 1.5.
    """
    per_year = work.law("severance.months_per_year", last, field="last_day").value
    half = work.law("severance.half_year_months_of_wage", last, field="last_day").value
    threshold = int(work.law("severance.half_year_threshold_months", last, field="last_day").value)
    years = whole_years(first, last)
    months = years * per_year
    if add_months(first, 12 * years + threshold) <= last + ONE_DAY:
        months += per_year
    elif add_months(first, 12 * years) <= last:
        months += half
    return months


@dataclass(frozen=True, slots=True)
class Wage:
    """The monthly wage used, whether it is capped, and the plain average before the cap."""

    used: Decimal
    capped: bool
    average: Decimal


def monthly_wage(facts: Mapping[str, Any], work: Working) -> Wage:
    """劳动合同法 47 ¶2-3, 实施条例 27: the average of twelve months, not under the minimum wage, at most 3 × local."""
    average = _average(facts, work)
    floor = work.law("wages.minimum_monthly", facts["last_day"], facts["region"], field="region")
    if average < floor.value:
        text = f"平均工资{figure(average)}元低于最低工资，按{figure(floor.value)}元计算"
        work.step("月工资下限", text, floor.value, "劳动合同法实施条例第二十七条", minimum_wage=floor.value)
        return Wage(floor.value, False, floor.value)
    multiple = work.law("severance.cap_multiple", facts["last_day"], field="last_day").value
    if average <= multiple * floor.value:
        return Wage(average, False, average)  # the local average is never below the minimum wage
    cap = multiple * _local_average(facts, work)
    if average <= cap:
        work.say(
            f"平均工资{figure(average)}元未超过当地职工月平均工资三倍{figure(cap)}元，不封顶",
            f"{ARTICLE}第二款",
        )
        return Wage(average, False, average)
    text = f"平均工资{figure(average)}元高于三倍{figure(cap)}元，按{figure(cap)}元计算"
    work.step("月工资封顶", text, cap, f"{ARTICLE}第二款", cap=cap)
    return Wage(cap, True, average)


def capped_months(months: Decimal, wage: Wage, facts: Mapping[str, Any], work: Working) -> Decimal:
    """The twelve-year limit applies only where the wage itself is capped."""
    if not wage.capped:
        return months
    limit = work.law("severance.cap_years", facts["last_day"], field="last_day").value
    if months > limit:
        work.say(f"月工资已封顶，年限最高{figure(limit)}年", f"{ARTICLE}第二款")
    return min(months, limit)


def _average(facts: Mapping[str, Any], work: Working) -> Decimal:
    listed = facts["wages_12_months"]
    if facts["average_wage"] is not None and listed is not None:
        raise FactError("wages_12_months", "与 average_wage 只填一项")
    if not listed:
        if facts["average_wage"] is None:
            raise FactsNeeded(("average_wage",))
        average: Decimal = facts["average_wage"]
        return average
    limit = work.law("severance.average_months", facts["last_day"], field="last_day").value
    if len(listed) > limit:
        raise FactError("wages_12_months", f"最多填{figure(limit)}个月")
    average = sum(listed, Decimal(0)) / len(listed)
    text = f"{len(listed)}个月合计{figure(sum(listed))}元÷{len(listed)}＝{figure(average)}元"
    work.step("月平均工资", text, average, f"{ARTICLE}第三款；劳动合同法实施条例第二十七条")
    return average


def _local_average(facts: Mapping[str, Any], work: Working) -> Decimal:
    if facts["local_average_wage"] is not None:
        given: Decimal = facts["local_average_wage"]
        return given
    try:
        value = parameters()["wages.average_monthly"].at(facts["last_day"], facts["region"])
    except NotInForce:
        raise FactsNeeded(("local_average_wage",)) from None
    work.say(
        f"当地职工月平均工资取{figure(value.value)}元（{value.source}），应由法务核对口径", value.article
    )
    return value.value
