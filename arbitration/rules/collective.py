"""Whether a case is collective 集体争议, and what follows for tribunal and representatives (COL)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from arbitration.rules import simple_handling
from law.facts import Field
from law.parameter import parameters
from law.questions import Decision, Question, Reason, all_hold, any_holds, decide

FIELDS = (
    Field("headcount", "int", "劳动者一方多少人？", "人", required=True, low=1),
    Field("common_claim", "bool", "是否有共同请求？", required=True),
    Field("collective_contract", "bool", "是否因履行集体合同发生？"),
    Field("representatives", "int", "推举了几名代表？", "人"),
    *simple_handling.FIELDS,
)


def is_collective(facts: Mapping[str, Any]) -> Decision:
    """调解仲裁法 7, 规则 5, 62-65: ten or more workers with a common claim, or a collective contract.

    35 workers with one common claim: yes; three arbitrators unless rule 56 applies; three to five representatives.
    """
    group = _group(facts)
    contract = facts["collective_contract"]
    agreement = Reason(
        "collective_contract",
        "因履行集体合同发生的争议",
        "劳动人事争议仲裁办案规则第六十二条",
        "COL-1",
        {"collective_contract": contract},
        contract if contract is not None else (None if group.holds is None else False),
        note=contract is None,
    )
    holds = any_holds((group.holds, agreement.holds))
    reasons = [group, agreement]
    if holds:
        reasons += [_arbitrators(facts), _representatives(facts)]
    return decide(holds, reasons, findings=_findings(facts) if holds else {})


def _at(facts: Mapping[str, Any]) -> date:
    """The day whose numbers count; without one, the latest known."""
    on: date | None = facts["on"]
    return on or date.max


def _number(name: str, facts: Mapping[str, Any]) -> int:
    return int(parameters()[f"arbitration.{name}"].at(_at(facts)).value)


def _group(facts: Mapping[str, Any]) -> Reason:
    least = _number("collective_persons", facts)
    count, common = facts["headcount"], facts["common_claim"]
    enough = None if count is None else count >= least
    text = f"劳动者一方{least}人以上并有共同请求"
    used = {"headcount": count, "common_claim": common}
    article = "劳动争议调解仲裁法第七条；劳动人事争议仲裁办案规则第六十二条"
    return Reason("headcount", text, article, "COL-1", used, all_hold((enough, common)))


def _arbitrators(facts: Mapping[str, Any]) -> Reason:
    many = _number("collective_arbitrators", facts)
    if facts["collective_contract"]:
        text = f"集体合同争议，由{many}名仲裁员按三方原则组庭"
        return Reason("arbitrators", text, "劳动人事争议仲裁办案规则第六十五条", "COL-4", {}, True, note=True)
    simple = simple_handling.may_be_simple(facts)
    text = "符合第五十六条第一款，可以独任仲裁" if simple else f"应当由{many}名仲裁员组成仲裁庭"
    if simple is None:
        text = f"除符合简易处理条件外，应当由{many}名仲裁员组成仲裁庭；是否符合尚缺事实"
    return Reason(
        "arbitrators",
        text,
        "劳动人事争议仲裁组织规则第十三条；劳动人事争议仲裁办案规则第六十二条第二款",
        "HRG-9、HRG-10",
        {},
        simple,
        note=True,
    )


def _representatives(facts: Mapping[str, Any]) -> Reason:
    low, high = _number("representatives_min", facts), _number("representatives_max", facts)
    count = facts["representatives"]
    fits = None if count is None else low <= count <= high
    text = f"推举代表{low}至{high}名；变更、放弃请求、承认、和解须经被代表人同意"
    article = "劳动人事争议仲裁办案规则第六十三条"
    return Reason("representatives", text, article, "COL-2", {"representatives": count}, fits, note=True)


def _findings(facts: Mapping[str, Any]) -> dict[str, Any]:
    many = _number("collective_arbitrators", facts)
    sole = not facts["collective_contract"] and simple_handling.may_be_simple(facts)
    return {
        "arbitrators": 1 if sole else many,
        "sole_arbitrator_allowed": False
        if facts["collective_contract"]
        else simple_handling.may_be_simple(facts),
        "representatives_min": _number("representatives_min", facts),
        "representatives_max": _number("representatives_max", facts),
        "representatives_ok": _representatives(facts).holds,
        "tripartite": bool(facts["collective_contract"]),
    }


QUESTION = Question("是否集体劳动争议", FIELDS, is_collective)
