"""Severance 经济补偿 (N): whether it is due, for how many months of wage, at which wage.

Service before 2008-01-01 is counted apart (劳动合同法 97 ¶3): only on grounds that gave severance then,
a part of a year as a whole one, without the cap of article 47.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.claims.formula import Formula
from law.claims.grounds import CHOICES, EXPIRY_PAYS, GROUNDS, RENEWAL
from law.claims.result import Working, figure
from law.claims.service_base import (
    ARTICLE,
    SERVICE_FIELDS,
    Wage,
    capped_months,
    monthly_wage,
    service_start,
    severance_months,
    whole_years,
)
from law.claims.spans import ONE_DAY, add_months
from law.facts import Field
from law.parameter import NotInForce, parameters

GROUND_FIELDS = (
    Field("ground", "enum", "劳动合同因什么解除或者终止？", required=True, choices=CHOICES),
    Field("renewal", "enum", "合同期满时续订情况如何？", choices=RENEWAL),
)
FIELDS = (*GROUND_FIELDS, *SERVICE_FIELDS)


def severance(facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳动合同法 46, 47: months of wage by years of service; nothing on a ground that gives none.

    2025-06-03 to 2026-09-15 under article 38(2) at 6500: 1.5 × 6500 = 9750.00.
    """
    return work.less_paid(severance_before_payment(facts, work))


def severance_before_payment(facts: Mapping[str, Any], work: Working) -> Decimal:
    """The same without what was already paid."""
    refusal = no_right(facts, work)
    if refusal:
        return work.nothing(*refusal)
    start, last = service_start(facts, work), facts["last_day"]
    ground = GROUNDS[facts["ground"]]
    work.say(f"{ground.title}，应当支付经济补偿", ground.article)
    wage = monthly_wage(facts, work)
    since = parameters()["severance.months_per_year"].at(last).from_date if _covered(last) else last
    total = Decimal(0)
    if start < since:
        total += _earlier(start, min(last, since - ONE_DAY), wage, facts, work)
    total += _under_article_47(max(start, since), wage, facts, work)
    return total


def _covered(last: dt.date) -> bool:
    try:
        return bool(parameters()["severance.months_per_year"].at(last))
    except NotInForce:
        return False


def no_right(facts: Mapping[str, Any], work: Working) -> tuple[str, str] | None:
    """Why no severance is due, with the article; None if it is."""
    ground = GROUNDS[facts["ground"]]
    if facts["ground"] == "unlawful":
        return (
            "违法解除或者终止的，支付二倍赔偿金（unlawful_termination），不再支付经济补偿",
            "劳动合同法实施条例第二十五条",
        )
    due = ground.severance
    if facts["ground"] == "44_1":
        work.need("renewal")
        due = EXPIRY_PAYS[facts["renewal"]]
    if due:
        return None
    detail = f"，{RENEWAL[facts['renewal']]}" if facts["ground"] == "44_1" else ""
    return f"{ground.title}{detail}，依法不支付经济补偿", ground.article


def _under_article_47(first: dt.date, wage: Wage, facts: Mapping[str, Any], work: Working) -> Decimal:
    months = severance_months(first, facts["last_day"], work)
    counted = capped_months(months, wage, facts, work)
    amount = counted * wage.used
    text = f"{first}至{facts['last_day']}：{figure(counted)}个月×{figure(wage.used)}元＝{figure(amount)}元"
    work.step("经济补偿", text, amount, f"{ARTICLE}第一款", months=counted, wage=wage.used)
    return amount


def _earlier(first: dt.date, last: dt.date, wage: Wage, facts: Mapping[str, Any], work: Working) -> Decimal:
    """劳部发〔1994〕481号: a month of wage a year, a part of a year as one, for some grounds at most twelve."""
    code = facts["ground"].split("_")[0] if facts["ground"] != "36_employer" else facts["ground"]
    per_year = parameters()["severance.earlier_months_per_year"].table(last).get(code)
    article = "劳动合同法第九十七条第三款"
    if per_year is None:
        work.say(f"{last + ONE_DAY}之前的工作年限按当时规定不计经济补偿", article)
        return Decimal(0)
    years = whole_years(first, last)
    years += add_months(first, 12 * years) <= last
    cap = parameters()["severance.earlier_cap_months"].table(last).get(facts["ground"])
    months = years * per_year if cap is None else min(years * per_year, cap)
    amount = months * wage.average
    text = f"{first}至{last}：{figure(months)}个月×{figure(wage.average)}元＝{figure(amount)}元（当时规定，不封顶）"
    work.step("施行前的工作年限", text, amount, f"{article}；劳部发〔1994〕481号", months=months)
    return amount


FORMULA = Formula("severance", "经济补偿", "C6", FIELDS, severance)
