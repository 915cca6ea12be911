"""Whether the recipient must apply anew when a stage is over 下一程序重新申请 (深圳市法律援助条例 17, LA-21). Elsewhere the aid goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.local_rules import local_rule
from law.questions import Decision, Question, Reason, all_hold, decide

STAGES = {
    "arbitration": "劳动争议仲裁",
    "first_instance": "民事诉讼一审",
    "second_instance": "民事诉讼二审",
    "enforcement": "强制执行",
}
ORDER = tuple(STAGES)
GOES_ON = "法律援助法第四十八条"

FIELDS = (
    Field("stage", "enum", "现在的援助是哪一程序的？", required=True, choices=STAGES),
    Field("ended", "bool", "这一程序已经作出裁决、判决或者已经办结了吗？", required=True),
    Field("region", "region", "法律援助机构所在地区代码", required=True),
    Field("on", "date", "哪一天裁决、判决或者办结？", required=True),
)


def must_apply_anew(facts: Mapping[str, Any]) -> Decision:
    """深圳市法律援助条例 17: after an award or judgment aid for the next stage is applied for anew.

    Shenzhen, the award served on 2026-10-12: yes, next is the first instance. Guangzhou: no, the aid goes on (法律援助法 48 names
    the end of a stage among no ground of its own).
    """
    stage = facts["stage"]
    later = later_stages(stage) if stage else ()
    reasons = [_ended(facts), _local(facts), _next(stage, later)]
    answer = all_hold(one.holds for one in reasons)
    return decide(answer, reasons, findings={"next": later[0] if later else "", "later": list(later)})


def later_stages(stage: str) -> tuple[str, ...]:
    """The stages that may come after this one, the nearest first."""
    return ORDER[ORDER.index(stage) + 1 :]


def _ended(facts: Mapping[str, Any]) -> Reason:
    used = {"stage": facts["stage"], "ended": facts["ended"]}
    text = f"{STAGES.get(facts['stage'] or '', '本程序')}已经结束"
    return Reason("ended", text, "深圳市法律援助条例第十七条", "LA-21", used, facts["ended"])


def _local(facts: Mapping[str, Any]) -> Reason:
    region, on = facts["region"], facts["on"]
    used = {"region": region, "on": on}
    if region is None or on is None:
        return Reason("local", "当地规定每一程序重新申请", GOES_ON, "LA-21", used)
    found = local_rule("aid_by_stage", region, on)
    if found is None:
        return Reason("local", "当地没有每一程序重新申请的规定，援助继续办理", GOES_ON, "LA-21", used, False)
    return Reason("local", found.zh, found.article, found.rule, used, True)


def _next(stage: str | None, later: tuple[str, ...]) -> Reason:
    text = f"后面还有程序：{'、'.join(STAGES[one] for one in later)}" if later else "后面没有别的程序"
    return Reason(
        "next", text, "深圳市法律援助条例第十七条", "LA-21", {"stage": stage}, bool(later) if stage else None
    )


QUESTION = Question("受援人进入下一程序是否须重新申请法律援助", FIELDS, must_apply_anew)
