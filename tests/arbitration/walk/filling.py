"""Fills the form of an act with answers a hurried person might give: mostly sensible, sometimes not."""

import random
from datetime import timedelta
from typing import Any

from django import forms

from casework.clock import today

WORDS = ("演示理由：案情需要。", "演示说明", "证据不足，另行处理", " ")
EMPTY = {"id_number", "credit_code", "phone", "address"}


def answers(form: forms.Form, rng: random.Random) -> dict[str, Any]:
    """One answer for every field, as a browser would send it."""
    return {
        name: given
        for name, field in form.fields.items()
        if (given := _answer(name, field, rng)) not in (None, "")
    }


def _answer(name: str, field: forms.Field, rng: random.Random) -> Any:
    if not field.required and rng.random() < 0.4:
        return None
    initial = field.initial() if callable(field.initial) else field.initial
    if initial not in (None, "", [], False) and rng.random() < 0.6:
        return [str(one) for one in initial] if isinstance(initial, list | tuple) else _sent(initial)
    if isinstance(field, forms.ModelChoiceField):
        return _rows(field, rng)
    if isinstance(field, forms.MultipleChoiceField):
        return [value for value in values_of(field) if rng.random() < 0.6]
    if isinstance(field, forms.ChoiceField):
        return rng.choice(values_of(field) or [""])
    return _plain(name, field, rng)


def _sent(value: Any) -> Any:
    return value.pk if hasattr(value, "pk") else value


def _rows(field: Any, rng: random.Random) -> Any:
    keys = [str(pk) for pk in field.queryset.values_list("pk", flat=True)[:20]]
    if isinstance(field, forms.ModelMultipleChoiceField):
        return keys if rng.random() < 0.5 else [pk for pk in keys if rng.random() < 0.4]
    return rng.choice(keys) if keys else None


def values_of(field: Any) -> list[str]:
    """The values of a choice field; those of a group count one by one."""
    found = []
    for value, label in field.choices:
        found += [str(inner) for inner, _l in label] if isinstance(label, list | tuple) else [str(value)]
    return [value for value in found if value]


def _plain(name: str, field: forms.Field, rng: random.Random) -> Any:
    if isinstance(field, forms.BooleanField):
        return "on" if field.required or rng.random() < 0.6 else None
    if isinstance(field, forms.DateTimeField):
        return f"{today() + timedelta(days=rng.randint(6, 20))} 09:00"
    if isinstance(field, forms.DateField):
        return str(today() + timedelta(days=rng.choice((-3, 0, 0, 0, 1, 7, 12, 20))))
    if isinstance(field, forms.TimeField):
        return rng.choice(("09:00", "10:30", "14:00"))
    if isinstance(field, forms.DecimalField | forms.IntegerField):
        return _number(field, rng)
    if isinstance(field, forms.FileField) or name in EMPTY:
        return None
    return rng.choice(WORDS)[: getattr(field, "max_length", None) or 200]


def _number(field: Any, rng: random.Random) -> int:
    least = int(field.min_value if field.min_value is not None else 0)
    most = int(field.max_value if field.max_value is not None else least + 3000)
    return rng.randint(least, max(least, min(most, least + 3000)))
