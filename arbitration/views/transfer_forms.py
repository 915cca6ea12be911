"""Forms of what may follow acceptance: objection, transfer, designation, revocation, facts on limitation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration
from arbitration.rules.limitation import CAUSES, INTERRUPTIONS
from arbitration.services.filing.decide_jurisdiction import decide_jurisdiction, open_objection
from arbitration.services.filing.designate_jurisdiction import designate_jurisdiction
from arbitration.services.filing.dispute_transfer import dispute_transfer
from arbitration.services.filing.limitation_facts import limitation_decisions
from arbitration.services.filing.object_jurisdiction import object_jurisdiction
from arbitration.services.filing.record_limitation import WHAT, record_limitation
from arbitration.services.filing.revoke import GROUNDS, revoke
from arbitration.services.filing.transfer import designated, transfer
from casework.actor import Actor
from casework.clock import today
from casework.forms import ActForm, DateInput, calls
from casework.models import Organisation, Party
from casework.registry import ActPage


def commissions() -> Any:
    """Every commission in use."""
    return Organisation.objects.filter(kind=Organisation.Kind.TRIBUNAL, active=True)


class TransferForm(ActForm):
    commission = forms.ModelChoiceField(Organisation.objects.none(), label=_("Competent commission"))
    reason = forms.CharField(
        label=_("Why this commission isn't competent"), widget=forms.Textarea(attrs={"rows": 4})
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        field: Any = self.fields["commission"]
        field.queryset = commissions().exclude(pk=self.proceeding.organisation_id)
        field.initial = designated(self.proceeding)


class DisputeForm(ActForm):
    reason = forms.CharField(label=_("Why the case isn't yours"), widget=forms.Textarea(attrs={"rows": 4}))
    superior = forms.CharField(
        label=_("Common superior"),
        max_length=80,
        required=False,
        help_text=_("Only if it isn't in this system."),
    )


class DesignateForm(ActForm):
    commission = forms.ModelChoiceField(Organisation.objects.none(), label=_("Designated commission"))
    document = forms.CharField(label=_("The superior's document (number and day)"), max_length=120)

    def prepare(self) -> None:
        self.fields["commission"].queryset = commissions()  # type: ignore[attr-defined]


class RevokeForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground"), choices=list(GROUNDS.items()))
    explanation = forms.CharField(label=_("Reasons"), widget=forms.Textarea(attrs={"rows": 5}))


class ObjectionForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Respondent"))
    on = forms.DateField(label=_("Arrived on"), widget=DateInput())
    text = forms.CharField(
        label=_("The objection in writing"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def prepare(self) -> None:
        field: Any = self.fields["party"]
        field.queryset = Party.objects.filter(
            case_file=self.proceeding.case_file_id, side=Party.Side.RESPONDENT, left_on=None
        )
        field.initial = field.queryset.first()
        self.fields["on"].initial = today()


class DecideObjectionForm(ActForm):
    granted = forms.ChoiceField(
        label=_("Decision"),
        choices=[("no", _("the objection is rejected")), ("yes", _("the objection is well founded"))],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(label=_("Reasons"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5}))

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        self.objection = open_objection(self.proceeding)


class LimitationForm(ActForm):
    what = forms.ChoiceField(label=_("What happened"), choices=list(WHAT.items()))
    on = forms.DateField(label=_("On"), widget=DateInput())
    kind = forms.ChoiceField(
        label=_("How it was interrupted"), choices=[("", "—"), *INTERRUPTIONS.items()], required=False
    )
    cause = forms.ChoiceField(
        label=_("Why it was suspended"), choices=[("", "—"), *CAUSES.items()], required=False
    )
    proof = forms.CharField(label=_("Shown by"), max_length=200, required=False)

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        self.limits = limitation_decisions(self.proceeding)


def _decide(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    decide_jurisdiction(
        row, actor=actor, granted=cleaned["granted"] == "yes", reasons=cleaned["reasons"], version=version
    )


def came_by_transfer(row: Arbitration) -> bool:
    """Whether another commission has sent the case here."""
    return row.transferred_from_id is not None


PAGES = {
    "arbitration.object_jurisdiction": ActPage(ObjectionForm, calls(object_jurisdiction)),
    "arbitration.decide_jurisdiction": ActPage(
        DecideObjectionForm,
        _decide,
        intro="arbitration/objection_intro.html",
        offered=lambda row: open_objection(row) is not None,
    ),
    "arbitration.transfer": ActPage(TransferForm, calls(transfer)),
    "arbitration.dispute_transfer": ActPage(DisputeForm, calls(dispute_transfer), offered=came_by_transfer),
    "arbitration.designate_jurisdiction": ActPage(
        DesignateForm, calls(designate_jurisdiction), offered=came_by_transfer
    ),
    "arbitration.revoke": ActPage(RevokeForm, calls(revoke)),
    "arbitration.record_interruption": ActPage(
        LimitationForm, calls(record_limitation), intro="arbitration/limitation_intro.html"
    ),
}
