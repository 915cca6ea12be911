"""The second wage 二倍工资差额: no written contract, or no open-ended contract where one was due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import Working, figure
from law.claims.spans import ONE_DAY, add_months, paid_days, whole_months
from law.facts import FactError, Field, in_order

ARTICLE = "劳动合同法第八十二条；劳动合同法实施条例第六条、第七条"
_GROUNDS = {"no_written_contract": "未订立书面劳动合同", "no_open_ended": "应订立而未订立无固定期限劳动合同"}
_EXEMPT = {
    "none": "无",
    "force_majeure": "因不可抗力未订立",
    "worker_fault": "因劳动者本人故意或者重大过失未订立",
    "statutory_extension": "合同依法自动续延期间",
}

FIELDS = (
    Field("hired_on", "date", "哪一天开始上班？（续订未签的，填原合同期满次日）", required=True),
    Field("signed", "bool", "后来有没有订立书面劳动合同？", required=True),
    Field("signed_on", "date", "哪一天订立的？（没有订立不填）"),
    Field("last_day", "date", "最后工作日，或计算到哪一天？（含当日）", required=True),
    Field("monthly_wage", "money", "每月应得工资多少？", "元/月", required=True),
    Field("ground", "enum", "是哪一种情形？不填按未订立书面劳动合同", choices=_GROUNDS),
    Field("open_ended_due_on", "date", "哪一天起应当订立无固定期限劳动合同？"),
    Field("exempt", "enum", "有没有用人单位免责的情形？不填按无", choices=_EXEMPT),
    Field("paid", "money", "已付的二倍工资差额", "元"),
)


def double_wage(facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳动合同法 82, 实施条例 6, 7: one more wage from the day after a full month, at most 11 months.

    Hired 2025-06-03, never signed, left 2026-09-15: 2025-07-03 to 2026-06-02, 11 × 6500 = 71500.00.
    """
    in_order(facts, "hired_on", "last_day")
    in_order(facts, "hired_on", "signed_on")
    if not facts["signed"] and facts["signed_on"]:
        raise FactError("signed_on", "signed 为 false 时不应填写订立日期")
    if facts["signed"]:
        work.need("signed_on")
    exempt = facts["exempt"] or "none"
    if exempt != "none":
        return work.nothing(f"{_EXEMPT[exempt]}，用人单位不支付二倍工资", "法释〔2025〕12号第七条、第八条")
    anchor, months_in, end = _period(facts, work)
    first = add_months(anchor, months_in)
    if end < first:
        return work.nothing("在起算日之前已订立书面劳动合同或者劳动关系已结束，没有二倍工资期间", ARTICLE)
    return work.less_paid(_pay(anchor, months_in, first, end, facts, work))


def _period(facts: Mapping[str, Any], work: Working) -> tuple[dt.date, int, dt.date]:
    """The day counted from, the months before the second wage begins, and its last day."""
    ends = [facts["last_day"]]
    if facts["signed_on"]:
        ends.append(facts["signed_on"] - ONE_DAY)
    if facts["ground"] == "no_open_ended":
        work.need("open_ended_due_on")
        return facts["open_ended_due_on"], 0, min(ends)
    grace = work.law("double_wage.grace_months", facts["last_day"], field="last_day")
    hired = max(facts["hired_on"], grace.from_date)
    if hired > facts["hired_on"]:
        work.say(f"用工早于劳动合同法施行，自{hired}起一个月内应当订立", "劳动合同法第九十七条第二款")
    year = work.law("double_wage.end_months", facts["last_day"], field="last_day")
    year_end = add_months(hired, int(year.value)) - ONE_DAY
    if min(ends) > year_end:
        work.say(
            f"满一年视为已订立无固定期限劳动合同，{year_end + ONE_DAY}起不再计二倍工资",
            "法释〔2025〕12号第九条",
        )
    return hired, int(grace.value), min(*ends, year_end)


def _pay(
    anchor: dt.date, months_in: int, first: dt.date, end: dt.date, facts: Mapping[str, Any], work: Working
) -> Decimal:
    wage = facts["monthly_wage"] * work.law("double_wage.rate", end, field="last_day").value
    months = whole_months(first, end)
    while add_months(anchor, months_in + months) > end + ONE_DAY:
        months -= 1
    total: Decimal = wage * months
    text = f"{first}至{end}：{months}个月×{figure(wage)}元＝{figure(total)}元"
    work.step("整月", text, total, ARTICLE, first=first, last=end, months=months)
    rest = add_months(anchor, months_in + months)
    if rest <= end:
        days = _part_days(rest, end, wage, work)
        total += days
    work.say("仲裁时效未在此计算；对方在仲裁中提出时效抗辩的，由仲裁庭审查", "劳动争议调解仲裁法第二十七条")
    return total


def _part_days(first: dt.date, last: dt.date, wage: Decimal, work: Working) -> Decimal:
    """法释〔2025〕12号 art 6: less than a month is paid by its working days; it may lie in two calendar months."""
    divisor = work.law("wages.paid_days_per_month", last, field="last_day").value
    count = paid_days(first, last)
    pay = min(wage, wage * count / divisor)
    text = f"{first}至{last}：{figure(wage)}元÷{figure(divisor)}天×{count}天＝{figure(pay)}元"
    work.step("不满一个月的部分", text, pay, "法释〔2025〕12号第六条", days=count)
    return pay


FORMULA = Formula("double_wage", "未订立书面劳动合同二倍工资差额", "C4", FIELDS, double_wage)
