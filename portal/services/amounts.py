"""What is owed, claim by claim, from what the worker has said so far; law.claims computes, nothing else does."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from law.claims import AmountResult, FactError, compute, formulas
from law.element_facts import facts_for
from law.questions import plain

Sheet = Mapping[str, Any]


@dataclass(frozen=True)
class Owed:
    """One claim with the facts it was computed on and its result, or why it can't be computed yet."""

    kind: str
    code: str
    title: str
    facts: Mapping[str, Any]
    result: AmountResult | None
    trouble: str = ""

    @property
    def amount(self) -> Decimal:
        """Yuan; zero while unknown."""
        return (self.result.amount if self.result else None) or Decimal(0)

    @property
    def steps(self) -> list[dict[str, Any]]:
        return [step.as_data() for step in self.result.steps] if self.result else []


def owed(sheet: Sheet) -> list[Owed]:
    """Every claim that the sheet gives ground for: wages, severance, double wage, overtime."""
    return [_compute(kind, sheet) for kind in claim_kinds(sheet)]


def total(claims: list[Owed]) -> Decimal:
    """The sum in yuan."""
    return sum((claim.amount for claim in claims), Decimal(0))


def claim_kinds(sheet: Sheet) -> list[str]:
    """The kinds of claim worth computing on what was said."""
    found = ["unpaid_wages"] if sheet.get("E-47") else []
    ended = (sheet.get("E-71") or {}).get("employed") is False
    if ended and (sheet.get("E-73") or {}).get("article", "不明") != "不明":
        found.append("severance")
    if (sheet.get("E-21") or {}).get("state") == "未签" and sheet.get("E-34"):
        found.append("double_wage")
    if any(sheet.get(code) for code in ("E-52", "E-53", "E-54")):
        found.append("overtime")
    return found


def _compute(kind: str, sheet: Sheet) -> Owed:
    region = (sheet.get("E-06") or {}).get("performance_region")
    formula = formulas()[kind]
    facts = plain(facts_for(kind, sheet, region=region))
    try:
        result = compute(kind, facts)
    except FactError as error:
        return Owed(kind, formula.claim_code, formula.title, facts, None, error.message)
    trouble = _("Some facts for this are still missing.") if result.amount is None else ""
    return Owed(kind, formula.claim_code, formula.title, facts, result, trouble)
