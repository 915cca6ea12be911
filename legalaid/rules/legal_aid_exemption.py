"""Whether an applicant is spared the check of means 免予核查经济困难 (法律援助法 42, LA-3, LA-4, LA-20)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

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
_GROUPS = {
    "minor_without_income": "无固定生活来源的未成年人",
    "elderly_without_income": "无固定生活来源的老年人",
    "disabled_without_income": "无固定生活来源的残疾人",
    "social_relief": "社会救助对象",
    "judicial_relief": "司法救助对象",
    "preferential_treatment": "优抚对象",
    "none": "都不是",
}
_NO_LIMIT = {
    "heroes_kin": "英雄烈士近亲属维护英雄烈士人格权益",
    "good_samaritan": "因见义勇为主张相关民事权益",
    "retrial_acquittal": "再审改判无罪请求国家赔偿",
    "abuse": "遭受虐待、遗弃或者家庭暴力主张相关权益",
    "none": "都不是",
}
_GUANGZHOU = "440100"
_GUANGZHOU_SINCE = date(2026, 3, 1)

FIELDS = (
    Field("migrant_worker", "bool", "是不是进城务工人员（农民工）？", required=True),
    Field("claims", "multi", "请求什么？可以多选", required=True, choices=_CLAIMS),
    Field("status_proof", "bool", "有没有材料证明身份（户口簿、务工证明、救助证等）？", required=True),
    Field("groups", "multi", "属于下列哪些人员？", choices=_GROUPS),
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
    grounds = [_migrant(facts), _groups(facts), *_guangzhou(facts)]
    proof = Reason(
        "status_proof",
        "有材料证明属于上列人员",
        ARTICLE,
        "LA-4",
        {"status_proof": facts["status_proof"]},
        facts["status_proof"],
    )
    exempt = all_hold((any_holds(ground.holds for ground in grounds), proof.holds))
    holds = any_holds((limit.holds, exempt))
    return decide(holds, [limit, *grounds, proof], findings=_findings(holds, limit))


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
    chosen = [_GROUPS[name] for name in facts["groups"] or () if name != "none"]
    text = "特定群体或者救助、优抚对象：" + ("、".join(chosen) or "无")
    return Reason(
        "groups", text, f"{ARTICLE}（一）、（二）", "LA-4", {"groups": facts["groups"]}, bool(chosen)
    )


def _guangzhou(facts: Mapping[str, Any]) -> list[Reason]:
    """市令220号, in force 2026-03-01: collective disputes and injured migrant workers (LA-20)."""
    region, on = facts["region"], facts["on"]
    if region is None or on is None or region[:4] + "00" != _GUANGZHOU or on < _GUANGZHOU_SINCE:
        return []
    article = "广州市法律援助实施办法（市令第220号）；法律援助法第四十二条（四）"
    injured = all_hold((facts["migrant_worker"], facts["injured"] or False))
    return [
        Reason(
            "collective",
            "集体劳动争议中的劳动者（广州）",
            article,
            "LA-20",
            {"collective": facts["collective"], "region": region},
            bool(facts["collective"]),
        ),
        Reason(
            "injured", "工伤的进城务工人员（广州）", article, "LA-20", {"injured": facts["injured"]}, injured
        ),
    ]


def _findings(holds: bool | None, limit: Reason) -> dict[str, Any]:
    if holds is None:
        return {"check": "facts_missing"}
    if limit.holds:
        return {"check": "no_limit"}
    return {"check": "exempt" if holds else "means_test"}


QUESTION = Question("是否免予核查经济困难状况", FIELDS, is_exempt)
