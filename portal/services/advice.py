"""What the worker should know while he fills the form in: the limitation year, the fast lane, free legal aid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from law.claims import FactError
from law.questions import ask

INTERRUPTIONS = {
    "单位": "claimed",
    "工会": "complaint",
    "监察": "complaint",
    "12345": "complaint",
    "公安": "complaint",
    "调解组织": "mediation",
    "法院": "suit",
}
NOT_KNOWN_TO_WORKER = ("public_interest", "social_impact", "whereabouts_unknown", "unsuitable")


@dataclass(frozen=True)
class Advice:
    """The answers of the three questions of law as plain data; None where nothing was said yet."""

    limitation: Mapping[str, Any] | None
    fast_track: Mapping[str, Any] | None
    legal_aid: Mapping[str, Any] | None


def advise(answers: Mapping[str, Any], amount: Decimal, on: date) -> Advice:
    """Ask the rules on what the worker has said by now; `on` is the day of filing."""
    sheet, other = answers.get("elements", {}), answers.get("other", {})
    return Advice(_limitation(sheet, on), _fast_track(sheet, amount, on), _legal_aid(sheet, other, on))


def _limitation(sheet: Mapping[str, Any], on: date) -> Mapping[str, Any] | None:
    left = sheet.get("E-71")
    if not left:
        return None
    facts = {
        "claim": "wages",
        "employed": left.get("employed"),
        "ended_on": left.get("ended_on"),
        "filed_on": on.isoformat(),
        "interruptions": interruptions(sheet),
    }
    return _asked("limitation", facts)


def interruptions(sheet: Mapping[str, Any]) -> list[dict[str, str]]:
    """What started the year anew (调解仲裁法 art 27(2)): steps taken before, and a promise to pay."""
    rows = [
        {"on": row["on"], "kind": INTERRUPTIONS[row["to"]]}
        for row in sheet.get("E-102") or ()
        if row.get("on") and row.get("to") in INTERRUPTIONS
    ]
    promise = sheet.get("E-48") or {}
    if promise.get("exists") and promise.get("on"):
        rows.append({"on": promise["on"], "kind": "agreed_to_perform"})
    return rows


def _fast_track(sheet: Mapping[str, Any], amount: Decimal, on: date) -> Mapping[str, Any] | None:
    home, place = sheet.get("E-02"), sheet.get("E-06")
    if not home:
        return None
    facts: dict[str, Any] = {"migrant_worker": home.get("migrant_worker"), "claims_wages": True}
    facts |= {"amount": str(amount), "on": on.isoformat()}
    facts |= {"region": place["performance_region"]} if place else {}
    # These grounds of exclusion (办案规则 art 57) are the tribunal's to find; the worker is told so.
    return _asked("fast_track", facts | dict.fromkeys(NOT_KNOWN_TO_WORKER, False))


def _legal_aid(sheet: Mapping[str, Any], other: Mapping[str, Any], on: date) -> Mapping[str, Any] | None:
    home, place = sheet.get("E-02"), sheet.get("E-06")
    if not home:
        return None
    facts: dict[str, Any] = {
        "migrant_worker": home.get("migrant_worker"),
        "claims": ["wages"],
        "status_proof": other.get("status_proof"),
        "groups": other.get("groups") or [],
        "on": on.isoformat(),
    }
    facts |= {"region": place["performance_region"]} if place else {}
    return _asked("legal_aid_exemption", facts)


def _asked(name: str, facts: dict[str, Any]) -> Mapping[str, Any] | None:
    try:
        return ask(name, facts).as_data()
    except FactError:
        return None
