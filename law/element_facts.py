"""From one side's statements on the element sheet to the facts of a formula, so that each side's version can be computed.

Only what is stated is handed on; what is unknown stays missing and the formula says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from law.elements import UNKNOWN

Sheet = Mapping[str, Any]
_FORMS = {"月": "monthly", "日": "daily", "时": "hourly", "计件": "piece"}
_SIGNED = {"已签": True, "签了未给文本": True, "电子合同": True, "未签": False}
_PROPOSED = {"协商-单位先提": "36_employer", "协商-劳动者先提": "36_worker"}


def facts_for(kind: str, sheet: Sheet, *, region: str | None = None) -> dict[str, Any]:
    """Facts for `law.claims.compute(kind, …)` from values by element code; LookupError if the kind has no mapping.

    `region` is the region of the case where the sheet names none.
    """
    known = {code: value for code, value in sheet.items() if value not in (None, UNKNOWN)}
    facts = _BUILDERS[kind](known)
    if kind in ("severance", "severance_plus_one", "unlawful_termination"):
        facts["region"] = _part(known, "E-06", "employer_region") or region
    return {name: value for name, value in facts.items() if value is not None}


def kinds() -> tuple[str, ...]:
    """The kinds that can be computed from the sheet alone."""
    return tuple(_BUILDERS)


def _part(sheet: Sheet, code: str, name: str) -> Any:
    value = sheet.get(code)
    return value.get(name) if isinstance(value, Mapping) else None


def _total(sheet: Sheet, code: str, name: str) -> str | None:
    rows = sheet.get(code)
    if not isinstance(rows, list | tuple):
        return None
    return str(sum((Decimal(str(row.get(name) or 0)) for row in rows), Decimal(0)))


def _last_day(sheet: Sheet) -> Any:
    return _part(sheet, "E-71", "ended_on") or sheet.get("E-34")


def _monthly_wage(sheet: Sheet) -> Any:
    return _part(sheet, "E-41", "amount") if _part(sheet, "E-41", "form") == "月" else None


def _unpaid_wages(sheet: Sheet) -> dict[str, Any]:
    """A monthly wage is counted anew from the wage itself; for other forms the month's stated due amount is used."""
    form = _FORMS.get(_part(sheet, "E-41", "form") or "")
    names = ("month", "paid") if form == "monthly" else ("month", "due", "paid")
    rows = [
        {name: row[name] for name in names if row.get(name) is not None}
        for row in _part(sheet, "E-47", "months") or ()
    ]
    return {
        "wage": _part(sheet, "E-41", "amount"),
        "wage_form": form,
        "from": _part(sheet, "E-47", "from"),
        "to": _part(sheet, "E-47", "to"),
        "months": rows or None,
        "advances": _total(sheet, "E-95", "amount"),
    }


def _overtime(sheet: Sheet) -> dict[str, Any]:
    return {
        "wage_base": _part(sheet, "E-56", "amount") or _monthly_wage(sheet),
        "on": _last_day(sheet),
        "hours_weekday": _total(sheet, "E-52", "hours"),
        "hours_rest_day": _total(sheet, "E-53", "hours"),
        "hours_time_off": _total(sheet, "E-53", "time_off_hours"),
        "hours_holiday": _total(sheet, "E-54", "hours"),
        "paid": _total(sheet, "E-57", "amount"),
    }


def _double_wage(sheet: Sheet) -> dict[str, Any]:
    signed = _SIGNED.get(_part(sheet, "E-21", "state") or "")
    return {
        "hired_on": sheet.get("E-11"),
        "signed": signed,
        "signed_on": _part(sheet, "E-21", "signed_on") if signed else None,
        "last_day": _last_day(sheet),
        "monthly_wage": _monthly_wage(sheet) or sheet.get("E-46"),
    }


def _service(sheet: Sheet) -> dict[str, Any]:
    merged = _part(sheet, "E-17", "counted") and _part(sheet, "E-17", "not_by_worker")
    return {
        "hired_on": sheet.get("E-11"),
        "last_day": _last_day(sheet),
        "average_wage": sheet.get("E-46") or _monthly_wage(sheet),
        "prior_hired_on": _part(sheet, "E-17", "from") if merged else None,
        "prior_compensated": _part(sheet, "E-17", "compensated") if merged else None,
        "paid": _part(sheet, "E-76", "amount"),
    }


def _severance(sheet: Sheet) -> dict[str, Any]:
    return {**_service(sheet), "ground": _ground(sheet)}


def _ground(sheet: Sheet) -> str | None:
    """E-73's article as the formula names it: 38(2) → 38_2; article 36 by who proposed it (E-72)."""
    article = _part(sheet, "E-73", "article")
    if article in (None, "不明"):
        return None
    if article == "36":
        return _PROPOSED.get(sheet.get("E-72", ""))
    return str(article).replace("(", "_").replace(")", "")


def _unlawful_termination(sheet: Sheet) -> dict[str, Any]:
    """Whether the termination is unlawful is for the tribunal to say: that fact is never taken from the sheet."""
    by = {"单位": "employer", "劳动者": "worker", "协商-单位先提": "both", "协商-劳动者先提": "both"}
    return {
        **_service(sheet),
        "ended_by": by.get(sheet.get("E-72", "")),
        "wants_continuation": _part(sheet, "E-78", "wanted"),
        "continuation_possible": _part(sheet, "E-78", "possible"),
    }


_BUILDERS: dict[str, Callable[[Sheet], dict[str, Any]]] = {
    "unpaid_wages": _unpaid_wages,
    "overtime": _overtime,
    "double_wage": _double_wage,
    "severance": _severance,
    "unlawful_termination": _unlawful_termination,
}
