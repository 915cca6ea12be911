"""Forms of what the tribunal itself collects: asked for, decided, and the record of who went."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration, Investigation, PartyRequest
from arbitration.services.evidence.awaited import awaited_investigations
from arbitration.services.evidence.investigate import investigate
from arbitration.services.evidence.request_investigation import decide_investigation, request_investigation
from arbitration.services.requesting import pending
from arbitration.views.hearing_forms import members
from arbitration.views.proof_forms import REQUESTS, describe
from arbitration.views.tribunal_forms import GRANTED, DecisionForm, PartyForm
from casework.actor import Actor
from casework.clock import SHANGHAI
from casework.forms import ActForm, DateInput, LinesField, calls
from casework.models import Role, User
from casework.registry import ActPage

KIND = PartyRequest.Kind.INVESTIGATION


class InvestigationRequestForm(PartyForm):
    source = forms.CharField(
        label=_("Who has it, and where"),
        max_length=300,
        help_text=_("For example: the bank branch, the social insurance agency, a witness with address."),
    )
    items = LinesField(label=_("What is to be collected, one a line"))
    reason = forms.CharField(
        label=_("What it proves, and why the party can't get it"), widget=forms.Textarea(attrs={"rows": 4})
    )


class InvestigationDecisionForm(DecisionForm):
    kind = KIND


class InvestigationForm(ActForm):
    request = forms.ModelChoiceField(
        PartyRequest.objects.none(),
        label=_("Granted request that it answers"),
        required=False,
        help_text=_("Leave empty where the tribunal goes by itself."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Investigation.Kind.choices)
    investigators = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("Investigators (two at least)"), widget=forms.CheckboxSelectMultiple
    )
    recorder = forms.ModelChoiceField(User.objects.none(), label=_("Recorder"), required=False)
    day = forms.DateField(label=_("Day"), widget=DateInput())
    begins = forms.TimeField(
        label=_("Begins"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(label=_("Ends"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=_("Place"), max_length=200)
    asked = forms.CharField(label=_("Person asked"), max_length=60, required=False)
    asked_id = forms.CharField(label=_("ID number"), max_length=18, required=False)
    relation = forms.CharField(label=_("Relation to the parties"), max_length=80, required=False)
    text = forms.CharField(
        label=_("Questions and answers, or what was seen"), widget=forms.Textarea(attrs={"rows": 8})
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        asked: Any = self.fields["request"]
        asked.queryset = awaited_investigations(self.proceeding)
        asked.label_from_instance = describe
        asked.initial = asked.queryset.first()
        people = members(self, Role.CLERK, Role.ARBITRATOR)
        self.fields["investigators"].queryset = people  # type: ignore[attr-defined]
        self.fields["recorder"].queryset = people  # type: ignore[attr-defined]


def _decide(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    granted = cleaned.pop("decision") == GRANTED
    decide_investigation(row, actor=actor, granted=granted, version=version, **cleaned)


def _investigate(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    day = cleaned.pop("day")
    starts, ends = (datetime.combine(day, cleaned.pop(name), tzinfo=SHANGHAI) for name in ("begins", "ends"))
    investigate(row, actor=actor, starts_at=starts, ends_at=ends, version=version, **cleaned)


PAGES = {
    "arbitration.request_investigation": ActPage(InvestigationRequestForm, calls(request_investigation)),
    "arbitration.decide_investigation": ActPage(
        InvestigationDecisionForm, _decide, intro=REQUESTS, offered=lambda row: bool(pending(row, KIND))
    ),
    "arbitration.investigate": ActPage(InvestigationForm, _investigate),
}
