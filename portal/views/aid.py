"""受援人的手机页: what he asks of centre and lawyer, what was answered; and the page on which he rates the aid."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from casework.access import visible_to_party
from casework.actor import Actor
from casework.errors import Refused
from casework.models import Party
from legalaid.models import LegalAidCase
from legalaid.services.closing.voices import give_rating, rating_of
from portal.aid_forms import AID_ASKS, AidAsk, yes_or_no
from portal.services.lockout import locked_out, note_wrong_code
from portal.services.my_aid import open_asks, told_before
from portal.session import note_refusal, party_page, posted


class RatingForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=gettext_lazy("How satisfied are you?"),
        choices=[(n, "★" * n) for n in range(5, 0, -1)],
        coerce=int,
        widget=forms.RadioSelect,
    )
    asked_money = yes_or_no(gettext_lazy("Did anybody ask you for money?"))
    comment = forms.CharField(
        label=gettext_lazy("Anything else"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.APPLICANT)
def ask_page(request: HttpRequest, party: Party, pk: int, name: str) -> HttpResponse:
    """One thing the recipient does (法律援助法 arts 41, 45, 49, 55); a refusal keeps what was typed."""
    ask = AID_ASKS.get(name)
    base = visible_to_party(party).filter(pk=pk, kind="legal_aid").first()
    row = LegalAidCase.objects.select_related("organisation", "case_file").filter(pk=pk).first()
    if ask is None or base is None or row is None or name not in dict(open_asks(row, party)):
        raise Http404
    form = ask.form(posted(request)[0], initial={"version": row.version})
    if request.method == "POST" and form.is_valid() and _sent(row, party, ask, form):
        messages.success(request, _("It has been received."))
        return redirect("portal:status")
    context = {"form": form, "ask": ask, "aid": row, **told_before(row, name)}
    return render(request, "portal/aid_ask.html", context, status=422 if form.is_bound else 200)


def _sent(row: LegalAidCase, party: Party, ask: AidAsk, form: Any) -> bool:
    try:
        ask.service(row, actor=Actor.side(party), **form.cleaned_data)
    except Refused as refused:
        note_refusal(form, refused)
        return False
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """The recipient's rating, once. A wrong or spent link tells nothing of any case."""
    rating = None if locked_out(request) else rating_of(token)
    if rating is None:
        note_wrong_code(request)
        return render(request, "portal/rating_over.html", status=404)
    form = RatingForm(posted(request)[0])
    if request.method == "POST" and form.is_valid():
        try:
            give_rating(rating, **form.cleaned_data)
        except Refused as refused:
            note_refusal(form, refused)
        else:
            return render(request, "portal/rated.html")
    context = {"form": form, "aid": rating.aid}
    return render(request, "portal/rate.html", context, status=422 if form.is_bound else 200)
