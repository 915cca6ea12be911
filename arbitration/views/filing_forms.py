"""Forms of the acts before and at acceptance."""

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration
from arbitration.services.filing.confirm_receipt import confirm_receipt
from arbitration.services.filing.end_deferral import end_deferral
from arbitration.services.filing.fulfil_promise import fulfil_promise
from arbitration.services.filing.limitation_facts import limitation_decisions
from arbitration.services.filing.redirect import redirect
from arbitration.services.filing.refer_to_aid import refer_to_aid
from arbitration.services.filing.refuse import GROUNDS, refuse
from arbitration.services.filing.remind_promise import remind_promise
from arbitration.services.filing.remind_supplement import remind_supplement
from arbitration.services.filing.suggest_mediation import BODIES, suggest_mediation
from arbitration.services.filing.take_supplement import take_supplement
from arbitration.services.filing.withdraw import withdraw
from arbitration.views import transfer_forms
from arbitration.views.acceptance_forms import AcceptForm, SupplementForm, run_accept, run_supplement
from casework.aid_form import AidForm
from casework.forms import ActForm, DateInput, EmptyForm, ReasonForm, calls
from casework.models import Organisation
from casework.registry import ActPage


class OnForm(ActForm):
    on = forms.DateField(label=_("Arrived on"), required=False, widget=DateInput())


class ConfirmForm(OnForm):
    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        self.limits = limitation_decisions(self.proceeding)


class PromiseForm(ActForm):
    items = forms.MultipleChoiceField(label=_("What has arrived"), widget=forms.CheckboxSelectMultiple)
    on = forms.DateField(label=_("Arrived on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        promised = self.proceeding.promise_items
        self.fields["items"].choices = [(one, one) for one in promised]  # type: ignore[attr-defined]
        self.fields["items"].initial = promised if len(promised) == 1 else []


class MediationForm(ActForm):
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Mediation body"))

    def prepare(self) -> None:
        city = self.proceeding.region[:4]
        self.fields["body"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]
            kind__in=BODIES, active=True, region__startswith=city
        )


class RefuseForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground"), choices=list(GROUNDS.items()))
    explanation = forms.CharField(label=_("Reasons"), widget=forms.Textarea(attrs={"rows": 5}))


class RedirectForm(ActForm):
    commission = forms.ModelChoiceField(Organisation.objects.none(), label=_("Competent commission"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))

    def prepare(self) -> None:
        others = Organisation.objects.filter(kind=Organisation.Kind.TRIBUNAL, active=True)
        self.fields["commission"].queryset = others.exclude(pk=self.proceeding.organisation_id)  # type: ignore[attr-defined]


class WithdrawForm(ReasonForm):
    settled = forms.ChoiceField(
        label=_("After a settlement out of court?"),
        required=False,
        choices=[
            ("", _("no")),
            ("performed", _("yes, and it has been performed")),
            ("open", _("yes, not performed yet: offer a conciliation document instead")),
        ],
    )
    interview = forms.CharField(
        label=_("What the applicant said when asked for his true will"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def still_promised(row: Arbitration) -> bool:
    """Whether promised papers are missing."""
    return bool(row.promise_items)


PAGES = {
    "arbitration.accept": ActPage(AcceptForm, run_accept, intro="arbitration/accept_intro.html"),
    "arbitration.request_supplement": ActPage(SupplementForm, run_supplement),
    "arbitration.take_supplement": ActPage(OnForm, calls(take_supplement)),
    "arbitration.suggest_mediation": ActPage(MediationForm, calls(suggest_mediation)),
    "arbitration.refer_to_aid": ActPage(AidForm, calls(refer_to_aid)),
    "arbitration.end_deferral": ActPage(
        EmptyForm,
        lambda row, actor, cleaned, version: end_deferral(row, actor=actor, ground="clerk", version=version),
    ),
    "arbitration.refuse": ActPage(RefuseForm, calls(refuse)),
    "arbitration.redirect": ActPage(RedirectForm, calls(redirect)),
    "arbitration.confirm_receipt": ActPage(
        ConfirmForm, calls(confirm_receipt), intro="arbitration/limitation_intro.html"
    ),
    "arbitration.fulfil_promise": ActPage(PromiseForm, calls(fulfil_promise), offered=still_promised),
    "arbitration.remind_promise": ActPage(EmptyForm, calls(remind_promise), offered=still_promised),
    "arbitration.remind_supplement": ActPage(EmptyForm, calls(remind_supplement)),
    "arbitration.withdraw": ActPage(WithdrawForm, calls(withdraw)),
    **transfer_forms.PAGES,
}
