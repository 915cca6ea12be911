"""The worker's lawyer fee that the employer may have to bear 律师代理费 (深圳经济特区和谐劳动关系促进条例 58; LA-23)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import Working, figure, to_fen
from law.facts import FactError, Field
from law.parameter import NotInForce, parameters

ARTICLE = "深圳经济特区和谐劳动关系促进条例第五十八条"
CAP = "legal_aid.lawyer_fee_cap"

FIELDS = (
    Field("region", "region", "仲裁委员会或者法院所在地区代码", required=True),
    Field("on", "date", "哪一天作出裁决、判决？（还没有的填今天）", required=True),
    Field("fee", "money", "劳动者实际支付的律师代理费（法律援助不收费的填0）", "元", required=True),
    Field("claimed", "money", "请求的金额合计（不含律师费）", "元"),
    Field("awarded", "money", "裁决、判决支持的金额合计（还没有的不填）", "元"),
)


def lawyer_fee(facts: Mapping[str, Any], work: Working) -> Decimal:
    """深圳和谐劳动关系促进条例 58: the fee paid, in proportion to what is won, at most 5,000; the rest stays with the worker.

    8000 paid, 30000 of 40000 won: 8000 × 75 % = 6000, at most 5000: 5000.00. Without an award the sum is what a full win would give.
    """
    cap = cap_at(facts["region"], facts["on"])
    if cap is None:
        return work.nothing("当地没有由用人单位承担劳动者律师代理费的规定", ARTICLE)
    fee, claimed, awarded = facts["fee"], facts.get("claimed"), facts.get("awarded")
    if awarded == 0:
        return work.nothing("劳动者没有胜诉，律师代理费由自己承担", ARTICLE)
    due = fee
    if awarded is None:
        work.say("还没有裁判，按全部胜诉计算的上限", ARTICLE)
    else:
        work.need("claimed")
        if not claimed or awarded > claimed:
            raise FactError("awarded", "支持的金额不能超过请求的金额")
        due = to_fen(fee * awarded / claimed)
        text = f"律师费{figure(fee)}元×支持{figure(awarded)}元÷请求{figure(claimed)}元＝{figure(due)}元"
        work.step("按胜诉比例", text, due, ARTICLE)
    borne: Decimal = min(due, cap)
    work.step("不超过上限", f"{figure(due)}元，最高{figure(cap)}元，为{figure(borne)}元", borne, ARTICLE)
    if fee > borne:
        work.say(f"其余{figure(fee - borne)}元由劳动者承担", ARTICLE)
    return borne


def cap_at(region: str, on: Any) -> Decimal | None:
    """The most that the employer bears at a place on a day, in yuan; None where there is no such rule."""
    try:
        return parameters()[CAP].at(on, region).value
    except NotInForce:
        return None


FORMULA = Formula("lawyer_fee", "律师代理费（深圳）", "C19", FIELDS, lawyer_fee)
