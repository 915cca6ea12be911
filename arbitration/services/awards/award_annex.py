"""裁决书附表: the wage table (T-A) and the table of workers, from the computed steps."""

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from casework.elements.element_board import Amounts, Line
from casework.models import Claim
from law.claims import AmountResult

FEN = Decimal("0.01")
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月工资(（.*）)?")


def fen(amount: Decimal) -> Decimal:
    """Yuan rounded half up to the fen."""
    return Decimal(amount).quantize(FEN, ROUND_HALF_UP)


def wage_table(result: AmountResult | None, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """T-A: one row a month from the formula's own steps; the gaps add up to the amount to the fen."""
    if result is None or result.amount is None:
        return []
    agreed = _agreed_wage(lines)
    state = "争议→认定" if any(line.element.code == "E-47" and line.finding for line in lines) else "无争议"
    rows = []
    for step in result.steps:
        match = _MONTH.match(step.label_zh)
        if match:
            due = fen(step.figures["due"])
            paid = min(fen(step.figures["paid"]), due)
            rows.append(_row(f"{match[1]}-{int(match[2]):02d}{match[3] or ''}", agreed, due, paid, state))
        elif "advances" in step.figures:
            rows.append(_row("预支、生活费", "/", Decimal(0), fen(step.figures["advances"]), state))
    return _even_out(rows, result.amount)


OVERTIME = {
    "工作日延长工作": "weekday",
    "综合计算周期内超时工作": "weekday",
    "休息日工作": "rest_day",
    "法定休假日工作": "holiday",
}


def overtime_table(result: AmountResult | None, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """T-B: one row a kind of overtime from the formula's own steps; what was paid is taken off in order."""
    if result is None or result.amount is None:
        return []
    kinds = [step for step in result.steps if step.label_zh in OVERTIME and step.amount is not None]
    paid = fen(sum((step.amount for step in kinds if step.amount is not None), Decimal(0))) - result.amount
    rows = []
    for step in kinds:
        due = fen(step.amount or Decimal(0))
        taken = min(max(paid, Decimal(0)), due)
        paid -= taken
        rows.append(
            {
                "dated": "见要素表", "type": OVERTIME[step.label_zh], "hours": step.figures["hours"],
                "base": _agreed_wage(lines), "times": f"{Decimal(str(step.figures['rate'])) * 100:.0f}%",
                "due": due, "paid": taken, "gap": due - taken, "evidence": None,
            }
        )  # fmt: skip
    return _even(rows, result.amount)


def _even(rows: list[dict[str, Any]], amount: Decimal) -> list[dict[str, Any]]:
    """The fen by which rounded rows differ from the sum, which the law rounds once, go into the last row."""
    rest = amount - sum((row["gap"] for row in rows), Decimal(0))
    if rows and rest and abs(rest) <= FEN * len(rows):
        rows[-1]["due"] += rest
        rows[-1]["gap"] += rest
    return rows


def _row(month: str, agreed: str, due: Decimal, paid: Decimal, state: str) -> dict[str, Any]:
    return {
        "month": month, "agreed": agreed, "days": "/", "due": due, "extra": None, "deductions": Decimal(0),
        "paid": paid, "paid_how": None, "gap": due - paid, "state": state,
    }  # fmt: skip


def _even_out(rows: list[dict[str, Any]], amount: Decimal) -> list[dict[str, Any]]:
    """The law rounds once, at the end: the fen by which rounded rows differ go into the last month, and it says so."""
    rest = amount - sum((row["gap"] for row in rows), Decimal(0))
    if rows and rest and abs(rest) <= FEN * len(rows):
        last = rows[-1]
        last["due"] += rest
        last["gap"] += rest
        last["extra"] = f"尾差{rest:+}"
    return rows


def _agreed_wage(lines: Sequence[Line]) -> str:
    value = next((line.found for line in lines if line.element.code == "E-41"), None)
    return str(value.get("amount", "/")) if isinstance(value, dict) else "/"


def worker_table(claims: Iterable[Claim], amounts: dict[int, Decimal]) -> list[dict[str, Any]]:
    """One row a worker with what he is awarded; parties by id, their names stay sealed until the paper is made."""
    rows: dict[int, dict[str, Any]] = {}
    for claim in claims:
        row = rows.setdefault(
            claim.party_id,
            {"seq": len(rows) + 1, "party": claim.party_id, "amount": Decimal(0), "claims": {}},
        )
        row["amount"] += amounts[claim.pk]
        row["claims"][claim.title] = str(amounts[claim.pk])
    return list(rows.values())


def of_kind(amounts: Iterable[Amounts], kind: str) -> AmountResult | None:
    """The found amount of the first claim of a kind."""
    return next((one.found for one in amounts if one.claim.kind == kind), None)
