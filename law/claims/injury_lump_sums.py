"""Lump sums for a work injury in Guangdong 一次性工伤待遇: three items by grade, and who pays each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import FactsNeeded, Working, figure
from law.facts import Field, in_order
from law.parameter import NotInForce, parameters

ARTICLE = "广东省工伤保险条例第二十八条、第三十条至第三十二条"
_ENDED = {
    "still_employed": "劳动关系还在",
    "worker_asked": "劳动者提出解除",
    "contract_ended": "合同期满终止或者依法解除",
    "pension": "退休，享受养老保险待遇",
    "death": "死亡",
}

FIELDS = (
    Field("grade", "int", "劳动能力鉴定为几级？未达级填0", "级", required=True, low=0, high=10),
    Field("injured_on", "date", "哪一天受伤（或确诊职业病）？", required=True),
    Field(
        "average_wage", "money", "受伤前十二个月平均缴费工资（未参保的填平均工资）", "元/月", required=True
    ),
    Field("region", "region", "工作地区代码", required=True),
    Field("insured", "bool", "受伤时单位是否已为其参加工伤保险？", required=True),
    Field(
        "actual_average_wage", "money", "实际平均工资高于缴费工资的，填实际平均工资（差额由单位补）", "元/月"
    ),
    Field("ended", "enum", "劳动关系现在怎样？", required=True, choices=_ENDED),
    Field("ended_on", "date", "劳动关系哪一天结束？"),
    Field("average_wage_before_end", "money", "离职前十二个月平均缴费工资", "元/月"),
    Field(
        "local_average_wage",
        "money",
        "受伤时全省或本市上年度职工月平均工资（高的一个；不填用已入库的数）",
        "元/月",
    ),
    Field(
        "local_average_wage_at_end",
        "money",
        "离职时全省或本市上年度职工月平均工资（不填用已入库的数）",
        "元/月",
    ),
    Field("paid", "money", "已付的上述待遇合计", "元"),
)


def injury_lump_sums(facts: Mapping[str, Any], work: Working) -> Decimal:
    """广东省工伤保险条例 28-33, 55, 64: months of own wage by grade; `parts` says what employer and fund pay.

    Grade 8, 6000, contract ended: 66000 + 24000 from the fund, 90000 from the employer, 180000.00 in all.
    """
    in_order(facts, "injured_on", "ended_on")
    if facts["grade"] == 0:
        return work.nothing("劳动能力鉴定未达级，没有一次性伤残待遇", ARTICLE)
    work.parts.update(employer=Decimal(0), fund=Decimal(0))
    own, actual = _own_wages(facts, "injured_on", "average_wage", "local_average_wage", work)
    _item("disability_grant", "一次性伤残补助金", own, actual, facts["injured_on"], facts, work)
    if _ends_with_subsidies(facts, work):
        work.need("ended_on")
        leaving, leaving_actual = _wages_at_end(own, actual, facts, work)
        _item(
            "medical_subsidy", "一次性工伤医疗补助金", leaving, leaving_actual, facts["ended_on"], facts, work
        )
        _item(
            "employment_subsidy",
            "一次性伤残就业补助金",
            leaving,
            leaving_actual,
            facts["ended_on"],
            facts,
            work,
        )
    total = work.parts["employer"] + work.parts["fund"]
    work.say(
        f"其中用人单位支付{figure(work.parts['employer'])}元，工伤保险基金支付{figure(work.parts['fund'])}元"
    )
    return work.less_paid(total)


def _ends_with_subsidies(facts: Mapping[str, Any], work: Working) -> bool:
    """Whether the medical and employment subsidies are due; says why not."""
    grade, ended = facts["grade"], facts["ended"]
    if grade <= 4:
        work.say(
            "一至四级保留劳动关系，退出岗位，按月享受伤残津贴，没有后两项一次性补助",
            "广东省工伤保险条例第二十八条",
        )
        return False
    if ended == "still_employed":
        work.say("劳动关系未结束，后两项一次性补助尚未到期", ARTICLE)
        return False
    if ended in ("pension", "death"):
        work.say(f"{_ENDED[ended]}的，没有后两项一次性补助", "广东省工伤保险条例第三十二条")
        return False
    if grade <= 6 and ended != "worker_asked":
        work.say("五、六级只有劳动者本人提出解除的，才有后两项一次性补助", "广东省工伤保险条例第三十条")
        return False
    return True


def _own_wages(
    facts: Mapping[str, Any], day: str, wage: str, local: str, work: Working
) -> tuple[Decimal, Decimal]:
    """Own wage as insured and as really earned, each within 60 % to 300 % of the local average (art 64)."""
    on: dt.date = facts[day]
    average = _local_average(facts, on, local, work)
    low = average * work.law("work_injury.wage_floor_ratio", on, field=day).value
    high = average * work.law("work_injury.wage_cap_ratio", on, field=day).value
    insured = min(max(facts[wage], low), high)
    actual = min(max(facts["actual_average_wage"] or facts[wage], low), high)
    if insured != facts[wage]:
        text = f"{figure(facts[wage])}元，限于{figure(low)}元至{figure(high)}元之间，取{figure(insured)}元"
        work.step("本人工资上下限", text, insured, "广东省工伤保险条例第六十四条", low=low, high=high)
    return insured, max(insured, actual)


def _wages_at_end(
    own: Decimal, actual: Decimal, facts: Mapping[str, Any], work: Working
) -> tuple[Decimal, Decimal]:
    """Article 33: the twelve months before the end, where that average is higher."""
    if facts["average_wage_before_end"] is None:
        return own, actual
    later, later_actual = _own_wages(
        facts, "ended_on", "average_wage_before_end", "local_average_wage_at_end", work
    )
    if later > own:
        work.say(
            f"离职前十二个月平均{figure(later)}元高于受伤前，后两项按高的计算", "广东省工伤保险条例第三十三条"
        )
    return max(own, later), max(actual, later_actual)


def _local_average(facts: Mapping[str, Any], on: dt.date, name: str, work: Working) -> Decimal:
    if facts[name] is not None:
        given: Decimal = facts[name]
        return given
    try:
        value = parameters()["wages.average_monthly"].at(on, facts["region"])
    except NotInForce:
        raise FactsNeeded((name,)) from None
    work.say(f"平均工资取{figure(value.value)}元（{value.source}），应由法务核对口径", value.article)
    return value.value


def _item(
    key: str, title: str, own: Decimal, actual: Decimal, on: dt.date, facts: Mapping[str, Any], work: Working
) -> None:
    """One item: the employer pays the employment subsidy, everything if uninsured, and the gap of under-reporting."""
    field = "injured_on" if key == "disability_grant" else "ended_on"
    months = work.law(f"work_injury.{key}_months", on, row=str(facts["grade"]), field=field)
    amount = months.value * actual
    by_employer = key == "employment_subsidy" or not facts["insured"]
    from_fund = Decimal(0) if by_employer else months.value * own
    work.parts["fund"] += from_fund
    work.parts["employer"] += amount - from_fund
    payer = "用人单位支付" if by_employer else "工伤保险基金支付"
    if from_fund and amount > from_fund:
        payer = f"基金支付{figure(from_fund)}元，单位补足少报工资的差额{figure(amount - from_fund)}元"
    elif by_employer and key != "employment_subsidy":
        payer = "未参保，由用人单位支付"
    text = f"{facts['grade']}级：{figure(months.value)}个月×{figure(actual)}元＝{figure(amount)}元（{payer}）"
    work.step(title, text, amount, months.article, months=months.value, wage=actual, fund=from_fund)


FORMULA = Formula("injury_lump_sums", "一次性工伤待遇", "C10", FIELDS, injury_lump_sums)
