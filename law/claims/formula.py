"""What a formula is, and how one is run: facts read strictly, missing ones named, one rounding at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from law.claims.result import AmountResult, FactsNeeded, Working, to_fen
from law.facts import Field, missing, read


class Given(dict[str, Any]):
    """Facts by name; looking at a required one that is missing stops the formula.

    So a claim without a right to it is zero even before all its facts are known.
    """

    def __init__(self, values: Mapping[str, Any], lacking: Iterable[str]) -> None:
        super().__init__(values)
        self.lacking = frozenset(lacking)

    def __getitem__(self, name: str) -> Any:
        if name in self.lacking:
            raise FactsNeeded((name,))
        return super().__getitem__(name)


@dataclass(frozen=True, slots=True)
class Formula:
    """One kind of claim: its Chinese title, claim code of the element sheet, the facts it takes, the function."""

    kind: str
    title: str
    claim_code: str
    fields: tuple[Field, ...]
    function: Callable[[Mapping[str, Any], Working], Decimal]

    def describe(self) -> dict[str, Any]:
        """The formula's title and fields as plain data."""
        return {
            "kind": self.kind,
            "title": self.title,
            "claim_code": self.claim_code,
            "fields": [field.describe() for field in self.fields],
        }

    def run(self, facts: Mapping[str, Any]) -> AmountResult:
        """The amount, or which facts are missing; FactError on a fact that cannot be used."""
        values = read(self.fields, facts)
        lacking = missing(self.fields, values)
        work = Working(values)
        if any("." in name for name in lacking):
            return AmountResult(self.kind, None, missing=lacking)
        try:
            total = self.function(Given(values, lacking), work)
        except FactsNeeded as needed:
            names = tuple(dict.fromkeys([*lacking, *needed.names]))
            return _result(self.kind, None, work, names)
        return _result(self.kind, to_fen(max(total, Decimal(0))), work)


def _result(kind: str, amount: Decimal | None, work: Working, lacking: tuple[str, ...] = ()) -> AmountResult:
    parts = {name: to_fen(part) for name, part in work.parts.items()} if amount is not None else {}
    return AmountResult(
        kind, amount, tuple(work.steps), tuple(work.articles), tuple(work.reasons), lacking, parts
    )
