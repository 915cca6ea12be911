"""Looks at a page as a person would: does it answer, are there only words, is there something to choose from?"""

import html
import re
from typing import Any

from django import forms
from django.test import Client

from casework.models import User
from tests.arbitration.walk.filling import values_of

RAW = re.compile(r"\b[a-z]{2,}(?:[_.][a-z0-9]+)+\b|\b(?:None|True|False)\b|\{\{|\{%")
WITHOUT_TEXT = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S)


def signed_in(user: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def look_at(answer: Any, where: str, *allowed: int) -> None:
    """The page answers with one of these, and shows words only: no key, no None, no tag."""
    assert answer.status_code in allowed, (where, answer.status_code)
    shown = html.unescape(WITHOUT_TEXT.sub(" ", answer.content.decode()))
    assert not (raw := RAW.findall(shown)), (where, raw)


def nothing_to_choose(form: forms.Form) -> list[str]:
    """The required fields that offer no choice at all."""
    choosing = {name: one for name, one in form.fields.items() if one.required}
    return [
        name
        for name, one in choosing.items()
        if (isinstance(one, forms.ModelChoiceField) and not list(one.queryset or ()))
        or (
            isinstance(one, forms.ChoiceField)
            and not isinstance(one, forms.ModelChoiceField)
            and not values_of(one)
        )
    ]
