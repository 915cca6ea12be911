"""Form fields made from the element sheet's own declarations, and the way back from fields to a stated value."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from law.elements import elements
from law.facts import FIRST_DATE, LAST_DATE, MAX_MONEY, Field
from law.regions import region_choices
from portal.wording import choice_label, in_english, part_label

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
DATE_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
MOST_RADIOS = 7


@dataclass(frozen=True)
class Ask:
    """What a page asks of one element: which parts, how many rows of a table, and whether it may be left out."""

    code: str
    parts: tuple[str, ...] = ()
    optional: bool = False
    rows: int = 0


class PlainNumber(forms.DecimalField):
    """A number as people type it: full-width digits, thousands separators and 元 are understood."""

    def to_python(self, value: Any) -> Any:
        text = unicodedata.normalize("NFKC", str(value or ""))
        return super().to_python(text.replace(",", "").replace("元", "").replace("¥", "").strip())


class PlainDate(forms.DateField):
    """A day, picked or typed; a wrong century is caught here."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=DATE_FORMATS, **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not FIRST_DATE <= value <= LAST_DATE:
            raise forms.ValidationError(_("The year can't be right. Check the date."))


def yes_no(label: Any, required: bool = True, help_text: Any = "") -> forms.TypedChoiceField:
    """A question answered by yes or no; None where it is left out."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        required=required,
        help_text=help_text,
    )


def money_field(label: Any, required: bool = True, **kwargs: Any) -> PlainNumber:
    """An amount in yuan, to the fen."""
    return PlainNumber(
        label=label,
        required=required,
        min_value=Decimal(0),
        max_value=MAX_MONEY,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        **kwargs,
    )


def form_field(field: Field, required: bool, code: str = "") -> forms.Field:
    """The form field for one part of an element; `code` names the element for plainer labels."""
    label = part_label(field, code)
    if field.type == "bool":
        return yes_no(label, required)
    if field.type == "date":
        return PlainDate(label=label, required=required)
    if field.type == "money":
        return money_field(label, required)
    if field.type in ("int", "dec"):
        return _number(field, label, required)
    if field.type in ("enum", "region", "multi"):
        return _choice(field, label, required)
    attrs = {"type": "month", "placeholder": "2026-07"} if field.type == "month" else {}
    limit = 7 if field.type == "month" else 200
    return forms.CharField(
        label=label, required=required, max_length=limit, widget=forms.TextInput(attrs=attrs)
    )


def _number(field: Field, label: str, required: bool) -> forms.Field:
    low = Decimal(field.low if field.low is not None else 0)
    high = Decimal(field.high if field.high is not None else 1_000_000)
    places = 0 if field.type == "int" else 2
    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    return PlainNumber(
        label=label, required=required, min_value=low, max_value=high, decimal_places=places, widget=widget
    )


def _choice(field: Field, label: str, required: bool) -> forms.Field:
    if field.type == "region":
        return forms.ChoiceField(label=label, required=required, choices=region_choices(in_english()))
    options = [(value, choice_label(value)) for value in field.choices or ()]
    if field.type == "multi":
        return forms.MultipleChoiceField(
            label=label, required=required, choices=options, widget=forms.CheckboxSelectMultiple
        )
    if required and len(options) <= MOST_RADIOS:
        return forms.ChoiceField(label=label, choices=options, widget=forms.RadioSelect)
    return forms.ChoiceField(label=label, required=required, choices=[("", "—"), *options])


def asked_parts(ask: Ask) -> list[Field]:
    """The parts of the element that are asked, in the order asked."""
    columns = {column.name: column for column in elements()[ask.code].field.columns}
    chosen = [columns[name] for name in ask.parts] if ask.parts else columns.values()
    return [column for column in chosen if not column.columns]


def fields_of(ask: Ask, stated: Any = None) -> Iterator[tuple[str, forms.Field]]:
    """Field names with their fields; rows of a table are numbered, and there are always some empty ones."""
    element = elements()[ask.code]
    if not element.field.columns:
        field = form_field(element.field, not ask.optional)
        yield ask.code, field
        return
    if element.type == "record":
        for part in asked_parts(ask):
            yield f"{ask.code}.{part.name}", form_field(part, part.required and not ask.optional, ask.code)
        return
    for number in range(rows_of(ask, stated)):
        for part in asked_parts(ask):
            yield f"{ask.code}.{number}.{part.name}", form_field(part, False, ask.code)


def rows_of(ask: Ask, stated: Any) -> int:
    """How many rows to show: the ones filled and, beyond them, some empty ones."""
    filled = len(stated) if isinstance(stated, list) else 0
    return max(ask.rows, filled + 2 if filled >= ask.rows else 0)


def first_values(ask: Ask, stated: Any) -> dict[str, Any]:
    """What stands in the fields when the page opens, from what was stated before."""
    if stated is None:
        return {}
    if isinstance(stated, Mapping):
        return {f"{ask.code}.{name}": shown(value) for name, value in stated.items()}
    if isinstance(stated, list) and elements()[ask.code].field.columns:
        return {
            f"{ask.code}.{number}.{name}": shown(value)
            for number, row in enumerate(stated)
            for name, value in row.items()
        }
    return {ask.code: shown(stated)}


def shown(value: Any) -> Any:
    """A stored value as a field shows it."""
    return ("yes" if value else "no") if isinstance(value, bool) else value


def stated_value(ask: Ask, cleaned: Mapping[str, Any]) -> Any:
    """The value of the element as JSON, None where nothing was filled in."""
    element = elements()[ask.code]
    if not element.field.columns:
        return plain_json(cleaned.get(ask.code))
    if element.type == "record":
        return _row(f"{ask.code}.", cleaned)
    numbers = sorted({int(name.split(".")[1]) for name in cleaned if name.startswith(f"{ask.code}.")})
    rows = [_row(f"{ask.code}.{number}.", cleaned) for number in numbers]
    return [row for row in rows if row] or None


def _row(prefix: str, cleaned: Mapping[str, Any]) -> dict[str, Any] | None:
    parts = {
        name.removeprefix(prefix): plain_json(value)
        for name, value in cleaned.items()
        if name.startswith(prefix)
    }
    filled = {name: value for name, value in parts.items() if value not in (None, "", [])}
    return filled or None


def plain_json(value: Any) -> Any:
    """Dates in ISO form, numbers as decimal text, whole numbers as such."""
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value
