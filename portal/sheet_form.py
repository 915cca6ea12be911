"""The employer's page of the element sheet: the worker's statement, a stance beside it, and its own statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.models import ElementStatement
from law.elements import Element, elements, tier, validate
from portal.fields import Ask, fields_of, first_values, money_field, stated_value
from portal.wording import element_title, in_words, question

Stance = ElementStatement.Stance
STANCES = [
    (Stance.ACCEPTED.value, gettext_lazy("We accept this")),
    (Stance.DENIED.value, gettext_lazy("We deny this")),
    (Stance.PARTLY.value, gettext_lazy("We accept this in part")),
    (Stance.UNKNOWN.value, gettext_lazy("We don't know")),
]
CLAIMS, ARREARS = "E-101", "E-47"


def answered_elements(stated: Mapping[str, Any]) -> list[Element]:
    """The elements that the employer is asked about: the fast lane's, and whatever else the worker stated.

    What is confidential between a side and the mediator is never among them.
    """
    wanted = {element.code for element in tier(1)} | set(stated)
    return [
        element
        for code, element in elements().items()
        if code in wanted and element.ask_employer and not element.confidential
    ]


def group_titles(stated: Mapping[str, Any]) -> dict[str, str]:
    """The groups of the sheet that have elements to answer, with their Chinese titles."""
    return {element.group: element.group_title for element in answered_elements(stated)}


@dataclass
class Item:
    """One element on the page."""

    code: str
    title: str
    question: str
    stated: str
    stance: forms.BoundField | None
    rows: list[list[forms.BoundField]]


class SheetForm(forms.Form):
    """The elements of one group. `stated` is what the worker said, `answers` what was saved so far."""

    use_required_attribute = False

    def __init__(
        self, data: Any = None, *, group: str, stated: Mapping[str, Any], answers: Mapping[str, Any], on: date
    ) -> None:
        self.stated, self.on = stated, on
        self.elements = [one for one in answered_elements(stated) if one.group == group]
        first: dict[str, Any] = {}
        for element in self.elements:
            saved = answers.get(element.code, {})
            first[f"stance.{element.code}"] = saved.get("stance")
            first |= self._first(element.code, saved.get("value"))
        super().__init__(data, initial=first)
        for element in self.elements:
            self.fields[f"stance.{element.code}"] = forms.ChoiceField(
                label=_("Your answer"), choices=STANCES, required=False, widget=forms.RadioSelect
            )
            self.fields.update(self._own(element.code, answers.get(element.code, {}).get("value")))

    def shown(self) -> list[Item]:
        """What the page shows, element by element."""
        return [
            Item(
                element.code,
                element_title(element.code),
                question(element.code, "employer"),
                in_words(element.code, self.stated.get(element.code)),
                self[f"stance.{element.code}"] if self.stated.get(element.code) is not None else None,
                [[self[name] for name in self._names(element.code)]],
            )
            for element in self.elements
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.given: dict[str, Any] = {}
        for element in self.elements:
            stance = cleaned.get(f"stance.{element.code}") or ""
            value = self._value(element.code, cleaned)
            if stance == Stance.ACCEPTED:
                value = self.stated.get(element.code)
            elif value is not None:
                self._check(element.code, value)
            if stance or value is not None:
                self.given[element.code] = {"stance": stance, "value": value}
        return cleaned

    def _own(self, code: str, value: Any) -> dict[str, forms.Field]:
        if code == CLAIMS:
            return {f"own.{row['claim']}": money_field(row["claim"], False) for row in self._rows(code)}
        found = dict(fields_of(_ask(code), value))
        for month in (self.stated.get(ARREARS) or {}).get("months", ()) if code == ARREARS else ():
            label = _("%(month)s: paid (yuan)") % {"month": month["month"]}
            found[f"paid.{month['month']}"] = money_field(label, False)
        return found

    def _names(self, code: str) -> list[str]:
        return list(self._own(code, None))

    def _first(self, code: str, value: Any) -> dict[str, Any]:
        if code == CLAIMS:
            return {f"own.{row['claim']}": row["amount"] for row in value or ()}
        months = (value or {}).get("months", ()) if code == ARREARS else ()
        return first_values(_ask(code), value) | {f"paid.{row['month']}": row["paid"] for row in months}

    def _value(self, code: str, cleaned: Mapping[str, Any]) -> Any:
        if code == CLAIMS:
            own = [(row["claim"], cleaned.get(f"own.{row['claim']}")) for row in self._rows(code)]
            rows = [
                {"claim": claim, "amount": str(amount), "formula": "被申请人认可的金额"}
                for claim, amount in own
                if amount is not None
            ]
            return rows or None
        value = stated_value(_ask(code), cleaned)
        return self._with_months(value, cleaned) if code == ARREARS else value

    def _with_months(self, value: Any, cleaned: Mapping[str, Any]) -> Any:
        months = [
            {**month, "paid": str(paid)}
            for month in (self.stated.get(ARREARS) or {}).get("months", ())
            if (paid := cleaned.get(f"paid.{month['month']}")) is not None
        ]
        if not months:
            return value
        return {**self._span(months), **(value or {}), "months": months}

    def _span(self, months: list[dict[str, Any]]) -> dict[str, Any]:
        """Period and sum of the arrears by these payments; the months left open stay as the worker stated them."""
        worker = self.stated[ARREARS]
        paid = {row["month"]: row["paid"] for row in worker["months"]} | {
            row["month"]: row["paid"] for row in months
        }
        owed = sum(
            (max(Decimal(row["due"]) - Decimal(paid[row["month"]]), Decimal(0)) for row in worker["months"]),
            Decimal(0),
        )
        return {"from": worker.get("from"), "to": worker.get("to"), "amount": str(owed)}

    def _rows(self, code: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.stated.get(code) or []
        return rows

    def _check(self, code: str, value: Any) -> None:
        names = self._names(code)
        if any(name in self.errors for name in names):
            return
        for message in validate(code, value, filed_on=self.on):
            path, separator, rest = message.partition("：")
            place = f"{code}.{path.rsplit('.', 1)[-1]}"
            text = rest if separator and path.isascii() else message
            self.add_error(place if place in self.fields else names[0] if names else None, text)


def _ask(code: str) -> Ask:
    return Ask(code, optional=True, rows=3 if elements()[code].type == "table" else 0)
