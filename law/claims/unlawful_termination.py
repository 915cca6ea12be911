"""Damages for unlawful termination 违法解除赔偿金 (2N)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.result import Working, figure
from law.claims.service_base import (
    SERVICE_FIELDS,
    capped_months,
    monthly_wage,
    service_start,
    severance_months,
)
from law.facts import Field

ARTICLE = "劳动合同法第八十七条"
_BY = {"employer": "单位", "worker": "劳动者", "both": "双方协商"}

FIELDS = (
    Field("ended_by", "enum", "是谁解除或者终止的？", required=True, choices=_BY),
    Field(
        "unlawful",
        "bool",
        "单位的解除或者终止是否违法（无法定理由、程序违法或者属于不得解除的情形）？",
        required=True,
    ),
    Field("wants_continuation", "bool", "劳动者是否要求继续履行劳动合同？"),
    Field("continuation_possible", "bool", "劳动合同是否还能继续履行？"),
    *SERVICE_FIELDS,
)


def unlawful_termination(facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳动合同法 48, 87; 实施条例 25: twice the severance of the whole service; it replaces the severance.

    2020-03-01 to 2026-09-15 is 6 years 6 months and a half: 7 × 6500 × 2 = 91000.00.
    """
    if facts["ended_by"] != "employer":
        return work.nothing(f"{_BY[facts['ended_by']]}解除的，不适用违法解除赔偿金", ARTICLE)
    if not facts["unlawful"]:
        return work.nothing(
            "单位的解除或者终止合法，没有赔偿金；是否有经济补偿另行计算（severance）", ARTICLE
        )
    if facts["wants_continuation"]:
        work.need("continuation_possible")
        if facts["continuation_possible"]:
            return work.nothing(
                "劳动者要求且能够继续履行的，应当继续履行，不支付赔偿金", "劳动合同法第四十八条"
            )
    start = service_start(facts, work)
    wage = monthly_wage(facts, work)
    months = capped_months(severance_months(start, facts["last_day"], work), wage, facts, work)
    multiple = work.law("severance.unlawful_multiple", facts["last_day"], field="last_day").value
    amount = months * wage.used * multiple
    text = f"{start}至{facts['last_day']}：{figure(months)}个月×{figure(wage.used)}元×{figure(multiple)}＝{figure(amount)}元"
    work.step("赔偿金", text, amount, f"劳动合同法第四十七条、{ARTICLE[5:]}", months=months, wage=wage.used)
    work.say(
        "赔偿金的计算年限自用工之日起计算；支付赔偿金的，不再支付经济补偿", "劳动合同法实施条例第二十五条"
    )
    return work.less_paid(amount)


FORMULA = Formula(
    "unlawful_termination", "违法解除（终止）劳动合同赔偿金", "C7", FIELDS, unlawful_termination
)
