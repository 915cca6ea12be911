"""A form of a page of its own: its fields look like the pages."""

from typing import Any

from django import forms

from casework.forms import LOOKS


class PlainForm(forms.Form):
    """A form that belongs to no act of one case."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", LOOKS.get(type(field.widget), "form-control"))
