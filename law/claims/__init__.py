"""Amounts of labour claims, each a pure function from facts to an amount that explains itself.

To add a kind: one file with a `FORMULA`, one line here, examples in law/examples/claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.claims import (
    annual_leave,
    double_wage,
    heat_allowance,
    injury_lump_sums,
    lawyer_fee,
    minimum_wage_shortfall,
    notice_pay,
    overtime,
    severance,
    surcharge,
    unlawful_termination,
    unpaid_wages,
)
from law.claims.formula import Formula
from law.claims.result import AmountResult, Step
from law.facts import FactError
from law.facts import missing_words as words_for

__all__ = [
    "AmountResult",
    "FactError",
    "Formula",
    "Step",
    "UnknownKind",
    "compute",
    "describe",
    "formulas",
    "missing_words",
]

_FORMULAS = {
    formula.kind: formula
    for formula in (
        unpaid_wages.FORMULA,
        overtime.FORMULA,
        double_wage.FORMULA,
        severance.FORMULA,
        notice_pay.FORMULA,
        notice_pay.SEVERANCE_PLUS_ONE,
        unlawful_termination.FORMULA,
        annual_leave.FORMULA,
        minimum_wage_shortfall.FORMULA,
        heat_allowance.FORMULA,
        injury_lump_sums.FORMULA,
        surcharge.FORMULA,
        lawyer_fee.FORMULA,
    )
}


class UnknownKind(LookupError):
    """No formula is registered for this kind."""


def formulas() -> Mapping[str, Formula]:
    """Every formula by kind."""
    return dict(_FORMULAS)


def compute(kind: str, facts: Mapping[str, Any]) -> AmountResult:
    """The amount of one claim in yuan with its steps; UnknownKind or FactError on unusable input."""
    return _formula(kind).run(facts)


def missing_words(result: AmountResult) -> list[str]:
    """The facts that a result still needs, as the Chinese questions that ask for them, in short."""
    return words_for(_formula(result.kind).fields, result.missing)


def describe(kind: str) -> dict[str, Any]:
    """The fields that a kind takes: name, type, unit, required, Chinese question, allowed values."""
    return _formula(kind).describe()


def _formula(kind: str) -> Formula:
    if kind not in _FORMULAS:
        raise UnknownKind(f"没有名为 {kind} 的请求种类；可用：" + "、".join(_FORMULAS))
    return _FORMULAS[kind]
