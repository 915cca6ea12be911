"""Whether an application is to be accepted 受理: the four conditions of rule 30, and what never bars it (ACC)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbitration.rules import jurisdiction
from law.facts import Field
from law.questions import Answer, Decision, Question, Reason, all_hold, decide

ARTICLE = "劳动人事争议仲裁办案规则第三十条"
_DISPUTES = {
    "relation": "确认劳动关系",
    "contract": "订立、履行、变更、解除和终止劳动合同",
    "dismissal": "除名、辞退和辞职、离职",
    "conditions": "工作时间、休息休假、社会保险、福利、培训和劳动保护",
    "money": "劳动报酬、工伤医疗费、经济补偿或者赔偿金等",
    "wages": "拖欠劳动报酬",
    "other_by_law": "法律、法规规定的其他劳动争议",
    "not_labour": "不属于劳动争议",
}
_EARLIER = {
    "none": "没有",
    "refused": "已作出不予受理决定",
    "pending": "正在仲裁或者诉讼",
    "decided": "已有生效的裁决、判决、调解书",
    "withdrawn": "申请人自行撤回",
    "deemed_withdrawn": "按撤回处理",
}
_BARRED = {
    "refused": ("劳动人事争议仲裁办案规则第三十四条", "ACC-9"),
    "pending": ("劳动人事争议仲裁办案规则第三十四条", "ACC-9"),
    "decided": ("劳动人事争议仲裁办案规则第三十四条", "ACC-9"),
    "deemed_withdrawn": ("劳动人事争议仲裁办案规则第三十九条", "HRG-5"),
}

FIELDS = (
    Field("dispute", "enum", "属于哪一类争议？", required=True, choices=_DISPUTES),
    Field("claims_clear", "bool", "仲裁请求是否明确，有没有写明事实和理由？", required=True),
    Field("applicant_interested", "bool", "申请人与争议有无直接利害关系？", required=True),
    Field("respondent_identified", "bool", "被申请人是否明确？", required=True),
    Field("in_jurisdiction", "bool", "是否属于本委管辖？（填了下列地区的可以不填）"),
    *(Field(one.name, one.type, one.question, one.unit, False, one.choices) for one in jurisdiction.FIELDS),
    Field("earlier", "enum", "同一事实、理由和请求以前处理过吗？", required=True, choices=_EARLIER),
    Field("over_age", "bool", "劳动者是否已超过法定退休年龄？"),
    Field("time_barred", "bool", "仲裁时效是否可能已过？"),
    Field("papers_missing", "bool", "材料是否不齐？"),
    Field("promise_in_writing", "bool", "申请人是否书面承诺补交材料？"),
)


def is_acceptable(facts: Mapping[str, Any]) -> Decision:
    """规则 30, 31, 34, 35, 39: four conditions and no repetition; `findings.outcome` is accept, redirect or refuse.

    Only the wrong commission: redirect with a written explanation (rule 31), never a notice of refusal.
    """
    place = _place(facts)
    others = [
        _dispute(facts),
        _bool(facts, "claims_clear", "有明确的仲裁请求和事实理由", "（二）"),
        _bool(facts, "applicant_interested", "申请人与本案有直接利害关系", "（三）"),
        _bool(facts, "respondent_identified", "有明确的被申请人", "（三）"),
        _earlier(facts),
    ]
    rest = all_hold(reason.holds for reason in others)
    holds = all_hold((rest, place.holds))
    decision = decide(holds, [*others, place, *_notes(facts)])
    return Decision(
        decision.answer, decision.reasons, decision.missing, _findings(decision, rest, place, facts)
    )


def _bool(facts: Mapping[str, Any], name: str, text: str, item: str) -> Reason:
    return Reason(name, text, f"{ARTICLE}{item}", "ACC-4", {name: facts[name]}, facts[name])


def _dispute(facts: Mapping[str, Any]) -> Reason:
    value = facts["dispute"]
    holds = None if value is None else value != "not_labour"
    text = "属于劳动争议调解仲裁法第二条的争议" + (f"：{_DISPUTES[value]}" if holds else "")
    return Reason(
        "dispute", text, f"{ARTICLE}（一）；劳动争议调解仲裁法第二条", "ACC-4", {"dispute": value}, holds
    )


def _place(facts: Mapping[str, Any]) -> Reason:
    given = facts["in_jurisdiction"]
    if given is None and facts["commission_region"] is not None:
        asked = jurisdiction.has_jurisdiction(facts)
        given = {Answer.YES: True, Answer.NO: False, Answer.FACTS_MISSING: None}[asked.answer]
        used = {"commission_region": facts["commission_region"], "in_jurisdiction": given}
    else:
        used = {"in_jurisdiction": given}
    return Reason("in_jurisdiction", "属于本仲裁委员会管辖范围", f"{ARTICLE}（四）", "ACC-5", used, given)


def _earlier(facts: Mapping[str, Any]) -> Reason:
    value = facts["earlier"]
    if value in _BARRED:
        article, rule = _BARRED[value]
        return Reason(
            "earlier", f"同一请求{_EARLIER[value]}，不予受理", article, rule, {"earlier": value}, False
        )
    if value == "withdrawn":
        text = "申请人自行撤回后再次申请的，应当受理"
        return Reason(
            "earlier", text, "劳动人事争议仲裁办案规则第三十五条", "HRG-6", {"earlier": value}, True
        )
    holds = None if value is None else True
    return Reason(
        "earlier", "不是重复申请", "劳动人事争议仲裁办案规则第三十四条", "ACC-9", {"earlier": value}, holds
    )


def _notes(facts: Mapping[str, Any]) -> list[Reason]:
    """What must not decide: age, limitation, missing papers with a promise."""
    notes = []
    if facts["over_age"]:
        text = "超过法定退休年龄不是不予受理的理由；报酬、休息、安全、工伤争议由仲裁处理，其他事项可告知向法院起诉"
        article = "超龄劳动者基本权益保障暂行规定第十九条"
        notes.append(Reason("over_age", text, article, "ACC-4", {"over_age": True}, True, note=True))
    if facts["time_barred"]:
        text = "时效不是受理条件，不得以超过时效为由不予受理"
        notes.append(Reason("time_barred", text, ARTICLE, "LIM-7", {"time_barred": True}, True, note=True))
    if facts["papers_missing"]:
        notes.append(_papers(facts))
    return notes


def _papers(facts: Mapping[str, Any]) -> Reason:
    promise = facts["promise_in_writing"]
    text = "材料不齐：已书面承诺补交的可以容缺受理，否则一次性告知补正"
    used = {"papers_missing": True, "promise_in_writing": promise}
    return Reason(
        "papers",
        text,
        "劳动人事争议仲裁办案规则第二十九条；人社厅函〔2023〕69号",
        "FAST-5",
        used,
        promise,
        True,
    )


def _findings(
    decision: Decision, rest: bool | None, place: Reason, facts: Mapping[str, Any]
) -> dict[str, Any]:
    if decision.answer is Answer.FACTS_MISSING:
        return {"outcome": "facts_missing"}
    if rest and place.holds is False:
        return {"outcome": "redirect", "article": "劳动人事争议仲裁办案规则第三十一条"}
    if decision.answer is Answer.NO:
        return {"outcome": "refuse" if rest is False else "facts_missing"}
    if facts["papers_missing"]:
        return {"outcome": "accept_with_promise" if facts["promise_in_writing"] else "supplement"}
    return {"outcome": "accept"}


QUESTION = Question("是否符合受理条件", FIELDS, is_acceptable)
