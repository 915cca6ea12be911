"""回避、延期申请: a party asks from its own page that somebody leave the tribunal, or that the hearing be put off."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.hearings.request_postponement import last_day_to_ask, request_postponement
from arbitration.services.hearings.request_recusal import GROUNDS, request_recusal
from arbitration.services.hearings.seats import sitting
from casework.actor import Actor
from casework.clock import now
from casework.errors import Refused
from casework.models import Hearing, Party, User
from casework.registry import registry
from portal.session import party_page, posted
from portal.views.start import side_home

KINDS = {"recusal": "arbitration.request_recusal", "postponement": "arbitration.request_postponement"}


class RecusalForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    about = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Who should leave the tribunal"))
    ground = forms.ChoiceField(label=gettext_lazy("Ground of article 33"), choices=list(GROUNDS.items()))
    text = forms.CharField(
        label=gettext_lazy("Facts and reasons"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
    learned_later = forms.BooleanField(
        label=gettext_lazy("The ground was learned only after the hearing had begun"), required=False
    )


class PostponementForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Facts and reasons"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.APPLICANT)
def request_page(request: HttpRequest, party: Party, kind: str) -> HttpResponse:
    return _page(request, party, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.RESPONDENT)
def unit_request_page(request: HttpRequest, party: Party, kind: str) -> HttpResponse:
    return _page(request, party, kind)


def _page(request: HttpRequest, party: Party, kind: str) -> HttpResponse:
    """Recusal (法 33, HRG-4) or postponement (法 35, HRG-3) for either side; what is late is told so and kept."""
    row = _arbitration(party, kind)
    hearing = row.hearings.filter(status=Hearing.Status.SET, starts_at__gt=now()).first()
    if kind == "postponement" and hearing is None:
        raise Http404
    form = _form(request, row, kind)
    if request.method == "POST" and form.is_valid() and _asked(row, party, kind, form):
        messages.success(request, _("Your request has been received. It is decided in writing."))
        return redirect(side_home(party))
    context = {
        "form": form,
        "kind": PartyRequest.Kind(kind).label,
        "recusal": kind == "recusal",
        "last_day": last_day_to_ask(row, hearing).due if kind == "postponement" and hearing else None,
        "hearing": hearing,
        "earlier": PartyRequest.objects.filter(arbitration=row, party=party, kind=kind),
        "home": side_home(party),
    }
    return render(request, "portal/hearing_request.html", context, status=422 if form.is_bound else 200)


def _form(request: HttpRequest, row: Arbitration, kind: str) -> forms.Form:
    first = {"version": row.version}
    if kind == "postponement":
        return PostponementForm(posted(request)[0], initial=first)
    form = RecusalForm(posted(request)[0], initial=first)
    field: Any = form.fields["about"]
    field.queryset = User.objects.filter(pk__in=[one.user_id for one in sitting(row)])
    return form


def _asked(row: Arbitration, party: Party, kind: str, form: forms.Form) -> bool:
    service: Any = request_recusal if kind == "recusal" else request_postponement
    try:
        service(row, actor=Actor.side(party), party=party, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.message)
        return False
    return True


def _arbitration(party: Party, kind: str) -> Arbitration:
    """The party's arbitration while such a request may be made; otherwise the page isn't there."""
    if kind not in KINDS:
        raise Http404
    states = registry.acts[KINDS[kind]].from_states
    rows = Arbitration.objects.filter(case_file=party.case_file_id, closed_on=None, state__in=states)
    found: Arbitration | None = rows.order_by("-id").first()
    if found is None:
        raise Http404
    return found
