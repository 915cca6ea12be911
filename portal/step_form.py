"""One page of the guided form: its elements as fields, checked by the law's own element sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from law.elements import elements, validate
from portal.fields import (
    Ask,
    asked_parts,
    fields_of,
    first_values,
    plain_json,
    rows_of,
    shown,
    stated_value,
)
from portal.wording import question

Answers = Mapping[str, Any]


@dataclass
class Group:
    """The fields of one element, or of a page's own questions, under one question."""

    legend: str
    rows: list[list[forms.BoundField]]
    table: bool = False
    bare: bool = False


class StepForm(forms.Form):
    """A page asking `asks`; `extra` adds questions that are no elements. Stores nothing by itself."""

    asks: ClassVar[tuple[Ask, ...]] = ()
    use_required_attribute = False
    # Most pages of a phone's worth of questions have no heading of their own for what is no element.
    extra_legend: ClassVar[Any] = ""

    def __init__(self, data: Any = None, files: Any = None, *, answers: Answers, on: date) -> None:
        self.answers, self.on = answers, on
        self.stated: dict[str, Any] = {}
        stated = answers.get("elements", {})
        first: dict[str, Any] = {name: shown(value) for name, value in answers.get("other", {}).items()}
        for ask in self.asks:
            first |= first_values(ask, stated.get(ask.code))
        super().__init__(data, files, initial=first)
        for ask in self.asks:
            self.fields.update(dict(fields_of(ask, stated.get(ask.code))))
        self.fields.update(self.extra())

    def extra(self) -> dict[str, forms.Field]:
        """The page's own questions; kept beside the elements."""
        return {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for ask in self.asks:
            self.stated[ask.code] = stated_value(ask, cleaned)
            self._whole_rows(ask, cleaned)
        self.complete(cleaned)
        for code, value in self.stated.items():
            self._check(code, value)
        return cleaned

    def complete(self, cleaned: dict[str, Any]) -> None:
        """Fill in what follows from the answers; pages override it."""

    def other(self) -> dict[str, Any]:
        """The page's own answers as JSON."""
        return {name: plain_json(self.cleaned_data.get(name)) for name in self.extra()}

    def sections(self) -> list[Group]:
        """The fields by question, in order."""
        found = [self._group(ask) for ask in self.asks]
        own = [[self[name]] for name in self.extra()]
        return [*found, Group(str(self.extra_legend), own)] if own else found

    def _group(self, ask: Ask) -> Group:
        names = [name for name in self.fields if name == ask.code or name.startswith(f"{ask.code}.")]
        if not ask.rows:
            return Group(question(ask.code), [[self[name]] for name in names], bare=names == [ask.code])
        rows: dict[str, list[forms.BoundField]] = {}
        for name in names:
            rows.setdefault(name.split(".")[1], []).append(self[name])
        return Group(question(ask.code), list(rows.values()), table=True)

    def _whole_rows(self, ask: Ask, cleaned: Mapping[str, Any]) -> None:
        """A row that was begun needs its required parts; the message stands in the row where it was left out."""
        for number in range(rows_of(ask, self.answers.get("elements", {}).get(ask.code))):
            prefix = f"{ask.code}.{number}."
            begun = any(cleaned.get(prefix + part.name) not in (None, "", []) for part in asked_parts(ask))
            for part in asked_parts(ask) if begun else ():
                name = prefix + part.name
                if part.required and cleaned.get(name) in (None, "", []) and name not in self.errors:
                    self.add_error(name, _("Fill this in, or empty the whole row."))

    def _check(self, code: str, value: Any) -> None:
        if any(name == code or name.startswith(f"{code}.") for name in self.errors):
            return  # one clear error a question is enough
        for message in validate(code, value, filed_on=self.on):
            self.add_error(self._place(code, message), _plain(message))

    def _place(self, code: str, message: str) -> str | None:
        path = message.split("：", 1)[0] if "：" in message else ""
        dotted = path.replace("[", ".").replace("]", "")
        own = [name for name in self.fields if name == code or name.startswith(f"{code}.")]
        checked = [f"{code}.{part}" for part in elements()[code].checks]
        wanted = [dotted, f"{code}.{dotted}", *([] if path else checked), *own]
        return next((name for name in wanted if name in self.fields), None)


def _plain(message: str) -> str:
    """The message without the path that only programs read."""
    path, separator, rest = message.partition("：")
    text = rest if separator and path.isascii() else message
    return {"未填写": _("Fill this in, or leave the whole question empty."), "不能早于 from": _("This day is before the first day. Swap or correct them.")}.get(text, text)  # fmt: skip
