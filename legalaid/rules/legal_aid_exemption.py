"""Whether an applicant is spared the check of means 免予核查经济困难 (法律援助法 42, LA-3, LA-4, LA-20)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.aid_exemptions import Layer, layers_of
from law.facts import Field
from law.questions import Decision, Question, Reason, all_hold, any_holds, decide

ARTICLE = "法律援助法第四十二条"
_CLAIMS = {
    "wages": "支付劳动报酬",
    "injury": "工伤事故人身损害赔偿",
    "relation": "确认劳动关系",
    "social_insurance": "社会保险待遇",
    "other": "其他",
}
GROUPS = {
    "minor_without_income": "无固定生活来源的未成年人",
    "elderly_without_income": "无固定生活来源的老年人",
    "disabled_without_income": "无固定生活来源的残疾人",
    "social_relief": "社会救助对象",
    "judicial_relief": "司法救助对象",
    "preferential_treatment": "优抚对象",
    "disabled_elderly": "残疾老年人",
    "orphaned_or_disabled_minor": "孤儿、残疾未成年人",
    "fallen_police_kin": "因公牺牲警察的近亲属",
    "state_compensation": "请求国家赔偿",
    "guardianship": "申请撤销监护人资格",
    "none": "都不是",
}
# The groups that 法律援助法 42 itself names; the others count where a city has added them.
_NATIONAL = {
    "minor_without_income": "出生证明、户口簿和无固定生活来源的说明",
    "elderly_without_income": "身份证和无固定生活来源的说明",
    "disabled_without_income": "残疾人证和无固定生活来源的说明",
    "social_relief": "低保证、特困人员供养证等社会救助证明",
    "judicial_relief": "司法救助决定",
    "preferential_treatment": "优抚证件",
}
_MIGRANT_PROOF = "户口簿、居住证、劳动合同、工资记录等能证明进城务工的材料之一"
_NO_LIMIT = {
    "heroes_kin": "英雄烈士近亲属维护英雄烈士人格权益",
    "good_samaritan": "因见义勇为主张相关民事权益",
    "retrial_acquittal": "再审改判无罪请求国家赔偿",
    "abuse": "遭受虐待、遗弃或者家庭暴力主张相关权益",
    "none": "都不是",
}
FIELDS = (
    Field("migrant_worker", "bool", "是不是进城务工人员（农民工）？", required=True),
    Field("claims", "multi", "请求什么？可以多选", required=True, choices=_CLAIMS),
    Field("status_proof", "bool", "有没有材料证明身份（户口簿、务工证明、救助证等）？", required=True),
    Field("groups", "multi", "属于下列哪些人员？", choices=GROUPS),
    Field("no_limit", "multi", "属于不受经济困难条件限制的情形吗？", choices=_NO_LIMIT),
    Field("collective", "bool", "是不是集体劳动争议中的劳动者？"),
    Field("injured", "bool", "是不是工伤职工？"),
    Field("region", "region", "法律援助机构所在地区代码"),
    Field("on", "date", "哪一天申请？"),
)


def is_exempt(facts: Mapping[str, Any]) -> Decision:
    """法律援助法 32, 42; 广州市法律援助实施办法: migrant workers who claim wages or injury damages, and others, with proof.

    A migrant worker who claims wages and shows his household register: yes, no check of means.
    """
    limit = _no_limit(facts)
    city = [(layer, _city(layer, facts)) for layer in _layers(facts)]
    free = [limit, *(reason for layer, reason in city if layer.check == "no_limit")]
    grounds = [
        _migrant(facts),
        _groups(facts),
        *(reason for layer, reason in city if layer.check == "exempt"),
    ]
    proof = Reason(
        "status_proof",
        "有材料证明属于上列人员",
        ARTICLE,
        "LA-4",
        {"status_proof": facts["status_proof"]},
        facts["status_proof"],
    )
    exempt = all_hold((any_holds(ground.holds for ground in grounds), proof.holds))
    no_limit = any_holds(one.holds for one in free)
    holds = any_holds((no_limit, exempt))
    found = _findings(holds, no_limit) | {
        "ground": _ground(free, grounds),
        "proof": _proofs(facts, grounds, city),
    }
    return decide(holds, [*free, *grounds, proof], findings=found)


def _no_limit(facts: Mapping[str, Any]) -> Reason:
    chosen = [_NO_LIMIT[name] for name in facts["no_limit"] or () if name != "none"]
    text = "不受经济困难条件限制：" + ("、".join(chosen) or "无此情形")
    return Reason(
        "no_limit", text, "法律援助法第三十二条", "LA-3", {"no_limit": facts["no_limit"]}, bool(chosen)
    )


def _migrant(facts: Mapping[str, Any]) -> Reason:
    claims = facts["claims"]
    asked = None if claims is None else bool({"wages", "injury"}.intersection(claims))
    used = {"migrant_worker": facts["migrant_worker"], "claims": claims}
    text = "进城务工人员申请支付劳动报酬或者请求工伤事故人身损害赔偿"
    return Reason(
        "migrant_worker", text, f"{ARTICLE}（三）", "LA-4", used, all_hold((facts["migrant_worker"], asked))
    )


def _groups(facts: Mapping[str, Any]) -> Reason:
    """Not asked means not claimed: only what the applicant names can spare him the check."""
    chosen = [GROUPS[name] for name in facts["groups"] or () if name in _NATIONAL]
    text = "特定群体或者救助、优抚对象：" + ("、".join(chosen) or "无")
    return Reason(
        "groups", text, f"{ARTICLE}（一）、（二）", "LA-4", {"groups": facts["groups"]}, bool(chosen)
    )


def _layers(facts: Mapping[str, Any]) -> list[Layer]:
    """法律援助法 32(5), 42(4): what the city of the centre adds on the day (LA-20), as data."""
    region, on = facts["region"], facts["on"]
    return [] if region is None or on is None else layers_of(region, on)


def _city(layer: Layer, facts: Mapping[str, Any]) -> Reason:
    """All facts of the layer hold; one that was not asked is not claimed."""
    used = {
        name.partition(":")[0]: facts[name.partition(":")[0].replace("group", "groups")]
        for name in layer.when
    }
    holds = all(_claimed(name, facts) for name in layer.when)
    return Reason(layer.code, layer.zh, layer.article, layer.rule, used, holds)


def _claimed(name: str, facts: Mapping[str, Any]) -> bool:
    kind, _sep, group = name.partition(":")
    return group in (facts["groups"] or ()) if group else bool(facts[kind])


def _ground(free: list[Reason], grounds: list[Reason]) -> str:
    """The first ground that holds, by its code."""
    return next((one.code for one in (*free, *grounds) if one.holds), "")


def _proofs(facts: Mapping[str, Any], grounds: list[Reason], city: list[tuple[Layer, Reason]]) -> list[str]:
    """What proves the grounds that are claimed: this is asked for, and nothing else."""
    wanted = [_MIGRANT_PROOF] if grounds[0].holds else []
    wanted += [_NATIONAL[name] for name in facts["groups"] or () if name in _NATIONAL]
    return wanted + [layer.proof for layer, reason in city if reason.holds]


def _findings(holds: bool | None, no_limit: bool | None) -> dict[str, Any]:
    if holds is None:
        return {"check": "facts_missing"}
    if no_limit:
        return {"check": "no_limit"}
    return {"check": "exempt" if holds else "means_test"}


QUESTION = Question("是否免予核查经济困难状况", FIELDS, is_exempt)
