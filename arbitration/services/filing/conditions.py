"""受理审查: what the file says about jurisdiction, repetition, further debtors and age, put to the rules for the clerk."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arbitration.models import Arbitration
from arbitration.services.filing.find_earlier import earlier_cases, repetition_decision
from arbitration.services.filing.limitation_facts import WAGES, limitation_decisions
from casework.models import Claim, ElementStatement, Party
from law.parameter import parameters
from law.questions import ask


def jurisdiction_decision(arbitration: Arbitration, told: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Whether this commission is competent (调解仲裁法 art 21, 办案规则 art 8); `told` is what the clerk has asked."""
    place = _statement(arbitration, "E-06") or {}
    facts: dict[str, Any] = {
        "commission_region": arbitration.organisation.region,
        "performance_regions": [place.get("performance_region") or arbitration.case_file.region],
    }
    if place.get("employer_region"):
        facts["employer_region"] = place["employer_region"]
    return ask("jurisdiction", facts | dict(told or {})).as_data()


def confirmed_place(arbitration: Arbitration, ground: str) -> dict[str, Any]:
    """The fact that the clerk confirms by choosing the ground: the place lies in this commission's area."""
    own = arbitration.organisation.region
    return {"performance_regions": [own]} if ground == "performance" else {"employer_region": own}


def debtors_decision(arbitration: Arbitration) -> dict[str, Any]:
    """Who else is to be proposed as a party (办案规则 arts 6, 7; 条例 arts 30, 36), from statements and the clerk's answers."""
    case_file = arbitration.case_file
    codes = set(Claim.objects.filter(case_file=case_file).values_list("code", flat=True))
    facts: dict[str, Any] = {"migrant_worker": case_file.migrant_worker, "wages": bool(codes & WAGES)}
    chain = _statement(arbitration, "E-92") or []
    if chain or _statement(arbitration, "E-91"):
        facts["construction"] = True
    if any(row.get("role") == "总包" for row in chain):
        facts["subcontracted"] = not _employer_is(arbitration, "总包", chain)
    if _employer_is(arbitration, "班组长", chain):
        facts["unlicensed"] = True
    return ask("joined_debtors", facts | arbitration.checklist.get("debtors", {})).as_data()


def _employer_is(arbitration: Arbitration, role: str, chain: list[dict[str, Any]]) -> bool:
    named = {row.get("name") for row in chain if row.get("role") == role}
    respondents = Party.objects.filter(case_file=arbitration.case_file_id, side=Party.Side.RESPONDENT)
    return any(party.name in named for party in respondents)


def over_age(arbitration: Arbitration, on: date) -> bool:
    """Whether a worker may be past the retirement age: he is told his way, never refused (令56 art 19)."""
    table = parameters()
    ages = {sex: int(table[f"arbitration.over_age_{name}"].at(on).value) for sex, name in (("男", "men"), ("女", "women"))}  # fmt: skip
    people = Party.objects.filter(case_file=arbitration.case_file_id, side=Party.Side.APPLICANT, left_on=None)
    return any(
        _age(born, on) >= ages[sex]
        for sex, born in people.exclude(born_on=None).values_list("sex", "born_on")
        if sex in ages and born is not None
    )


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def acceptance_decision(arbitration: Arbitration) -> dict[str, Any]:
    """Whether the conditions of 办案规则 art 30 are met as far as the file shows (ACC-4, LIM-7)."""
    case_file = arbitration.case_file
    sides = set(Party.objects.filter(case_file=case_file, left_on=None).values_list("side", flat=True))
    limits = limitation_decisions(arbitration)
    codes = set(Claim.objects.filter(case_file=case_file).values_list("code", flat=True))
    facts: dict[str, Any] = {
        "dispute": "wages" if codes & WAGES else "relation" if codes == {"C1"} else "money",
        "claims_clear": bool(codes),
        "applicant_interested": Party.Side.APPLICANT in sides,
        "respondent_identified": Party.Side.RESPONDENT in sides,
        "in_jurisdiction": {"yes": True, "no": False}.get(jurisdiction_decision(arbitration)["answer"]),
        "over_age": over_age(arbitration, arbitration.received_on),
        "time_barred": any(one["answer"] == "no" for one in limits),
    }
    barred = repetition_decision(earlier_cases(arbitration))["answer"]
    if barred == "yes":
        facts["earlier"] = "none"
    return ask("acceptance", {name: value for name, value in facts.items() if value is not None}).as_data()


def _statement(arbitration: Arbitration, code: str) -> Any:
    rows = ElementStatement.objects.filter(
        case_file=arbitration.case_file_id, party__side=Party.Side.APPLICANT, code=code, superseded=False
    )
    return rows.order_by("id").values_list("value", flat=True).first()
