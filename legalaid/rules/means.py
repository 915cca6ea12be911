"""Whether an applicant is poor enough for legal aid 经济困难 (粤府令268号 art 3, LA-19; Shenzhen's own line, LA-22)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.facts import FactError, Field
from law.parameter import NotInForce, parameters
from law.questions import Decision, Question, Reason, all_hold, any_holds, decide, negate

ARTICLE = "粤府令第268号第三条"

FIELDS = (
    Field("household_income", "money", "申请前六个月家庭收入合计", "元", required=True),
    Field("household_size", "int", "共同生活的家庭成员几人？", "人", required=True, low=1, high=100),
    Field("valuable_assets", "bool", "有没有高价值财产（另一套房、车辆、大额存款等）？", required=True),
    Field("region", "region", "法律援助机构所在地区代码", required=True),
    Field("on", "date", "哪一天申请？", required=True),
    Field("line_monthly", "money", "当地公布的每人每月经济困难标准（不填用已入库的数）", "元/月"),
    Field("asset_value", "money", "家庭存款、有价证券等财产合计", "元"),
    Field("asset_line", "money", "机构设定的财产线（不填只看有没有高价值财产）", "元"),
    Field("exceptional_spending", "money", "申请前六个月治病、上学、灾害等必要支出合计", "元"),
    Field("wage_or_injury_dispute", "bool", "是不是工资或者工伤医疗费争议？（深圳）"),
    Field("average_wage_6_months", "money", "争议前六个月平均工资（深圳）", "元/月"),
)


def is_poor(facts: Mapping[str, Any]) -> Decision:
    """粤府令268号 3: household income per head and month of the last six months under the line, and no valuable assets.

    Necessary exceptional spending is taken off the income. Zhongshan 2023-03-10: 4 persons, 48000 in six months: 2000 a
    month is under 2592, so yes. Whatever is added to income or assets never turns a no into a yes.
    """
    income, assets = _income(facts), _assets(facts)
    spending = _after_spending(facts) if facts["exceptional_spending"] else None
    poor = any_holds((income.holds, spending.holds)) if spending else income.holds
    general = all_hold((poor, assets.holds))
    shenzhen = _shenzhen(facts)
    reasons = [one for one in (income, spending, assets, shenzhen) if one]
    holds = any_holds((general, shenzhen.holds)) if shenzhen else general
    return decide(holds, reasons, findings=_figures(facts))


def _figures(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The line and the income per head that were compared, where both are known."""
    line, per_head = _line(facts), _per_head(facts)
    return {
        "line": "" if line is None else f"{line:.2f}",
        "per_head": "" if per_head is None else f"{per_head:.2f}",
    }


def _per_head(facts: Mapping[str, Any], less: Decimal = Decimal(0)) -> Decimal | None:
    total, size = facts["household_income"], facts["household_size"]
    if None in (total, size, facts["region"], facts["on"]):
        return None
    found: Decimal = max(total - less, Decimal(0)) / _number("means_months", facts) / size
    return found


def _income(facts: Mapping[str, Any]) -> Reason:
    total, size, line = facts["household_income"], facts["household_size"], _line(facts)
    used = {"household_income": total, "household_size": size, "line_monthly": line}
    per_head = _per_head(facts)
    if per_head is None or line is None:
        lacking = {name: None for name in ("region", "on") if facts[name] is None}
        return Reason("income", "人均月收入低于经济困难标准", ARTICLE, "LA-19", {**used, **lacking})
    text = f"家庭人均月收入{per_head:.2f}元" + ("低于" if per_head < line else "不低于") + f"标准{line}元"
    return Reason("income", text, ARTICLE, "LA-19", used, per_head < line)


def _after_spending(facts: Mapping[str, Any]) -> Reason:
    """粤府令268号: a household that is poor because of necessary spending (V2)."""
    spent, line = facts["exceptional_spending"], _line(facts)
    left = _per_head(facts, spent)
    used = {
        "exceptional_spending": spent,
        "line_monthly": line,
        "household_income": facts["household_income"],
    }
    if left is None or line is None:
        return Reason("spending", "扣除必要支出后低于经济困难标准", ARTICLE, "LA-19", used)
    text = (
        f"扣除必要支出{spent}元后人均月收入{left:.2f}元"
        + ("低于" if left < line else "不低于")
        + f"标准{line}元"
    )
    return Reason("spending", text, ARTICLE, "LA-19", used, left < line)


def _assets(facts: Mapping[str, Any]) -> Reason:
    """No valuable assets; where the centre has set a figure, assets up to it don't count as valuable."""
    value, line, valuable = facts["asset_value"], facts["asset_line"], facts["valuable_assets"]
    used = {"valuable_assets": valuable}
    if value is None or line is None:
        return Reason("assets", "没有高价值财产", ARTICLE, "LA-19", used, negate(valuable))
    text = f"没有高价值财产；财产合计{value}元" + ("不超过" if value <= line else "超过") + f"财产线{line}元"
    return Reason(
        "assets",
        text,
        ARTICLE,
        "LA-19",
        {**used, "asset_value": value},
        all_hold((negate(valuable), value <= line)),
    )


def _number(name: str, facts: Mapping[str, Any]) -> Decimal:
    try:
        return parameters()[f"legal_aid.{name}"].at(facts["on"], facts["region"]).value
    except NotInForce:
        raise FactError("region", f"没有{facts['on']}在该地区适用的经济困难认定规定") from None


def _line(facts: Mapping[str, Any]) -> Decimal | None:
    if facts["line_monthly"] is not None:
        given: Decimal = facts["line_monthly"]
        return given
    if facts["on"] is None or facts["region"] is None:
        return None
    try:
        return parameters()["legal_aid.means_line_monthly"].at(facts["on"], facts["region"]).value
    except NotInForce:
        return None


def _shenzhen(facts: Mapping[str, Any]) -> Reason | None:
    """深圳和谐劳动关系促进条例 55: aid is due where wages of the last six months are at most twice the minimum."""
    if facts["on"] is None or facts["region"] is None:
        return None
    try:
        multiple = parameters()["legal_aid.wage_case_minimum_wage_multiple"].at(facts["on"], facts["region"])
        minimum = parameters()["wages.minimum_monthly"].at(facts["on"], facts["region"])
    except NotInForce:
        return None
    line, average = multiple.value * minimum.value, facts["average_wage_6_months"]
    dispute = facts["wage_or_injury_dispute"]
    within = None if average is None else average <= line
    used = {"wage_or_injury_dispute": dispute, "average_wage_6_months": average, "line": line}
    text = f"工资、工伤医疗费争议，前六个月平均工资不超过{line}元，应当给予法律援助"
    return Reason("shenzhen_line", text, multiple.article, "LA-22", used, all_hold((dispute, within)))


QUESTION = Question("是否符合经济困难标准", FIELDS, is_poor)
