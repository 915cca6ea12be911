"""发放取回码: beside each party of the case page; the code is shown once, on a slip to print, and never again."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotPermitted, Refused
from casework.forms import ActForm
from casework.models import Party, Proceeding
from casework.qr import code_picture, spaced, way_back
from casework.registry import ActPage, registry
from casework.services.give_access_code import CHANNELS, NOTICE, PHONE, WINDOW, give_access_code
from casework.views.act_page import add_errors, version_of
from casework.views.acting import actor_of
from casework.views.case_page import child

ACT = "casework.access_code.give"
PAGE = ActPage(intro="casework/code_intro.html", button=_("Make the code and show it once"))


class CodeForm(ActForm):
    channel = forms.ChoiceField(
        label=_("How the party gets it"),
        choices=[
            (WINDOW, _("handed over at the window")),
            (NOTICE, _("enclosed with the notice to answer or another paper")),
            (PHONE, _("told by phone, after checking who is speaking")),
        ],
        widget=forms.RadioSelect,
    )
    checked = forms.CharField(
        label=_("How you made sure who it is"),
        max_length=120,
        required=False,
        help_text=_("Needed by phone. Don't write the code here."),
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_code(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Ask how the code goes to the party; then make it and show the slip in this one answer. Outside: not there."""
    actor = actor_of(request)
    assert actor.user is not None
    base = get_object_or_404(access.visible_proceedings(actor.user), pk=pk)
    proceeding = child(base)
    access.require(actor, ACT, proceeding=proceeding)
    party = access.parties_seeing(proceeding).filter(pk=party_pk).first()
    if party is None:
        raise Http404
    first = request.GET.get("channel", "")
    form = CodeForm(
        request.POST if request.method == "POST" else None,
        proceeding=proceeding,
        actor=actor,
        initial={"channel": first if first in CHANNELS else WINDOW},
    )
    refusal: Refused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _given(request, proceeding, actor, party, form.cleaned_data)
        except BadInput as bad:
            add_errors(form, bad)
        except NotPermitted:
            raise
        except Refused as refused:
            refusal = refused
    context = {
        "form": form,
        "act": registry.acts[ACT],
        "page": PAGE,
        "proceeding": proceeding,
        "party": party,
        "held": party.access_codes.filter(revoked_at=None).first(),
        "refusal": refusal,
        "version": request.POST.get("version", proceeding.version),
    }
    status = 200 if request.method != "POST" else (refusal.status if refusal else 400)
    return render(request, "casework/act_page.html", context, status=status)


@sensitive_variables("code")
def _given(
    request: HttpRequest, proceeding: Proceeding, actor: Actor, party: Party, said: dict[str, Any]
) -> HttpResponse:
    code = give_access_code(proceeding, actor=actor, party=party, version=version_of(request), **said)
    context = {
        "proceeding": proceeding,
        "party": party,
        "code": spaced(code),
        "picture": code_picture(code),
        "address": way_back(),
        "given_on": today(),
        "by_phone": said["channel"] == PHONE,
    }
    return render(request, "casework/access_slip.html", context)
