"""Whether a commission has jurisdiction 管辖 (调解仲裁法 21, 规则 8)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.parameter import region_chain
from law.questions import Decision, Question, Reason, all_hold, any_holds, decide, negate

ARTICLE = "劳动争议调解仲裁法第二十一条；劳动人事争议仲裁办案规则第八条"
_SEIZED = {
    "none": "没有",
    "performance_place": "有，是另一履行地的仲裁委员会",
    "employer_seat": "有，是用人单位所在地的仲裁委员会",
}

FIELDS = (
    Field("commission_region", "region", "本仲裁委员会的地区代码", required=True),
    Field("performance_regions", "regions", "劳动合同履行地的地区代码（可多个）"),
    Field("employer_region", "region", "用人单位所在地的地区代码"),
    Field("also_seized", "enum", "其他仲裁委员会是否也收到申请？不填按没有", choices=_SEIZED),
    Field("other_accepted_first", "bool", "另一履行地的仲裁委员会是否先受理？"),
)


def has_jurisdiction(facts: Mapping[str, Any]) -> Decision:
    """调解仲裁法 21, 规则 8: performance place or employer's seat; both seized, performance place; several, first to accept.

    Work in 440106, commission 440100: yes, the city's commission covers its districts.
    """
    performance = _performance(facts)
    seat = _seat(facts)
    basis = any_holds((performance.holds, seat.holds))
    priority = _priority(facts, performance.holds)
    reasons = [performance, seat, priority]
    holds = all_hold((basis, priority.holds))
    return decide(holds, reasons, findings=_findings(facts, holds))


def covers(commission: str | None, region: str | None) -> bool | None:
    """Whether a commission's region is the place itself or contains it; None if either is unknown."""
    if commission is None or region is None:
        return None
    return commission in tuple(region_chain(region))


def _performance(facts: Mapping[str, Any]) -> Reason:
    places = facts["performance_regions"]
    used = {"commission_region": facts["commission_region"], "performance_regions": places}
    known = None if not places else any_holds(covers(facts["commission_region"], place) for place in places)
    if not places:
        used["performance_regions"] = None
    return Reason("performance_place", "劳动合同履行地在本委管辖区域", ARTICLE, "ACC-5", used, known)


def _seat(facts: Mapping[str, Any]) -> Reason:
    used = {"commission_region": facts["commission_region"], "employer_region": facts["employer_region"]}
    known = covers(facts["commission_region"], facts["employer_region"])
    return Reason("employer_seat", "用人单位所在地在本委管辖区域", ARTICLE, "ACC-5", used, known)


def _priority(facts: Mapping[str, Any], performance: bool | None) -> Reason:
    seized = facts["also_seized"] or "none"
    if seized == "none":
        return Reason("priority", "没有其他仲裁委员会受理", ARTICLE, "ACC-5", {"also_seized": seized}, True)
    if seized == "employer_seat":
        text = "双方分别申请的，由劳动合同履行地的仲裁委员会管辖"
        return Reason("priority", text, ARTICLE, "ACC-5", {"also_seized": seized}, performance)
    if performance is False:
        text = "双方分别申请的，由劳动合同履行地的仲裁委员会管辖，本委只是单位所在地"
        return Reason("priority", text, ARTICLE, "ACC-5", {"also_seized": seized}, False)
    first = facts["other_accepted_first"]
    text = "有多个劳动合同履行地的，由最先受理的仲裁委员会管辖"
    used = {"also_seized": seized, "other_accepted_first": first}
    return Reason("priority", text, ARTICLE, "ACC-5", used, all_hold((negate(first), performance)))


def _findings(facts: Mapping[str, Any], holds: bool | None) -> dict[str, Any]:
    """Where to point the applicant when this commission has no jurisdiction (规则 31)."""
    if holds is not False:
        return {"competent_regions": []}
    places = [*(facts["performance_regions"] or ())]
    if facts["employer_region"]:
        places.append(facts["employer_region"])
    own = facts["commission_region"]
    return {"competent_regions": list(dict.fromkeys(place for place in places if not covers(own, place)))}


QUESTION = Question("本仲裁委员会有无管辖权", FIELDS, has_jurisdiction)
