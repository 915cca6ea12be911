"""The surcharge 加付赔偿金 of 50 to 100 %: only after an order to pay by a date was ignored."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import Working, figure
from law.facts import FactError, Field

ARTICLE = "劳动合同法第八十五条；广东省工资支付条例第五十六条"

FIELDS = (
    Field(
        "amount_due", "money", "被责令支付的工资、加班费、经济补偿或最低工资差额是多少？", "元", required=True
    ),
    Field("ordered", "bool", "人社部门是否已责令限期支付？", required=True),
    Field("order_expires_on", "date", "责令的期限哪一天届满？"),
    Field("paid_in_time", "money", "期限内已付多少？", "元"),
    Field("on", "date", "以哪一天的情况计算？"),
    Field("percent", "dec", "人社部门定的加付比例（百分数）；不填按下限", "%", high=1000),
)


def surcharge(facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳动合同法 85, 广东 56: 50 to 100 % of what stayed unpaid when the order's date passed; without an order nothing.

    10000 ordered, 2000 paid in time, at the lowest rate: 8000 × 50 % = 4000.00.
    """
    if not facts["ordered"]:
        return work.nothing("加付赔偿金须先由人社部门责令限期支付、逾期不付；未经该程序不能直接计算", ARTICLE)
    work.need("order_expires_on", "on")
    if facts["on"] <= facts["order_expires_on"]:
        return work.nothing("责令支付的期限尚未届满，没有加付赔偿金", ARTICLE)
    rest = max(facts["amount_due"] - (facts["paid_in_time"] or 0), Decimal(0))
    if rest == 0:
        return work.nothing("已在责令的期限内付清，没有加付赔偿金", ARTICLE)
    low = work.law("surcharge.minimum", facts["order_expires_on"], field="order_expires_on").value
    high = work.law("surcharge.maximum", facts["order_expires_on"], field="order_expires_on").value
    rate = low if facts["percent"] is None else facts["percent"] / 100
    if not low <= rate <= high:
        raise FactError("percent", f"应在{figure(low * 100)}%至{figure(high * 100)}%之间")
    if facts["percent"] is None:
        work.say(
            f"比例由人社部门决定，此处按下限；按上限{figure(high * 100)}%为{figure(rest * high)}元", ARTICLE
        )
    amount = rest * rate
    text = f"逾期未付{figure(rest)}元×{figure(rate * 100)}%＝{figure(amount)}元"
    return work.step("加付赔偿金", text, amount, ARTICLE, unpaid=rest, rate=rate) or Decimal(0)


FORMULA = Formula("surcharge", "加付赔偿金", "C2", FIELDS, surcharge)
