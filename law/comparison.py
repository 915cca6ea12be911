"""The two sides' statements on one element laid side by side: agreed, disputed, not proved, admitted.

The system proposes, the arbitrator decides. Silence is not agreement; nor is "don't know" about a record one must keep.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from law.elements import UNKNOWN, Element, elements


class Status(StrEnum):
    """What the statements on an element amount to before any finding."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    NOT_PROVED = "not_proved"
    ADMITTED = "admitted"

    @property
    def zh(self) -> str:
        """The word on the comparison sheet."""
        return {"agreed": "无争议", "disputed": "争议", "not_proved": "未答待证", "admitted": "自认"}[
            self.value
        ]


class Stance(StrEnum):
    """What the employer ticked beside the worker's statement."""

    ACCEPTED = "认可"
    DENIED = "不认可"
    PARTIAL = "部分"
    UNKNOWN = "不清楚"
    SILENT = "未答"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The proposed status, whose burden of proof an open element is, and why, with the article."""

    status: Status
    burden_on: str
    reasons: tuple[str, ...]
    article: str


def compare(
    code: str,
    value_w: Any,
    value_e: Any = None,
    stance_e: str | None = None,
    *,
    admitted_by: str | None = None,
) -> Comparison:
    """Compare one element's statements; `admitted_by` is "W" or "E" for an admission in the hearing.

    LookupError on an unknown code, ValueError on an unknown stance.
    """
    element = elements()[code]
    stance = Stance(stance_e or Stance.SILENT)
    if admitted_by is not None:
        who = {"W": "申请人", "E": "被申请人"}[admitted_by]
        return Comparison(
            Status.ADMITTED, "", (f"{who}在庭审中自认，以庭审为准",), "法释〔2020〕26号、办案规则第十八条"
        )
    if element.fills == "E" or not element.ask_employer:
        return _one_sided(element)
    status, reason = _both_sides(element, value_w, value_e, stance)
    burden = "" if status is Status.AGREED else element.burden
    return Comparison(status, burden, (reason,), element.burden_article)


def _one_sided(element: Element) -> Comparison:
    who = "申请人" if element.fills == "W" else "被申请人"
    reason = f"只由{who}填写，对方无需回答；陈述不等于已查明"
    return Comparison(Status.NOT_PROVED, element.burden, (reason,), element.burden_article)


def _both_sides(element: Element, value_w: Any, value_e: Any, stance: Stance) -> tuple[Status, str]:
    known_w, known_e = _known(value_w), _known(value_e)
    same = known_w and known_e and _same(value_w, value_e)
    if not known_w:
        return _without_worker(value_e, known_e)
    if stance is Stance.ACCEPTED:
        if known_e and not same:
            return Status.DISPUTED, "被申请人勾选认可，但另填的内容与申请人陈述不同，须核实"
        return Status.AGREED, "被申请人认可申请人的陈述"
    if stance in (Stance.DENIED, Stance.PARTIAL):
        return Status.DISPUTED, "被申请人" + ("不认可" if stance is Stance.DENIED else "只部分认可")
    if value_e == UNKNOWN or (stance is Stance.UNKNOWN and not known_e):
        return _employer_does_not_know(element)
    if not known_e:
        return Status.NOT_PROVED, "被申请人未作答；沉默不等于认可"
    if same:
        return Status.AGREED, "双方陈述一致"
    return Status.DISPUTED, "双方陈述不同"


def _without_worker(value_e: Any, known_e: bool) -> tuple[Status, str]:
    if known_e:
        return Status.NOT_PROVED, "只有被申请人作出陈述，申请人不清楚或未填"
    return Status.NOT_PROVED, "双方均未作出陈述"


def _employer_does_not_know(element: Element) -> tuple[Status, str]:
    if element.employer_holds:
        return Status.DISPUTED, "被申请人对依法应由其掌握的记录回答不清楚，不视为认可，由其承担举证责任"
    return Status.NOT_PROVED, "被申请人回答不清楚，不视为认可"


def _known(value: Any) -> bool:
    return value is not None and value not in (UNKNOWN, "", [], {})


def _same(one: Any, other: Any) -> bool:
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    """A statement in the form in which two equal ones are equal: 6500 = "6500.00", full width = half width."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items() if _known(part)}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        parts = [_plain(part) for part in value]
        return sorted(parts, key=repr)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return value
    return _text(str(value))


def _text(text: str) -> str | Decimal:
    cleaned = "".join(unicodedata.normalize("NFKC", text).split())
    try:
        number = Decimal(cleaned.replace(",", ""))
    except InvalidOperation:
        return cleaned.casefold()
    return number.normalize() if number.is_finite() else cleaned
