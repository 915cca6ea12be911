"""Whether an award is final 终局裁决: item by item, twelve minimum wages at the place and on the date (AWD-1 to AWD-5)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from law.facts import FactError, Field
from law.parameter import NotInForce, Value, parameters
from law.questions import Decision, Question, Reason, all_hold, decide, negate

ARTICLE = "劳动争议调解仲裁法第四十七条；劳动人事争议仲裁办案规则第五十条"
# What article 47(1) covers, with the items that rule 50 ¶2 and 人社部发〔2022〕9号 item 10 count in.
MONEY = {
    "wages": "劳动报酬",
    "overtime": "加班工资",
    "minimum_wage_shortfall": "最低工资差额",
    "heat_allowance": "高温津贴",
    "bonus": "奖金、提成",
    "shutdown_pay": "停工、病假、停工留薪期工资",
    "annual_leave": "未休年休假工资",
    "injury_medical": "工伤医疗费",
    "severance": "经济补偿",
    "non_compete": "竞业限制经济补偿",
    "notice_pay": "代通知金",
    "double_wage": "未订立书面劳动合同二倍工资",
    "unlawful_probation": "违法约定试用期赔偿金",
    "unlawful_termination": "违法解除或者终止赔偿金",
    "surcharge": "加付赔偿金",
}
STANDARDS = {"labour_standards": "执行国家劳动标准（工作时间、休息休假、社会保险等）"}
OTHER = {
    "confirm_relation": "确认劳动关系",
    "injury_benefits": "工伤医疗费以外的工伤待遇",
    "continue_performance": "继续履行劳动合同",
    "certificates": "离职证明、档案和社保转移",
    "employer_claim": "用人单位的请求",
    "other": "其他",
}

FIELDS = (
    Field(
        "items",
        "table",
        "裁决的各项请求",
        required=True,
        columns=(
            Field("claim", "enum", "哪一类请求？", required=True, choices={**MONEY, **STANDARDS, **OTHER}),
            Field("amount", "money", "该项确定的金额（驳回的填0）", "元"),
        ),
    ),
    Field("region", "region", "仲裁委员会所在地区代码", required=True),
    Field("on", "date", "按哪一天的最低工资？（默认裁决作出日）", required=True),
    Field("confirms_relation", "bool", "本案是否涉及确认劳动关系？", required=True),
)


def is_final(facts: Mapping[str, Any]) -> Decision:
    """调解仲裁法 47, 规则 50: yes if every item is final; `findings` lists each, for one award or two.

    Guangzhou 2026: 14287.36 of wages is not above 12 × 2500 = 30000, so final; 71500.00 of double wage isn't.
    """
    relation = _relation(facts)
    cap = _cap(facts)
    items = [_item(number, row, cap) for number, row in enumerate(_measured(facts["items"] or ()))]
    if facts["items"] is None:
        items = [Reason("items", "还缺少各项请求", ARTICLE, "AWD-1", {"items": None})]
    reasons = [relation, *items]
    holds = all_hold(reason.holds for reason in reasons)
    return decide(holds, reasons, findings=_findings(facts, relation, items, cap))


def _measured(rows: Any) -> list[dict[str, Any]]:
    """The amounts that count: each item alone, but injury medical cost as one total (AWD-21)."""
    known = [row["amount"] for row in rows if row["claim"] == "injury_medical"]
    if len(known) < 2:
        return [dict(row) for row in rows]
    total = None if None in known else sum(known, Decimal(0))
    return [{**row, "amount": total} if row["claim"] == "injury_medical" else dict(row) for row in rows]


def _relation(facts: Mapping[str, Any]) -> Reason:
    value = facts["confirms_relation"]
    if any(row["claim"] == "confirm_relation" for row in facts["items"] or ()):
        value = True
    text = "本案涉及确认劳动关系，整案为非终局" if value else "本案不涉及确认劳动关系"
    if value is None:
        text = "是否涉及确认劳动关系尚不清楚"
    return Reason(
        "relation",
        text,
        "人社部发〔2022〕9号第十一条",
        "AWD-5、AWD-23",
        {"confirms_relation": value},
        negate(value),
    )


def _cap(facts: Mapping[str, Any]) -> tuple[Decimal, Value] | None:
    if facts["on"] is None or facts["region"] is None:
        return None
    try:
        minimum = parameters()["wages.minimum_monthly"].at(facts["on"], facts["region"])
        multiple = parameters()["arbitration.finality_multiple"].at(facts["on"])
    except NotInForce:
        raise FactError("region", f"没有{facts['on']}在该地区适用的月最低工资标准") from None
    return (multiple.value * minimum.value).quantize(Decimal("0.01")), minimum


def _item(number: int, row: Mapping[str, Any], cap: tuple[Decimal, Value] | None) -> Reason:
    claim, amount = row["claim"], row["amount"]
    code, facts = f"item_{number + 1}", {f"items[{number}].claim": claim}
    if claim is None:
        return Reason(code, "请求种类未填", ARTICLE, "AWD-1", facts)
    if claim in STANDARDS:
        return Reason(
            code, f"{STANDARDS[claim]}，终局", "劳动争议调解仲裁法第四十七条（二）", "AWD-2", facts, True
        )
    if claim in OTHER:
        return Reason(code, f"{OTHER[claim]}不属于第四十七条的事项，非终局", ARTICLE, "AWD-1", facts, False)
    return _money_item(number, claim, amount, cap)


def _money_item(number: int, claim: str, amount: Decimal | None, cap: tuple[Decimal, Value] | None) -> Reason:
    rule = "AWD-1" if claim in ("wages", "severance") else "AWD-3、AWD-21"
    facts: dict[str, Any] = {f"items[{number}].claim": claim, f"items[{number}].amount": amount}
    if cap is None:
        facts |= {"region": None, "on": None}
    if amount is None or cap is None:
        return Reason(f"item_{number + 1}", f"{MONEY[claim]}：还缺少金额、地区或者日期", ARTICLE, rule, facts)
    limit, minimum = cap
    facts |= {"minimum_wage": minimum.value, "limit": limit, "region": minimum.region}
    holds = amount <= limit
    sign, word = ("不超过", "终局") if holds else ("超过", "非终局")
    text = f"{MONEY[claim]}{amount:.2f}元{sign}月最低工资{minimum.value}元×{limit / minimum.value:f}个月＝{limit}元，{word}"
    return Reason(f"item_{number + 1}", text, f"{ARTICLE}；{minimum.article}", rule, facts, holds)


def _findings(
    facts: Mapping[str, Any], relation: Reason, items: list[Reason], cap: tuple[Decimal, Value] | None
) -> dict[str, Any]:
    finals = [all_hold((relation.holds, item.holds)) for item in items] if facts["items"] is not None else []
    return {
        "items": [
            {"claim": row["claim"], "amount": row["amount"], "final": final}
            for row, final in zip(facts["items"] or (), finals, strict=True)
        ],
        "limit": cap[0] if cap else None,
        # Rule 50 ¶4: final and non-final items go into separate awards.
        "separate_awards": True in finals and False in finals,
    }


QUESTION = Question("是否终局裁决", FIELDS, is_final)
