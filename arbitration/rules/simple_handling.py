"""The conditions of simple handling 简易处理 (规则 56, 57), shared by the fast lane and collective cases."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.facts import Field
from law.parameter import NotInForce, parameters
from law.questions import Reason, all_hold, any_holds, negate

ALLOWED = "劳动人事争议仲裁办案规则第五十六条"
EXCLUDED = "劳动人事争议仲裁办案规则第五十七条"
_EXCLUSIONS = {
    "public_interest": "涉及国家利益、社会公共利益",
    "social_impact": "有重大社会影响",
    "whereabouts_unknown": "被申请人下落不明",
    "unsuitable": "仲裁委员会认为不宜简易处理",
}

FIELDS = (
    Field("facts_clear", "bool", "是否事实清楚、权利义务关系明确、争议不大？"),
    Field("amount", "money", "标的额（合计）", "元"),
    Field("average_annual_wage", "money", "本省上年度职工年平均工资（不填用已入库的数）", "元/年"),
    Field("both_agree", "bool", "双方是否同意简易处理？"),
    Field("region", "region", "仲裁委员会所在地区代码"),
    Field("on", "date", "受理之日"),
    *(Field(name, "bool", f"是否{text}？") for name, text in _EXCLUSIONS.items()),
)


def allowed_reasons(facts: Mapping[str, Any], *, note: bool = False) -> list[Reason]:
    """规则 56 ¶1: one reason for each of the three conditions, any of which is enough."""
    clear, agree = facts["facts_clear"], facts["both_agree"]
    return [
        Reason(
            "facts_clear",
            "事实清楚、权利义务明确、争议不大",
            f"{ALLOWED}（一）",
            "HRG-10",
            {"facts_clear": clear},
            clear,
            note,
        ),
        _amount(facts, note),
        Reason(
            "both_agree", "双方同意简易处理", f"{ALLOWED}（三）", "HRG-10", {"both_agree": agree}, agree, note
        ),
    ]


def exclusion_reasons(facts: Mapping[str, Any], *, note: bool = False) -> list[Reason]:
    """规则 57: none of the four may be; each reason holds when its ground is absent."""
    return [
        Reason(name, f"不属于：{text}", EXCLUDED, "HRG-10", {name: facts[name]}, negate(facts[name]), note)
        for name, text in _EXCLUSIONS.items()
    ]


def may_be_simple(facts: Mapping[str, Any]) -> bool | None:
    """规则 56, 57 together; None while facts are missing."""
    return all_hold(
        (
            any_holds(reason.holds for reason in allowed_reasons(facts)),
            all_hold(reason.holds for reason in exclusion_reasons(facts)),
        )
    )


def _amount(facts: Mapping[str, Any], note: bool) -> Reason:
    limit, used = _limit(facts)
    amount = facts["amount"]
    holds = None if limit is None or amount is None else amount <= limit
    text = "标的额不超过本省上年度职工年平均工资" + ("" if limit is None else f"{limit:.2f}元")
    return Reason("amount", text, f"{ALLOWED}（二）", "HRG-10", {"amount": amount, **used}, holds, note)


def _limit(facts: Mapping[str, Any]) -> tuple[Decimal | None, dict[str, Any]]:
    """The ceiling and the facts it rests on: what was given, else the number kept for the place and date."""
    given, on, region = facts["average_annual_wage"], facts["on"], facts["region"]
    if given is None and (on is None or region is None):
        return None, {"average_annual_wage": None}
    try:
        yearly = given if given is not None else parameters()["wages.average_annual"].at(on, region).value
        times = (
            Decimal(1) if on is None else parameters()["arbitration.fast_track_wage_multiple"].at(on).value
        )
    except NotInForce:
        return None, {"average_annual_wage": None}
    return yearly * times, {"average_annual_wage": yearly}
