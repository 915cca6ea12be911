"""What a recipient of legal aid may do from his phone: each with its act, its words, its form and its service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.actor import Actor
from legalaid.models import LegalAidCase
from legalaid.services.applying.record_needs import record_needs
from legalaid.services.conduct.ask import ask_question, complain
from legalaid.services.conduct.replace import GROUNDS, request_replacement
from legalaid.services.deciding.auxiliary import consent_auxiliary
from legalaid.services.deciding.state_means import state_means
from legalaid.services.objecting.objections import receive_objection
from legalaid.services.stages.apply_next import apply_next_stage

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
MONEY: dict[str, Any] = {"min_value": 0, "max_digits": 11, "decimal_places": 2}


class AidForm(forms.Form):
    """A request on the case as it stood when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def _words(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


def yes_or_no(label: Any, required: bool = True) -> forms.TypedChoiceField:
    """A question answered by a tap."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        required=required,
    )


class WordsForm(AidForm):
    text = _words(_("Your words"))


class ReplacementForm(AidForm):
    ground = forms.ChoiceField(
        label=_("Why"),
        choices=[one for one in GROUNDS.items() if one[0] != "illness"],
        widget=forms.RadioSelect,
    )
    text = _words(_("What happened, and when"))


class NeedsForm(AidForm):
    language = forms.CharField(label=_("Language or dialect you speak"), max_length=40, required=False)
    needs = forms.CharField(
        label=_("What else you need: interpreter, sign language, access for a wheelchair, large print"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MeansForm(AidForm):
    household_income = forms.DecimalField(
        label=_("What your whole household earned in the last six months (yuan)"), **MONEY
    )
    household_size = forms.IntegerField(label=_("How many people live in it"), min_value=1, max_value=100)
    valuable_assets = yes_or_no(_("Does it have a second home, a car or large savings?"))
    exceptional_spending = forms.DecimalField(
        label=_("What you had to spend on illness, school or a disaster in these months (yuan)"),
        required=False,
        **MONEY,
    )
    promise = forms.BooleanField(
        label=_("What I say is true. Whoever gets aid by fraud pays its cost and a fine.")
    )


class ConsentForm(AidForm):
    promise = forms.BooleanField(label=_("I have read what it would cost, and I agree."))


def _consent(aid: LegalAidCase, *, actor: Actor, version: int, promise: bool) -> Any:
    return consent_auxiliary(aid, actor=actor, method="writing", version=version)


class NextStageForm(AidForm):
    """The nearest stage, from the file: nothing is typed again."""


def _means(aid: LegalAidCase, *, actor: Actor, version: int, promise: bool, **stated: Any) -> Any:
    said = {name: value for name, value in stated.items() if value is not None}
    return state_means(aid, actor=actor, stated=said, version=version)


@dataclass(frozen=True)
class AidAsk:
    """One thing to do: the act whose states open it, the words of its link, the law, its form, its service."""

    act: str
    link: str | Promise
    article: str
    form: type[AidForm]
    service: Callable[..., Any]


AID_ASKS: Mapping[str, AidAsk] = {
    "means": AidAsk(
        "legalaid.state_means",
        _("State what your household earns and has"),
        "法律援助法第41条",
        MeansForm,
        _means,
    ),
    "needs": AidAsk(
        "legalaid.record_needs",
        _("Say which language or help you need"),
        "法律援助法第45条",
        NeedsForm,
        record_needs,
    ),
    "question": AidAsk(
        "legalaid.ask_question", _("Ask how your case stands"), "法律援助法第55条", WordsForm, ask_question
    ),
    "replacement": AidAsk(
        "legalaid.request_replacement",
        _("Ask for another lawyer"),
        "法律援助法第55条",
        ReplacementForm,
        request_replacement,
    ),
    "complaint": AidAsk(
        "legalaid.complain", _("Complain to the justice bureau"), "法律援助法第55条", WordsForm, complain
    ),
    "auxiliary": AidAsk(
        "legalaid.consent_auxiliary",
        _("Agree to aid for a share of what you win"),
        "深圳市法律援助条例第49条",
        ConsentForm,
        _consent,
    ),
    "next_stage": AidAsk(
        "legalaid.apply_next_stage",
        _("Apply for legal aid in the next stage"),
        "深圳市法律援助条例第17条",
        NextStageForm,
        apply_next_stage,
    ),
    "objection": AidAsk(
        "legalaid.receive_objection",
        _("Object to the refusal or termination"),
        "法律援助法第49条",
        WordsForm,
        receive_objection,
    ),
}
