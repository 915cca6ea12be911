"""Auxiliary aid 辅助性法律援助 above the means line, and what it costs (深圳市法律援助条例 49, LA-21): a share of the net gain."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from law.claims.result import figure
from law.facts import Field
from law.parameter import NotInForce, Value, parameters
from law.questions import Decision, Question, Reason, all_hold, decide, negate

ARTICLE = "深圳市法律援助条例第四十九条"
FEN = Decimal("0.01")
PLACE = (
    Field("region", "region", "法律援助机构所在地区代码", required=True),
    Field("on", "date", "哪一天？（申请日；算费时为援助结束日）", required=True),
)
OFFER = (
    *PLACE,
    Field("in_scope", "bool", "属于法律援助事项范围和本机构管辖吗？", required=True),
    Field("exempt", "bool", "免予核查经济困难状况吗？", required=True),
    Field("poor", "bool", "符合经济困难标准吗？", required=True),
)
FEE = (
    *PLACE,
    Field("won", "money", "受援人因案件实际取得多少？（没有取得填0）", "元", required=True),
    Field("costs", "money", "受援人为取得该款支付的费用", "元"),
    Field("settled", "bool", "是和解、调解结案吗？", required=True),
)


def may_offer(facts: Mapping[str, Any]) -> Decision:
    """深圳市法律援助条例 49: for who is above the means line only; never for who is exempt from the check or qualifies.

    A worker of Shenzhen in scope, not exempt, above the line: yes. A migrant worker who claims wages: no, aid costs him nothing.
    """
    ratios = _ratios(facts)
    poor, exempt = facts["poor"], facts["exempt"]
    place = None if facts["region"] is None or facts["on"] is None else ratios is not None
    reasons = [
        Reason("place", "当地设有辅助性法律援助", ARTICLE, "LA-21", {"region": facts["region"], "on": facts["on"]}, place),
        Reason("scope", "属于法律援助事项范围和本机构管辖", ARTICLE, "LA-21", {"in_scope": facts["in_scope"]}, facts["in_scope"]),
        Reason("not_exempt", "不属于免予核查的人员（免予核查的，援助不收费）", ARTICLE, "LA-21", {"exempt": exempt}, negate(exempt)),
        Reason("above_line", "经济状况高于困难标准（符合标准的，援助不收费）", ARTICLE, "LA-21", {"poor": poor}, negate(poor)),
    ]  # fmt: skip
    found = {} if ratios is None else {"ratio": f"{ratios[0].value}", "ratio_settled": f"{ratios[1].value}"}
    return decide(all_hold(one.holds for one in reasons), reasons, findings=found)


def fee_of(facts: Mapping[str, Any]) -> Decision:
    """深圳市法律援助条例 49: 8 % of the net gain, 5 % of it when settled; the net gain is money won less costs, never under nothing.

    20000 won by award, 500 of costs: 19500 × 8 % = 1560.00. Lost: nothing won, nothing to pay.
    """
    won, costs, settled = facts["won"], facts["costs"] or Decimal(0), facts["settled"]
    ratios = _ratios(facts)
    if ratios is None and facts["region"] is not None and facts["on"] is not None:
        place = Reason("place", "当地没有辅助性法律援助，不收费", ARTICLE, "LA-21", {"region": facts["region"]}, False)  # fmt: skip
        return decide(False, [place], findings={"amount": "0.00"})
    net = None if won is None else max(won - costs, Decimal(0))
    gain = Reason(
        "gain",
        f"净收益＝取得{figure(won)}元－费用{figure(costs)}元＝{figure(net)}元"
        if net is not None
        else "净收益＝取得的金额－费用",
        ARTICLE,
        "LA-21",
        {"won": won, "costs": costs},
        None if net is None else net > 0,
    )
    if net is None or settled is None or ratios is None:
        needed = {"settled": settled, "region": facts["region"], "on": facts["on"]}
        ratio = Reason("ratio", "收费比例按是否和解结案确定", ARTICLE, "LA-21", needed)
        return decide(None, [gain, ratio])
    rate = ratios[1 if settled else 0]
    amount = (net * rate.value).quantize(FEN, ROUND_HALF_UP)
    way = "和解、调解结案" if settled else "裁判结案"
    text = f"{figure(net)}元×{figure(rate.value * 100)}%（{way}）＝{amount}元"
    told = Reason("ratio", text, rate.article, "LA-21", {"settled": settled, "ratio": rate.value}, True)
    return decide(amount > 0, [gain, told], findings={"amount": f"{amount}", "net": f"{net.quantize(FEN)}"})


def _ratios(facts: Mapping[str, Any]) -> tuple[Value, Value] | None:
    """The two shares in force at the place on the day; None where there is no such aid, or the place is not known."""
    if facts["region"] is None or facts["on"] is None:
        return None
    held = parameters()
    try:
        plain = held["legal_aid.auxiliary_fee_ratio"].at(facts["on"], facts["region"])
        return plain, held["legal_aid.auxiliary_fee_ratio_settled"].at(facts["on"], facts["region"])
    except NotInForce:
        return None


OFFERED = Question("是否可以提供辅助性法律援助", OFFER, may_offer)
QUESTION = Question("辅助性法律援助收费多少", FEE, fee_of)
