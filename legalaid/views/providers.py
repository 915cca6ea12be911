"""法律援助人员页: the people who can be asked, and the page on which one of them is kept."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from casework.errors import BadInput
from casework.forms import DateInput
from casework.models import Membership
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from legalaid.models import Provider
from legalaid.services.assigning.providers import KEPT, keep_provider, provider_of, providers_of
from legalaid.services.deciding.standard import own_centre
from legalaid.services.rank_lawyers import pool_counts
from legalaid.views.places import place_names
from legalaid.views.plain_form import PlainForm

# A lawyer's practice is suspended; a case's, too, but in other words.
STANDINGS = {
    "good": gettext_lazy("in good standing"),
    "suspended": gettext_lazy("practice suspended"),
    "ended": gettext_lazy("no longer practises"),
}


class ProviderForm(PlainForm):
    category = forms.ChoiceField(label=gettext_lazy("Category"), choices=Provider.Category.choices)
    licence = forms.CharField(label=gettext_lazy("Licence number"), max_length=32, required=False)
    standing = forms.ChoiceField(label=gettext_lazy("Standing"), choices=list(STANDINGS.items()))
    specialities = forms.CharField(label=gettext_lazy("Specialities"), max_length=200, required=False)
    languages = forms.CharField(label=gettext_lazy("Languages and dialects"), max_length=200, required=False)
    areas = forms.CharField(
        label=gettext_lazy("Areas"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Codes of districts with six digits, separated by commas."),
    )
    cap = forms.IntegerField(label=gettext_lazy("Most open cases"), min_value=1, max_value=500)
    weight = forms.DecimalField(label=gettext_lazy("Share weight"), max_digits=5, decimal_places=2)
    on_leave_until = forms.DateField(label=gettext_lazy("On leave until"), required=False, widget=DateInput())
    bank_account = forms.CharField(
        label=gettext_lazy("Bank account (kept sealed; empty leaves it as it is)"),
        max_length=80,
        required=False,
    )


@login_required
@require_safe
def providers(request: HttpRequest) -> HttpResponse:
    centre = own_centre(actor_of(request))
    try:
        after = int(request.GET.get("after", "0"))
    except ValueError:
        after = 0
    members, more = providers_of(centre, after)
    counts = pool_counts(centre.city)
    for m in members:
        if held := getattr(m, "provider", None):
            held.standing_words = STANDINGS.get(held.standing, held.standing)
    rows = [
        (m, getattr(m, "provider", None), place_names(m.areas), *counts.get(m.user_id, (0, 0)))
        for m in members
    ]
    return render(request, "legalaid/providers.html", {"centre": centre, "rows": rows, "after": more})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the order of lawyers looks at."""
    actor = actor_of(request)
    centre = own_centre(actor)
    membership = provider_of(centre, pk)
    if membership is None:
        raise Http404
    sent = request.method == "POST"
    form = ProviderForm(request.POST or None, initial=_first(membership))
    if sent and form.is_valid():
        try:
            keep_provider(membership, actor=actor, centre=centre, values=form.cleaned_data)
        except BadInput as bad:
            add_errors(form, bad)
        else:
            messages.success(request, _("Kept."))
            return redirect("aid_providers")
    context = {"form": form, "member": membership}
    return render(request, "legalaid/provider.html", context, status=400 if sent else 200)


def _first(membership: Membership) -> dict[str, Any]:
    held = getattr(membership, "provider", None)
    first = {name: getattr(membership, name) for name in KEPT}
    if held is not None:
        first |= {name: getattr(held, name) for name in ("category", "licence", "standing")}
    return first
