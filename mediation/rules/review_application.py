"""Whether a mediation agreement can be put to the commission for review 仲裁审查 (规则 74, 75; MED-5, MED-6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.limits import limits
from law.parameter import NotInForce
from law.periods import due
from law.questions import Decision, Question, Reason, all_hold, decide, negate

ARTICLE = "劳动人事争议仲裁办案规则第七十四条、第七十五条"

FIELDS = (
    Field("effective_on", "date", "调解协议哪一天生效？", required=True),
    Field("applied_on", "date", "哪一天申请审查（或打算哪一天）？", required=True),
    Field("both_apply", "bool", "是不是双方共同申请？", required=True),
    Field("in_scope", "bool", "是否属于仲裁受理范围和本委管辖？", required=True),
    Field("confirms_relation", "bool", "协议是否涉及确认劳动关系？", required=True),
    Field("court_confirmed", "bool", "法院是否已经司法确认？", required=True),
)


def may_be_reviewed(facts: Mapping[str, Any]) -> Decision:
    """规则 74, 75: both apply within fifteen days, in scope, no confirmation of the relation, not confirmed by a court.

    Effective 2026-09-01: the last day is 2026-09-16.
    """
    names = {
        "both_apply": ("双方共同申请", False),
        "in_scope": ("属于受理范围和本委管辖", False),
        "confirms_relation": ("不涉及确认劳动关系", True),
        "court_confirmed": ("法院未作司法确认", True),
    }
    reasons = [_in_time(facts)]
    for name, (text, opposite) in names.items():
        value = facts[name]
        holds = negate(value) if opposite else value
        reasons.append(Reason(name, text, ARTICLE, "MED-6", {name: value}, holds))
    return decide(all_hold(reason.holds for reason in reasons), reasons)


def _in_time(facts: Mapping[str, Any]) -> Reason:
    start, applied = facts["effective_on"], facts["applied_on"]
    used = {"effective_on": start, "applied_on": applied}
    if start is None or applied is None:
        return Reason("in_time", "在期限内申请", ARTICLE, "MED-5", used)
    try:
        version = limits()["mediation.review_application"].version_at(start)
    except NotInForce:
        return Reason("in_time", "当时没有仲裁审查的规定", ARTICLE, "MED-5", used, False)
    last = due(start, version.length, version.unit).due
    text = f"自{start}起{version.length}日内申请，最后一日{last}"
    return Reason("in_time", text, ARTICLE, "MED-5", {**used, "last_day": last}, applied <= last)


QUESTION = Question("调解协议能否申请仲裁审查", FIELDS, may_be_reviewed)
