"""移送/转介: accept an offer, which opens a proceeding, or return it with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from casework import access
from casework.models import Referral, User
from casework.registry import registry
from casework.services.refer import answer
from casework.views.acting import actor_of


class AnswerForm(forms.Form):
    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("accept", gettext_lazy("take the case on")), ("return", gettext_lazy("return"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=gettext_lazy("Reason, when returned"), required=False, max_length=300)

    def __init__(self, *args: Any, binding: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if binding:
            decision: Any = self.fields["decision"]
            decision.choices = decision.choices[:1]
            decision.help_text = _("A transferred case must be taken; dispute it afterwards if need be.")

    def clean(self) -> dict[str, str]:
        cleaned = super().clean() or {}
        if cleaned.get("decision") == "return" and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say why the case is returned."))
        return cleaned


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_referral(request: HttpRequest, pk: int) -> HttpResponse:
    assert isinstance(request.user, User)
    offices = [m.organisation_id for m in access.memberships(request.user) if m.role in access.OFFICE_SIGHT]
    referral = (
        Referral.objects.filter(pk=pk, target__in=offices).select_related("case_file", "target").first()
    )
    if referral is None:
        raise Http404
    form = AnswerForm(request.POST or None, binding=bool(referral.data.get("binding")))
    if request.method == "POST" and form.is_valid():
        return _answer(request, referral, form.cleaned_data)
    return render(request, "casework/referral.html", {"referral": referral, "form": form})


def _answer(request: HttpRequest, referral: Referral, cleaned: dict[str, str]) -> HttpResponse:
    with transaction.atomic():
        locked = (
            Referral.objects.select_for_update().select_related("case_file", "target").get(pk=referral.pk)
        )
        if locked.state != Referral.State.OFFERED:
            messages.warning(request, _("Somebody else has answered this offer already."))
            return redirect("workbench")
        if cleaned["decision"] == "return":
            answer(locked, opened=None, reply=cleaned["reason"])
            messages.success(request, _("Returned."))
            return redirect("workbench")
        opened = registry.receivers[locked.target_kind](locked, actor=actor_of(request))
    return redirect("case", pk=opened.pk)
