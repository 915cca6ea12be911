"""Forms of the legal-aid acts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.actor import Actor
from casework.forms import ActForm, EmptyForm, LinesField, ReasonForm, calls
from casework.models import User
from casework.registry import ActPage
from legalaid.models import LegalAidCase
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.close import close
from legalaid.services.conclude import conclude
from legalaid.services.decline_assignment import decline_assignment
from legalaid.services.exemption import exemption_decision
from legalaid.services.grant import grant
from legalaid.services.rank_lawyers import rank_lawyers
from legalaid.services.refuse import refuse
from legalaid.services.request_supplement import request_supplement
from legalaid.services.sign_mandate import SPECIAL_POWERS, sign_mandate
from legalaid.services.take_supplement import take_supplement
from legalaid.services.withdraw import withdraw


class ItemsForm(ActForm):
    items = LinesField(label=_("What is missing, one thing a line"))


class GrantForm(ActForm):
    exempt = forms.BooleanField(label=_("Exempt from the means check"), required=False)

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        self.decision = exemption_decision(self.proceeding)
        self.fields["exempt"].initial = self.decision["answer"] == "yes"


class AssignForm(ActForm):
    lawyer = forms.ModelChoiceField(
        User.objects.none(), label=_("Lawyer"), required=False, empty_label=_("the first of the order")
    )
    reason = forms.CharField(label=_("Reason, when not the first is asked"), required=False, max_length=300)

    def prepare(self) -> None:
        assert isinstance(self.proceeding, LegalAidCase)
        self.ranked = rank_lawyers(self.proceeding)
        free = [candidate.user for candidate in self.ranked if not candidate.out]
        self.fields["lawyer"].queryset = User.objects.filter(pk__in=free)  # type: ignore[attr-defined]


class MandateForm(ActForm):
    powers = forms.MultipleChoiceField(
        label=_("Special powers, ticked one by one"),
        choices=[(power, power) for power in SPECIAL_POWERS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ReportForm(ActForm):
    result = forms.CharField(label=_("How the case ended"), widget=forms.Textarea(attrs={"rows": 3}))
    work = forms.CharField(label=_("Work done"), widget=forms.Textarea(attrs={"rows": 4}))
    won = forms.DecimalField(label=_("Money won (yuan)"), required=False, min_value=0, decimal_places=2)


def _grant(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    reasons = exemption_decision(row)["reasons"]
    grant(row, actor=actor, exempt=cleaned["exempt"], reasons=reasons, version=version)


def _report(row: LegalAidCase, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    report = {name: "" if value is None else str(value) for name, value in cleaned.items()}
    conclude(row, actor=actor, report=report, version=version)


PAGES = {
    "legalaid.request_supplement": ActPage(ItemsForm, calls(request_supplement)),
    "legalaid.take_supplement": ActPage(EmptyForm, calls(take_supplement)),
    "legalaid.grant": ActPage(GrantForm, _grant, intro="legalaid/grant_intro.html"),
    "legalaid.refuse": ActPage(ReasonForm, calls(refuse)),
    "legalaid.assign_lawyer": ActPage(AssignForm, calls(assign_lawyer), intro="legalaid/assign_intro.html"),
    "legalaid.accept_assignment": ActPage(EmptyForm, calls(accept_assignment)),
    "legalaid.decline_assignment": ActPage(ReasonForm, calls(decline_assignment)),
    "legalaid.sign_mandate": ActPage(MandateForm, calls(sign_mandate)),
    "legalaid.conclude": ActPage(ReportForm, _report),
    "legalaid.withdraw": ActPage(EmptyForm, calls(withdraw)),
    "legalaid.close": ActPage(EmptyForm, calls(close)),
}
