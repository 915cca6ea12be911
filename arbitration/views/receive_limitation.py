"""时效提示: the facts on limitation that a clerk reads off an application, and the warning they give. It blocks nothing."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from arbitration.models import Arbitration
from arbitration.rules.limitation import INTERRUPTIONS
from arbitration.services.filing.limitation_facts import decisions_on
from arbitration.services.filing.record_limitation import record_limitation
from arbitration.views.receive_forms import OLDEST
from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.entry_forms import LookForm
from casework.forms import DateInput
from casework.views.acting import actor_of
from law.facts import FactError

DAYS = ("ended_on", "knew_on", "claimed_on")


class LimitationFactsForm(LookForm):
    """What the application tells of the employment's end, of knowledge and of earlier demands; all of it may be left out."""

    employed = forms.ChoiceField(
        label=_("Still employed there?"),
        choices=[("", "—"), ("yes", _("yes")), ("no", _("no"))],
        required=False,
    )
    ended_on = forms.DateField(label=_("Employment ended on"), required=False, widget=DateInput())
    knew_on = forms.DateField(
        label=_("Knew or should have known on"),
        required=False,
        widget=DateInput(),
        help_text=_("For claims other than wages."),
    )
    claimed_on = forms.DateField(label=_("Last demand made on"), required=False, widget=DateInput())
    claimed_how = forms.ChoiceField(
        label=_("How it was demanded"), choices=[("", "—"), *INTERRUPTIONS.items()], required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in DAYS:
            day = cleaned.get(name)
            if day is not None and not date(1980, 1, 1) <= day <= today():
                self.add_error(name, _("The day can't lie in the future."))
        if cleaned.get("claimed_on") and not cleaned.get("claimed_how"):
            self.add_error("claimed_how", _("Choose how limitation was interrupted."))
        return cleaned

    def keep(self, arbitration: Arbitration, actor: Actor) -> None:
        """Put what was typed into the file, where the later warnings read it."""
        given = self.cleaned_data
        for what, name in (("ended", "ended_on"), ("knew", "knew_on"), ("interrupted", "claimed_on")):
            if given.get(name):
                kind = given["claimed_how"] if what == "interrupted" else ""
                record_limitation(arbitration, actor=actor, what=what, on=given[name], kind=kind)


def warning(request: HttpRequest, form: LimitationFactsForm) -> list[dict[str, Any]]:
    """The answers on what is typed so far; what can't be read yet counts as not said."""
    form.full_clean()
    given = form.cleaned_data
    if not any(given.get(name) for name in ("employed", *DAYS)):
        return []
    filed = _day(request, "posted_on") or _day(request, "received_on") or today()
    facts: dict[str, Any] = {"filed_on": filed.isoformat()}
    ended, knew = given.get("ended_on"), given.get("knew_on") or given.get("ended_on")
    if given.get("employed") or ended:
        facts["employed"] = given.get("employed") == "yes" and not ended
    facts |= {"ended_on": ended.isoformat()} if ended else {}
    facts |= {"knew_on": knew.isoformat()} if knew else {}
    if given.get("claimed_on") and given.get("claimed_how"):
        facts["interruptions"] = [{"on": given["claimed_on"].isoformat(), "kind": given["claimed_how"]}]
    named = (key for key in request.POST if key.startswith("claims-") and key.endswith("-code"))
    codes = {str(request.POST.get(key)) for key in named}
    try:
        return decisions_on(codes - {""}, facts)
    except FactError as error:
        told = {"text": str(error), "holds": None}
        return [{"claim": "wages", "answer": "facts_missing", "reasons": [told], "findings": {}}]


@login_required
@never_cache
@require_POST
def receive_limitation(request: HttpRequest) -> HttpResponse:
    """The warning alone, while the application is being typed. Nothing is kept."""
    access.require(actor_of(request), "arbitration.receive")
    limits = warning(request, LimitationFactsForm(request.POST))
    return render(request, "arbitration/limitation_answers.html", {"limits": limits})


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        day: date | None = forms.DateField(required=False).clean(request.POST.get(name, ""))
    except forms.ValidationError:
        return None
    return day if day and day >= OLDEST else None
