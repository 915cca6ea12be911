"""Pay in place of notice 代通知金, alone and together with severance (N+1)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims import severance as severance_file
from law.claims.formula import Formula
from law.claims.grounds import CHOICES, GROUNDS
from law.claims.result import Working, figure
from law.facts import Field, in_order

ARTICLE = "劳动合同法第四十条；劳动合同法实施条例第二十条"

_NOTICE_FIELDS = (
    Field("notified", "bool", "单位是否提前书面通知解除？", required=True),
    Field("notified_on", "date", "书面通知哪一天送到本人？"),
    Field("previous_month_wage", "money", "解除前一个月的工资标准是多少？", "元", required=True),
)
FIELDS = (
    Field("ground", "enum", "单位以什么理由解除？", required=True, choices=CHOICES),
    Field("last_day", "date", "哪一天解除？（最后一日，含当日）", required=True),
    *_NOTICE_FIELDS,
    Field("paid", "money", "已付的代通知金", "元"),
)
_BOTH_FIELDS = (*severance_file.FIELDS, *_NOTICE_FIELDS)


def notice_pay(facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳动合同法 40, 实施条例 20: a month of the previous month's wage where 30 days' written notice is missing."""
    return work.less_paid(_one_month(facts, work))


def severance_plus_one(facts: Mapping[str, Any], work: Working) -> Decimal:
    """N+1: severance, and one month where article 40 was used without 30 days' notice; `paid` counts for both."""
    extra = _one_month(facts, work)
    total = severance_file.severance_before_payment(facts, work) + extra
    if extra:
        work.step(
            "合计", f"经济补偿与代通知金合计{figure(total)}元", total, "劳动合同法第四十六条（三）、第四十条"
        )
    return work.less_paid(total)


def _one_month(facts: Mapping[str, Any], work: Working) -> Decimal:
    ground = GROUNDS[facts["ground"]]
    if not facts["ground"].startswith("40"):
        return work.nothing(f"{ground.title}，不属于第四十条的情形，没有代通知金", ARTICLE)
    if facts["notified"]:
        work.need("notified_on")
        in_order(facts, "notified_on", "last_day")
        days = (facts["last_day"] - facts["notified_on"]).days
        needed = work.law("severance.notice_days", facts["last_day"], field="last_day").value
        if days >= needed:
            return work.nothing(f"已提前{days}日书面通知，不少于{figure(needed)}日，没有代通知金", ARTICLE)
        work.say(f"书面通知只提前{days}日，少于{figure(needed)}日", ARTICLE)
    months = work.law("severance.notice_pay_months", facts["last_day"], field="last_day").value
    amount: Decimal = months * facts["previous_month_wage"]
    text = f"{figure(months)}个月×上月工资{figure(facts['previous_month_wage'])}元＝{figure(amount)}元"
    work.step("代通知金", text, amount, ARTICLE, months=months)
    return amount


FORMULA = Formula("notice_pay", "代通知金", "C8", FIELDS, notice_pay)
SEVERANCE_PLUS_ONE = Formula(
    "severance_plus_one", "经济补偿加代通知金", "C6", _BOTH_FIELDS, severance_plus_one
)
