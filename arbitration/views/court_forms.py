"""Forms of what comes after the award: courts, enforcement, instalments."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration, CourtMatter, Instalment
from arbitration.services.outcome.court_matters import (
    GROUNDS,
    end_of_suit,
    note_set_aside_ruling,
    request_set_aside,
)
from arbitration.services.outcome.enforcement import (
    INTERRUPTIONS,
    interrupt_enforcement,
    lift_preservation,
    note_nonenforcement,
    note_payment_order,
    note_preservation,
)
from arbitration.services.outcome.follow_payment_order import STEPS, follow_payment_order
from arbitration.services.outcome.instalments import binding_instalments, pay_instalment, plan_instalments
from arbitration.services.outcome.note_suit import note_suit
from arbitration.services.outcome.owing import left_open
from arbitration.views.parts_field import PartsField
from casework.actor import Actor
from casework.forms import ActForm, DateInput, calls
from casework.models import Party
from casework.registry import ActPage

KIND, ENDING = CourtMatter.Kind, CourtMatter.Outcome
WHICH = [
    ("", _("there is only one award")),
    ("final", _("the final award")),
    ("nonfinal", _("the award that isn't final")),
]


class MatterForm(ActForm):
    """Who, at which court, when."""

    sides: tuple[str, ...] = ()
    words: dict[str, Any] = {}
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Party"))
    court = forms.CharField(label=_("Court"), max_length=100)
    number = forms.CharField(label=_("Case number of the court"), required=False, max_length=80)
    on = forms.DateField(label=_("On"), widget=DateInput())

    def prepare(self) -> None:
        rows = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = rows.filter(side__in=self.sides) if self.sides else rows  # type: ignore[attr-defined]
        for name, label in self.words.items():
            self.fields[name].label = label


class SuitForm(MatterForm):
    words = {"party": _("Who sues"), "on": _("Filed on")}
    docketed_on = forms.DateField(label=_("Docketed on"), required=False, widget=DateInput())
    which = forms.ChoiceField(label=_("On which award"), choices=WHICH, required=False)
    workers = forms.ModelMultipleChoiceField(
        Party.objects.none(),
        label=_("Against which workers"),
        required=False,
        help_text=_("Only if an employer sues; none chosen means all. The award stays good for the others."),
    )

    def prepare(self) -> None:
        super().prepare()
        rows = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["workers"].queryset = rows.filter(side=Party.Side.APPLICANT)  # type: ignore[attr-defined]


class EndOfSuitForm(ActForm):
    matter = forms.ModelChoiceField(CourtMatter.objects.none(), label=_("Suit"))
    outcome = forms.ChoiceField(
        label=_("How it ended"),
        choices=[
            (one.value, one.label)
            for one in (ENDING.WITHDRAWN, ENDING.DISMISSED, ENDING.NOT_ACCEPTED, ENDING.JUDGED)
        ],
    )
    on = forms.DateField(
        label=_("Ruling received on"),
        widget=DateInput(),
        help_text=_("After a worker's suit on a final award: the day on which the employer received it."),
    )

    def prepare(self) -> None:
        self.fields["matter"].queryset = open_matters(self.proceeding, KIND.SUIT)  # type: ignore[attr-defined]


class SetAsideForm(MatterForm):
    words = {"party": _("Who asks"), "on": _("Filed on")}
    sides = (Party.Side.RESPONDENT,)
    grounds = forms.MultipleChoiceField(
        label=_("Grounds of article 49"), choices=list(GROUNDS.items()), widget=forms.CheckboxSelectMultiple
    )


class RulingForm(ActForm):
    matter = forms.ModelChoiceField(CourtMatter.objects.none(), label=_("Request"))
    granted = forms.BooleanField(label=_("The award is set aside"), required=False)
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Which party received the ruling"))
    on = forms.DateField(label=_("Received on"), widget=DateInput())

    def prepare(self) -> None:
        rows = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = rows  # type: ignore[attr-defined]
        self.fields["matter"].queryset = CourtMatter.objects.filter(  # type: ignore[attr-defined]
            arbitration=self.proceeding.pk, kind=KIND.SET_ASIDE, decision=None
        )


class InterruptionForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground"), choices=list(INTERRUPTIONS.items()))
    on = forms.DateField(label=_("On"), widget=DateInput())


class NonenforcementForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Which party received the ruling"))
    court = forms.CharField(label=_("Court"), max_length=100)
    on = forms.DateField(label=_("Received on"), widget=DateInput())

    def prepare(self) -> None:
        rows = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = rows  # type: ignore[attr-defined]


class PreservationForm(MatterForm):
    words = {"party": _("Whose assets are preserved for"), "on": _("Ruling made on")}


class PaymentOrderForm(MatterForm):
    words = {"party": _("Who applied for it"), "on": _("Applied for on")}


class OrderStepForm(ActForm):
    matter = forms.ModelChoiceField(CourtMatter.objects.none(), label=_("Payment order"))
    step = forms.ChoiceField(label=_("What happened"), choices=list(STEPS.items()))
    on = forms.DateField(label=_("On"), widget=DateInput())

    def prepare(self) -> None:
        self.fields["matter"].queryset = open_matters(self.proceeding, KIND.PAYMENT_ORDER)  # type: ignore[attr-defined]


class LiftForm(ActForm):
    matter = forms.ModelChoiceField(CourtMatter.objects.none(), label=_("Preservation"))
    on = forms.DateField(label=_("Lifted on"), widget=DateInput())

    def prepare(self) -> None:
        self.fields["matter"].queryset = open_matters(self.proceeding, KIND.PRESERVATION)  # type: ignore[attr-defined]


class PlanForm(ActForm):
    instalments = PartsField(
        label=_("Instalments"),
        help_text=_("One instalment a line: day and amount, such as 2026-12-15 5000.00"),
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        left = left_open(self.proceeding)
        if left > Decimal(0):
            self.fields["instalments"].help_text = _(
                "One instalment a line: day and amount, such as 2026-12-15 5000.00. Together %(left)s yuan."
            ) % {"left": left}


class PayForm(ActForm):
    instalment = forms.ModelChoiceField(Instalment.objects.none(), label=_("Instalment"))
    on = forms.DateField(label=_("Paid on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        rows = binding_instalments(Arbitration.objects.get(pk=self.proceeding.pk))
        self.fields["instalment"].queryset = rows  # type: ignore[attr-defined]


def open_matters(row: Any, kind: str) -> Any:
    """The matters of a kind that haven't ended."""
    return CourtMatter.objects.filter(arbitration=row.pk, kind=kind, ended_on=None, decision=None)


