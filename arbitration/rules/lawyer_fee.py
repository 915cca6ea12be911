"""Whether the employer may have to bear the worker's lawyer fee 律师代理费负担 (深圳经济特区和谐劳动关系促进条例 57, 58; LA-23)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.claims.lawyer_fee import cap_at
from law.facts import Field
from law.local_rules import local_rule
from law.questions import Decision, Question, Reason, all_hold, decide, negate

ARTICLE = "深圳经济特区和谐劳动关系促进条例第五十八条"
FIELDS = (
    Field("region", "region", "仲裁委员会或者法院所在地区代码", required=True),
    Field("on", "date", "哪一天作出裁决、判决？", required=True),
    Field("won", "bool", "劳动者胜诉了吗？（部分胜诉也算）", required=True),
    Field("paid_lawyer", "bool", "劳动者自己付费请了律师吗？", required=True),
    Field("contingency", "bool", "约定了按结果比例收费（风险代理）吗？"),
)


def may_be_borne(facts: Mapping[str, Any]) -> Decision:
    """深圳和谐劳动关系促进条例 57, 58: the worker has won and has paid a lawyer; a fee in proportion to the result is not allowed at all.

    Shenzhen, won, a paid lawyer: yes, at most 5,000. Guangzhou: no. Whether it is awarded is for the tribunal to say.
    """
    region, on = facts["region"], facts["on"]
    known = region is not None and on is not None
    cap = cap_at(region, on) if known else None
    reasons = [
        Reason("place", f"当地规定由用人单位承担，最高{cap}元" if cap else "当地规定由用人单位承担", ARTICLE, "LA-23", {"region": region, "on": on}, cap is not None if known else None),
        Reason("won", "劳动者胜诉", ARTICLE, "LA-23", {"won": facts["won"]}, facts["won"]),
        Reason("paid_lawyer", "劳动者支付了律师代理费", ARTICLE, "LA-23", {"paid_lawyer": facts["paid_lawyer"]}, facts["paid_lawyer"]),
    ]  # fmt: skip
    banned = local_rule("no_contingency_fee", region, on) if known else None
    if banned is not None and facts["contingency"] is not None:
        fair = negate(facts["contingency"])
        reasons.append(Reason("contingency", f"没有约定风险代理：{banned.zh}", banned.article, "LA-23", {"contingency": facts["contingency"]}, fair))  # fmt: skip
    return decide(
        all_hold(one.holds for one in reasons), reasons, findings={"cap": "" if cap is None else f"{cap}"}
    )


QUESTION = Question("用人单位是否可能承担劳动者的律师代理费", FIELDS, may_be_borne)
