"""Forms of the acts before and at acceptance."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration
from arbitration.services.accept import accept
from arbitration.services.end_deferral import end_deferral
from arbitration.services.fulfil_promise import fulfil_promise
from arbitration.services.questions import fast_track_decision, supply_by
from arbitration.services.redirect import redirect
from arbitration.services.refuse import GROUNDS, refuse
from arbitration.services.request_supplement import request_supplement
from arbitration.services.suggest_mediation import BODIES, suggest_mediation
from arbitration.services.take_supplement import take_supplement
from arbitration.services.withdraw import withdraw
from casework.actor import Actor
from casework.errors import RuleRefused
from casework.forms import ActForm, DateInput, EmptyForm, LinesField, ReasonForm, calls
from casework.models import Organisation
from casework.registry import ActPage


class SupplementForm(ActForm):
    items = LinesField(
        label=_("What is missing, one thing a line"),
        help_text=_("Everything at once: it can be asked for once only."),
    )
    supply_by = forms.DateField(label=_("To be supplied by"), required=False, widget=DateInput())


class OnForm(ActForm):
    on = forms.DateField(label=_("Arrived on"), required=False, widget=DateInput())


class MediationForm(ActForm):
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Mediation body"))

    def prepare(self) -> None:
        city = self.proceeding.region[:4]
        self.fields["body"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]
            kind__in=BODIES, active=True, region__startswith=city
        )


class AcceptForm(ActForm):
    excluded = forms.MultipleChoiceField(
        label=_("Does anything of article 57 apply?"),
        choices=[
            ("public_interest", _("state or public interest")),
            ("social_impact", _("major social impact")),
            ("whereabouts_unknown", _("the respondent can't be found")),
            ("unsuitable", _("unsuitable for another reason")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    fast = forms.BooleanField(label=_("Fast lane (速裁)"), required=False)
    promise_items = LinesField(
        label=_("Papers missing against a written promise (容缺), one a line"), required=False
    )
    promise_due = forms.DateField(label=_("Promised by"), required=False, widget=DateInput())

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        self.decision = fast_track_decision(self.proceeding)
        self.fields["fast"].initial = self.decision["answer"] == "yes"
        self.fields["promise_due"].initial = supply_by(self.proceeding)


class RefuseForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground"), choices=list(GROUNDS.items()))
    explanation = forms.CharField(label=_("Reasons"), widget=forms.Textarea(attrs={"rows": 5}))


class RedirectForm(ActForm):
    commission = forms.ModelChoiceField(Organisation.objects.none(), label=_("Competent commission"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))

    def prepare(self) -> None:
        others = Organisation.objects.filter(kind=Organisation.Kind.TRIBUNAL, active=True)
        self.fields["commission"].queryset = others.exclude(pk=self.proceeding.organisation_id)  # type: ignore[attr-defined]


def _accept(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    decision = fast_track_decision(row, cleaned["excluded"])
    if cleaned["fast"] and decision["answer"] == "no":
        raise RuleRefused(
            gettext("The fast lane is not open to this case."),
            reasons=[
                f"{one['text']}（{one['article']}）" for one in decision["reasons"] if one["holds"] is False
            ],
        )
    accept(
        row,
        actor=actor,
        fast=cleaned["fast"],
        reasons=decision["reasons"],
        promise_items=cleaned["promise_items"],
        promise_due=cleaned["promise_due"],
        version=version,
    )


PAGES = {
    "arbitration.accept": ActPage(AcceptForm, _accept, intro="arbitration/accept_intro.html"),
    "arbitration.request_supplement": ActPage(SupplementForm, calls(request_supplement)),
    "arbitration.take_supplement": ActPage(OnForm, calls(take_supplement)),
    "arbitration.suggest_mediation": ActPage(MediationForm, calls(suggest_mediation)),
    "arbitration.end_deferral": ActPage(
        EmptyForm,
        lambda row, actor, cleaned, version: end_deferral(row, actor=actor, ground="clerk", version=version),
    ),
    "arbitration.refuse": ActPage(RefuseForm, calls(refuse)),
    "arbitration.redirect": ActPage(RedirectForm, calls(redirect)),
    "arbitration.fulfil_promise": ActPage(OnForm, calls(fulfil_promise)),
    "arbitration.withdraw": ActPage(ReasonForm, calls(withdraw)),
}
