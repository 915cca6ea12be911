"""Forms of the courts' matters about partial awards, while the case goes on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import CourtMatter, SideDecision
from arbitration.services.awards.remaining import APART
from arbitration.services.outcome.partial_matters import (
    end_partial_suit,
    note_partial_ruling,
    note_partial_suit,
    request_partial_set_aside,
)
from arbitration.views.court_forms import KIND, EndOfSuitForm, RulingForm, SetAsideForm, SuitForm
from casework.forms import calls
from casework.registry import ActPage


class PartialSuitForm(SuitForm):
    decision = forms.ModelChoiceField(SideDecision.objects.none(), label=_("On which partial award"))
    field_order = ["decision"]

    def prepare(self) -> None:
        super().prepare()
        for name in ("which", "docketed_on"):
            del self.fields[name]
        self.fields["decision"].queryset = made_awards(self.proceeding)  # type: ignore[attr-defined]


class PartialSetAsideForm(SetAsideForm):
    decision = forms.ModelChoiceField(SideDecision.objects.none(), label=_("Which partial award"))
    field_order = ["decision"]

    def prepare(self) -> None:
        super().prepare()
        made = [one.pk for one in made_awards(self.proceeding) if one.final]
        self.fields["decision"].queryset = SideDecision.objects.filter(pk__in=made)  # type: ignore[attr-defined]


class EndOfPartialSuitForm(EndOfSuitForm):
    def prepare(self) -> None:
        self.fields["on"].help_text = ""
        rows = matters(self.proceeding, KIND.SUIT).filter(ended_on=None)
        self.fields["matter"].queryset = rows  # type: ignore[attr-defined]


class PartialRulingForm(RulingForm):
    def prepare(self) -> None:
        super().prepare()
        self.fields["matter"].queryset = matters(self.proceeding, KIND.SET_ASIDE)  # type: ignore[attr-defined]


def made_awards(row: Any) -> Any:
    """The partial and supplementary awards that have been made."""
    return SideDecision.objects.filter(arbitration=row.pk, kind__in=APART, state=SideDecision.State.MADE)


def matters(row: Any, kind: str) -> Any:
    """The matters of a kind about a partial award."""
    return CourtMatter.objects.filter(arbitration=row.pk, kind=kind).exclude(decision=None)


PAGES = {
    "arbitration.note_partial_suit": ActPage(
        PartialSuitForm, calls(note_partial_suit), offered=lambda row: made_awards(row).exists()
    ),
    "arbitration.end_partial_suit": ActPage(
        EndOfPartialSuitForm,
        calls(end_partial_suit),
        offered=lambda row: matters(row, KIND.SUIT).filter(ended_on=None).exists(),
    ),
    "arbitration.request_partial_set_aside": ActPage(
        PartialSetAsideForm,
        calls(request_partial_set_aside),
        offered=lambda row: any(one.final for one in made_awards(row)),
    ),
    "arbitration.note_partial_ruling": ActPage(
        PartialRulingForm,
        calls(note_partial_ruling),
        offered=lambda row: matters(row, KIND.SET_ASIDE).exists(),
    ),
}
