"""Whether a matter is one for legal aid at all, and at this centre 法律援助事项范围、管辖 (法律援助法 22, 31, 38; LA-1, LA-2, LA-5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.questions import Decision, Question, Reason, all_hold, any_holds, decide, negate

ARTICLE = "法律援助法第三十一条"
_ITEMS = {
    "insurance": ("请求给予社会保险待遇", "（二）"),
    "wages": ("请求支付劳动报酬", "（五）"),
    "relation": ("请求确认劳动关系", "（五）"),
    "injury": ("请求工伤事故人身损害赔偿", "（七）"),
}
_CLAIMS = {**{name: text for name, (text, _item) in _ITEMS.items()}, "other": "其他请求"}

FIELDS = (
    Field("claims", "multi", "请求什么？可以多选", required=True, choices=_CLAIMS),
    Field("has_agent", "bool", "已经自行委托代理人了吗？", required=True),
    Field("centre_region", "region", "法律援助机构所在地区代码", required=True),
    Field("body_region", "region", "争议处理机构所在地区代码"),
    Field("event_region", "region", "事由发生地（用工地）地区代码"),
    Field("by_agreement", "bool", "其他机构协商由本机构受理吗？"),
)


def is_in_scope(facts: Mapping[str, Any]) -> Decision:
    """法律援助法 31(2)(5)(7), 38: wages, labour relation, social insurance, injury; no agent; the centre of the right place.

    Wages claimed before the tribunal of Guangzhou, asked for at the centre of Guangzhou: yes.
    """
    reasons = [_matter(facts), _agent(facts), _venue(facts)]
    findings = {"matter": _first(facts), "venue": reasons[2].holds}
    return decide(all_hold(one.holds for one in reasons), reasons, findings=findings)


def _matter(facts: Mapping[str, Any]) -> Reason:
    claims = facts["claims"]
    held = [_ITEMS[name] for name in claims or () if name in _ITEMS]
    text = "属于法律援助事项：" + ("、".join(f"{text}{item}" for text, item in held) or "没有列明的事项")
    return Reason("matter", text, ARTICLE, "LA-1", {"claims": claims}, None if claims is None else bool(held))


def _agent(facts: Mapping[str, Any]) -> Reason:
    has = facts["has_agent"]
    return Reason("agent", "没有自行委托代理人", ARTICLE, "LA-1", {"has_agent": has}, negate(has))


def _venue(facts: Mapping[str, Any]) -> Reason:
    """法律援助法 38: where the body of the dispute sits or where it happened; centres may agree otherwise."""
    centre, places = facts["centre_region"], [facts["body_region"], facts["event_region"]]
    if facts["by_agreement"]:
        text = "经有受理权限的机构协商，由本机构受理"
        return Reason("venue", text, "法律援助法第三十八条", "LA-5", {"by_agreement": True}, True)
    known = [place for place in places if place]
    within = any_holds(_covers(centre, place) for place in known) if centre and known else None
    used = {"centre_region": centre, "body_region": known[0] if known else None}
    return Reason(
        "venue", "争议处理机构所在地或者事由发生地在本机构辖区", "法律援助法第三十八条", "LA-5", used, within
    )


def _covers(centre: str, place: str) -> bool:
    """A city's centre covers its districts; a district's its own."""
    return place[:4] == centre[:4] if centre.endswith("00") else place == centre


def _first(facts: Mapping[str, Any]) -> str:
    """The matter that the decision names: injury before wages before the rest."""
    claims = set(facts["claims"] or ())
    return next((name for name in ("injury", "wages", "insurance", "relation") if name in claims), "")


QUESTION = Question("是否属于法律援助范围和本机构管辖", FIELDS, is_in_scope)
