"""What every act's form shares: it knows its proceeding and actor, and its fields look like the pages."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.actor import Actor
from casework.models import Claim, Proceeding

LOOKS: dict[type[Any], str] = {
    forms.Select: "form-select", forms.SelectMultiple: "form-select", forms.CheckboxInput: "form-check-input",
    forms.CheckboxSelectMultiple: "ld-checks", forms.RadioSelect: "ld-checks",
}  # fmt: skip


class ActForm(forms.Form):
    """A form of one act on one proceeding."""

    def __init__(self, *args: Any, proceeding: Proceeding, actor: Actor, **kwargs: Any) -> None:
        self.proceeding, self.actor = proceeding, actor
        super().__init__(*args, **kwargs)
        self.prepare()
        for field in self.fields.values():
            _choose_the_only_one(field)
            field.widget.attrs.setdefault("class", LOOKS.get(type(field.widget), "form-control"))

    def prepare(self) -> None:
        """Fill choices and first values from the proceeding; forms override it."""


def _choose_the_only_one(field: forms.Field) -> None:
    """Where a row must be chosen and there is one, it is chosen."""
    if type(field) is forms.ModelChoiceField and field.required and field.initial is None:
        rows: Any = field.queryset
        found = list(rows[:2])
        if len(found) == 1:
            field.initial = found[0]


class EmptyForm(ActForm):
    """An act that needs no more than a confirmation."""


class ReasonForm(ActForm):
    """An act that needs its reason in words."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))


def calls(service: Callable[..., Any]) -> Callable[..., None]:
    """A page's `run` for a form whose answers are the service's own arguments."""

    def run(row: Proceeding, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
        service(row, actor=actor, version=version, **cleaned)

    return run


class DateInput(forms.DateInput):
    """A date picker that sends ISO dates in any language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LinesField(forms.CharField):
    """One thing a line; empty lines don't count."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in str(super().clean(value) or "").splitlines() if line.strip()]


class ClaimAmountsForm(ActForm):
    """One amount in yuan for every claim of the case."""

    start_from = "claimed"

    def prepare(self) -> None:
        for claim in self.claims():
            first = getattr(claim, self.start_from) or claim.computed or Decimal(0)
            self.fields[f"claim_{claim.pk}"] = forms.DecimalField(
                label=f"{claim.party} · {claim.title}",
                min_value=Decimal(0),
                max_digits=14,
                decimal_places=2,
                initial=first,
            )

    def claims(self) -> list[Claim]:
        """The claims that still count, in order."""
        rows = Claim.objects.standing(self.proceeding.case_file_id)
        return list(rows.select_related("party"))

    @staticmethod
    def amounts(cleaned: dict[str, Any]) -> dict[int, Decimal]:
        """Yuan by claim id, from the cleaned answers."""
        return {int(name[6:]): value for name, value in cleaned.items() if name.startswith("claim_")}