def _sue(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    which = cleaned.pop("which")
    final = {"final": True, "nonfinal": False}.get(which)
    note_suit(row, actor=actor, final=final, version=version, **cleaned)


PAGES = {
    "arbitration.note_suit": ActPage(SuitForm, _sue),
    "arbitration.end_of_suit": ActPage(
        EndOfSuitForm, calls(end_of_suit), offered=lambda row: open_matters(row, KIND.SUIT).exists()
    ),
    "arbitration.request_set_aside": ActPage(
        SetAsideForm,
        calls(request_set_aside),
        offered=lambda row: row.worker_effects.filter(final=True, fallen_on=None).exists(),
    ),
    "arbitration.note_set_aside_ruling": ActPage(
        RulingForm,
        calls(note_set_aside_ruling),
        offered=lambda row: row.court_matters.filter(kind=KIND.SET_ASIDE, decision=None).exists(),
    ),
    "arbitration.interrupt_enforcement": ActPage(InterruptionForm, calls(interrupt_enforcement)),
    "arbitration.note_nonenforcement": ActPage(NonenforcementForm, calls(note_nonenforcement)),
    "arbitration.note_preservation": ActPage(PreservationForm, calls(note_preservation)),
    "arbitration.lift_preservation": ActPage(
        LiftForm, calls(lift_preservation), offered=lambda row: open_matters(row, KIND.PRESERVATION).exists()
    ),
    "arbitration.note_payment_order": ActPage(PaymentOrderForm, calls(note_payment_order)),
    "arbitration.follow_payment_order": ActPage(
        OrderStepForm,
        calls(follow_payment_order),
        offered=lambda row: open_matters(row, KIND.PAYMENT_ORDER).exists(),
    ),
    "arbitration.plan_instalments": ActPage(PlanForm, calls(plan_instalments)),
    "arbitration.pay_instalment": ActPage(
        PayForm, calls(pay_instalment), offered=lambda row: binding_instalments(row).exists()
    ),
}
