"""What a computed amount is: its steps, articles and reasons, or the facts that are still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from law.facts import FactError
from law.parameter import NotInForce, Value, parameters
from law.questions import plain

FEN = Decimal("0.01")


def to_fen(amount: Decimal) -> Decimal:
    """An amount in yuan rounded half up to the fen."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def figure(number: Decimal | int) -> str:
    """A number for a formula in words: no trailing zeros, at most two decimals."""
    text = format(to_fen(Decimal(number)), "f")
    return text.rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation; `amount` in yuan, not yet rounded, or None where the step gives no money."""

    label_zh: str
    formula: str
    figures: Mapping[str, Any]
    amount: Decimal | None
    article: str

    def as_data(self) -> dict[str, Any]:
        """The step as JSON-ready data; the amount as a string with two decimals."""
        return {
            "label": self.label_zh,
            "formula": self.formula,
            "figures": plain(self.figures),
            "amount": None if self.amount is None else str(to_fen(self.amount)),
            "article": self.article,
        }


@dataclass(frozen=True, slots=True)
class AmountResult:
    """A claim's amount in yuan, rounded once; None only while `missing` names facts still needed."""

    kind: str
    amount: Decimal | None
    steps: tuple[Step, ...] = ()
    articles: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    parts: Mapping[str, Decimal] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """The result as JSON-ready data with a stable form."""
        return {
            "kind": self.kind,
            "amount": None if self.amount is None else str(self.amount),
            "steps": [step.as_data() for step in self.steps],
            "articles": list(self.articles),
            "reasons": list(self.reasons),
            "missing": list(self.missing),
            "parts": {name: str(part) for name, part in self.parts.items()},
        }


class FactsNeeded(Exception):
    """Raised inside a formula when a fact that is needed only now has no value."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class Working:
    """The sheet of paper on which one formula writes its steps, reasons and articles."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts = facts
        self.steps: list[Step] = []
        self.reasons: list[str] = []
        self.articles: dict[str, None] = {}
        self.parts: dict[str, Decimal] = {}

    def need(self, *names: str) -> None:
        """Stop with FactsNeeded if any of these facts has no value."""
        lacking = tuple(name for name in names if self.facts.get(name) is None)
        if lacking:
            raise FactsNeeded(lacking)

    def law(
        self, key: str, on: dt.date, region: str | None = None, *, row: str | None = None, field: str
    ) -> Value:
        """A number of the law; FactError on `field` (the fact that led there) if none is known for that day or place."""
        try:
            value = parameters()[key].at(on, region, row)
        except NotInForce:
            title = parameters()[key].title["zh"]
            raise FactError(field, f"没有{on}在该地区适用的“{title}”数据，无法计算") from None
        self.articles[value.article] = None
        return value

    def step(
        self, label: str, formula: str, amount: Decimal | None, article: str, **figures: Any
    ) -> Decimal | None:
        """Write one line and hand its amount back."""
        self.steps.append(Step(label, formula, figures, amount, article))
        self.articles[article] = None
        return amount

    def say(self, text: str, article: str = "") -> None:
        """Write a reason, with its article if it has one."""
        self.reasons.append(text)
        if article:
            self.articles[article] = None

    def nothing(self, text: str, article: str) -> Decimal:
        """No right to this amount: zero, and why."""
        self.say(text, article)
        return Decimal(0)

    def less_paid(self, total: Decimal) -> Decimal:
        """The total less what was already paid for it, never below zero."""
        paid = self.facts.get("paid") or Decimal(0)
        if not paid:
            return total
        rest = max(total - paid, Decimal(0))
        self.step(
            "扣除已付",
            f"{figure(total)}元－已付{figure(paid)}元＝{figure(rest)}元",
            rest,
            "民法典第五百五十七条",
            paid=paid,
        )
        if paid > total:
            self.say("已付金额不少于应付金额，无差额")
        return rest
