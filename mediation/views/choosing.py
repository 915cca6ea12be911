"""Fields that choose from the case: its parties, claims, agreements, rooms; shared by the forms of the acts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.models import Party, Proceeding
from mediation.models import Agreement, Mediation

LONG = {"rows": 4}


def long_text(label: Any, *, required: bool = True, most: int = 4000, **more: Any) -> forms.CharField:
    """A field of several lines."""
    return forms.CharField(
        label=label, required=required, max_length=most, widget=forms.Textarea(attrs=LONG), **more
    )


PARTY = _("Party")


def party_field(label: Any = PARTY, **more: Any) -> forms.ModelChoiceField:
    """A party of the case, to be filled by `choose_parties`."""
    return forms.ModelChoiceField(Party.objects.none(), label=label, **more)


def choose_parties(form: Any, *names: str, side: str = "", third: bool = False) -> None:
    """Let the named fields choose among the parties that the body knows."""
    rows = Party.objects.known_to(form.proceeding)
    if side:
        rows = rows.filter(side=side)
    elif not third:
        rows = rows.exclude(side=Party.Side.THIRD)
    for name in names:
        form.fields[name].queryset = rows


def agreement_field() -> forms.ModelChoiceField:
    """An agreement in force, to be filled by `choose_agreements`."""
    return forms.ModelChoiceField(Agreement.objects.none(), label=_("Agreement"))


def choose_agreements(form: Any) -> None:
    """Let the field `agreement` choose among the agreements in force."""
    rows = signed(form.proceeding)
    form.fields["agreement"].queryset = rows
    form.fields["agreement"].label_from_instance = label_of
    form.fields["agreement"].initial = rows.last()


def signed(row: Proceeding) -> Any:
    """The agreements in force of a mediation."""
    return Agreement.objects.filter(mediation=row.pk, state=Agreement.State.SIGNED).order_by("ordinal")


def label_of(agreement: Agreement) -> str:
    """An agreement in a list: its number, day and sum."""
    return f"{agreement.ordinal} · {agreement.signed_on} · {agreement.total}"


def as_mediation(row: Proceeding) -> Mediation:
    """The row as what it is; forms of this room are never given another kind."""
    assert isinstance(row, Mediation)
    return row
