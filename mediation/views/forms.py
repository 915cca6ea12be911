"""Forms of the mediation acts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.actor import Actor
from casework.forms import ActForm, ClaimAmountsForm, DateInput, EmptyForm, ReasonForm, calls
from casework.models import Organisation
from casework.registry import ActPage
from mediation.models import Mediation
from mediation.services.accept import accept
from mediation.services.apply_review import apply_review
from mediation.services.close import close
from mediation.services.confirm import confirm
from mediation.services.decline import decline
from mediation.services.fail import fail
from mediation.services.hold_session import hold_session
from mediation.services.note_default import note_default
from mediation.services.record_performance import record_performance
from mediation.services.sign_agreement import sign_agreement
from mediation.services.withdraw import withdraw

LONG = {"rows": 4}


class ReviewForm(ActForm):
    tribunal = forms.ModelChoiceField(Organisation.objects.none(), label=_("Arbitration tribunal"))
    both_apply = forms.BooleanField(label=_("Both parties apply together, of their own will"))

    def prepare(self) -> None:
        tribunals = Organisation.objects.filter(kind=Organisation.Kind.TRIBUNAL, active=True)
        city = self.proceeding.region[:4]
        self.fields["tribunal"].queryset = tribunals.filter(region__startswith=city)  # type: ignore[attr-defined]


class SessionForm(ActForm):
    present = forms.CharField(label=_("Who was present"), max_length=300)
    place = forms.CharField(label=_("Place"), max_length=100)
    worker_says = forms.CharField(label=_("What the worker says"), widget=forms.Textarea(attrs=LONG))
    employer_says = forms.CharField(label=_("What the employer says"), widget=forms.Textarea(attrs=LONG))
    worker_offer = forms.DecimalField(
        label=_("The worker would take (yuan)"), required=False, min_value=0, decimal_places=2
    )
    employer_offer = forms.DecimalField(
        label=_("The employer would pay (yuan)"), required=False, min_value=0, decimal_places=2
    )
    result = forms.CharField(label=_("Result"), widget=forms.Textarea(attrs=LONG))

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Mediation)
        for name, value in self.proceeding.session.items():
            if name in self.fields:
                self.fields[name].initial = value


class AgreementForm(ClaimAmountsForm):
    pay_by = forms.DateField(label=_("To be paid by"), widget=DateInput())
    account = forms.CharField(label=_("How it is paid"), initial="银行转账", max_length=200)
    default_clause = forms.CharField(label=_("If a date is missed"), required=False, max_length=300)


class ConfirmForm(ActForm):
    by = forms.ChoiceField(
        label=_("Confirmed by"), choices=[("arbitration", _("arbitration review")), ("court", _("court"))]
    )
    number = forms.CharField(label=_("Number of the document"), max_length=80)


def _session(row: Mediation, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    record = {name: "" if value is None else str(value) for name, value in cleaned.items()}
    hold_session(row, actor=actor, record=record, version=version)


def _agree(row: Mediation, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    sign_agreement(
        row,
        actor=actor,
        agreed=ClaimAmountsForm.amounts(cleaned),
        pay_by=cleaned["pay_by"],
        terms={"account": cleaned["account"], "default_clause": cleaned["default_clause"]},
        version=version,
    )


PAGES = {
    "mediation.accept": ActPage(EmptyForm, calls(accept)),
    "mediation.decline": ActPage(ReasonForm, calls(decline)),
    "mediation.hold_session": ActPage(SessionForm, _session),
    "mediation.sign_agreement": ActPage(AgreementForm, _agree),
    "mediation.fail": ActPage(ReasonForm, calls(fail)),
    "mediation.withdraw": ActPage(EmptyForm, calls(withdraw)),
    "mediation.apply_review": ActPage(ReviewForm, calls(apply_review)),
    "mediation.confirm": ActPage(ConfirmForm, calls(confirm)),
    "mediation.record_performance": ActPage(EmptyForm, calls(record_performance)),
    "mediation.note_default": ActPage(EmptyForm, calls(note_default)),
    "mediation.close": ActPage(EmptyForm, calls(close)),
}
