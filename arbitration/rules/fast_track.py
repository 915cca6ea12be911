"""Whether the wage fast lane is open 速裁: a migrant worker, wages claimed, not excluded by rule 57 (FAST)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbitration.rules import simple_handling
from law.facts import Field
from law.questions import Decision, Question, Reason, all_hold, decide

FIELDS = (
    Field("migrant_worker", "bool", "是不是农民工（农村户籍，为单位提供劳动）？", required=True),
    Field("claims_wages", "bool", "请求中有没有工资？", required=True),
    *simple_handling.FIELDS,
)


def is_fast_track(facts: Mapping[str, Any]) -> Decision:
    """规则 56, 57; 条例724 art 2; 人社部发〔2019〕80号: migrant worker, wages, and no ground of exclusion.

    The three grounds of rule 56 decide on simple handling: `findings.simple_procedure` says yes, no or facts missing.
    """
    reasons = [_migrant(facts), _wages(facts), *simple_handling.exclusion_reasons(facts)]
    notes = simple_handling.allowed_reasons(facts, note=True)
    simple = {True: "yes", False: "no", None: "facts_missing"}[simple_handling.may_be_simple(facts)]
    holds = all_hold(reason.holds for reason in reasons)
    return decide(holds, [*reasons, *notes], findings={"simple_procedure": simple})


def _migrant(facts: Mapping[str, Any]) -> Reason:
    value = facts["migrant_worker"]
    text = "申请人是农民工"
    return Reason(
        "migrant_worker", text, "保障农民工工资支付条例第二条", "FAST-4", {"migrant_worker": value}, value
    )


def _wages(facts: Mapping[str, Any]) -> Reason:
    value = facts["claims_wages"]
    return Reason(
        "claims_wages", "请求中有工资", "人社部发〔2019〕80号", "FAST-2", {"claims_wages": value}, value
    )


QUESTION = Question("能否进入农民工工资速裁通道", FIELDS, is_fast_track)
