"""手机签署调解协议或笔录: the one-time page of one person: the words, in plain words too, and the signature."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from casework.drawing import LONGEST
from casework.errors import BadInput, Refused
from casework.services.note_reading import note_reading
from mediation.models import Mediation, MediationSigningLink
from mediation.services.agreement.signing_link import holder, link_of, sign_by_link
from mediation.services.agreement.words import backer_words, plain_words
from mediation.views.signing import Thing
from portal.services.lockout import locked_out, note_wrong_code
from portal.session import posted


class SigningForm(forms.Form):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    drawing = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST, required=False)
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=60)
    read = forms.BooleanField(
        label=gettext_lazy("I have read this (it was read to me), I understand it and want it.")
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_mediation(request: HttpRequest, token: str) -> HttpResponse:
    """The words read-only and the signature. A wrong or spent link tells nothing of any case."""
    link = None if locked_out(request) else link_of(token)
    if link is None:
        note_wrong_code(request)
        return render(request, "portal/sign_over.html", status=404)
    thing = Thing(link.agreement, link.session)
    held = link.agreement or link.session
    assert held is not None
    row = Mediation.objects.select_related("organisation", "case_file").get(pk=held.mediation_id)
    note_reading(row.case_file, holder(link), "mediation_signing" if link.party else "guarantor_signing")
    form = SigningForm(posted(request)[0], initial={"digest": thing.digest, "name": link.name})
    if request.method == "POST" and _signed(link, form):
        return render(request, "portal/sign_done.html", {"row": row, "agreement": link.agreement})
    context = {
        "row": row,
        "link": link,
        "thing": thing,
        "plain": _plain(link),
        "form": form,
    }
    return render(
        request, "portal/sign_mediation.html", context, status=422 if request.method == "POST" else 200
    )


def _plain(link: MediationSigningLink) -> list[str]:
    """The agreement in plain words, as it concerns who reads it."""
    if link.agreement is None:
        return []
    return plain_words(link.agreement) if link.party else backer_words(link.agreement)


def _signed(link: MediationSigningLink, form: SigningForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        sign_by_link(link=link, name=said["name"], drawing=said["drawing"], read_digest=said["digest"])
    except BadInput as bad:
        form.add_error("name", bad.message)
    except Refused as refused:
        form.add_error(None, refused.message)
    return not form.errors
