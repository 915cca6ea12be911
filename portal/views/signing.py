"""手机签署笔录: the one-time page of one person for one record: read it, ask for a correction, sign it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration
from arbitration.services.hearings.correct_record import request_correction
from arbitration.services.hearings.record_text import record_digest, record_sections
from arbitration.services.hearings.signing_link import link_of, sign_by_link
from casework.actor import Actor
from casework.drawing import LONGEST
from casework.errors import BadInput, Refused
from casework.models import SigningLink
from casework.services.note_reading import note_reading
from portal.services.lockout import locked_out, note_wrong_code
from portal.session import posted


class SigningForm(forms.Form):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    drawing = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST, required=False)
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=60)
    read = forms.BooleanField(label=gettext_lazy("I have read this record (it was read to me); it is right."))


class WrongForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What is wrong, and what is right"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """The record read-only, with what can be done about it. A wrong or spent link tells nothing of any case."""
    link = None if locked_out(request) else link_of(token)
    if link is None:
        note_wrong_code(request)
        return render(request, "portal/sign_over.html", status=404)
    row = Arbitration.objects.select_related("organisation", "case_file").get(pk=link.hearing.proceeding_id)
    note_reading(row.case_file, Actor.side(link.party), "hearing_record")
    digest = record_digest(row, link.hearing)
    wrongs = request.method == "POST" and request.POST.get("do") == "correct"
    signing = SigningForm(
        None if wrongs else posted(request)[0], initial={"digest": digest, "name": link.name}
    )
    wrong = WrongForm(posted(request)[0] if wrongs else None)
    if request.method == "POST":
        done = _correct(row, link, wrong) if wrongs else _sign(row, link, signing)
        if done and wrongs:
            messages.success(request, _("Your request stands in the file; the tribunal answers it."))
            return redirect("portal:sign", token=token)
        if done:
            return render(request, "portal/sign_done.html", {"row": row})
    context = {
        "row": row,
        "link": link,
        "sections": record_sections(row, link.hearing),
        "form": signing,
        "wrong": wrong,
        "digest": digest,
    }
    return render(request, "portal/sign.html", context, status=422 if request.method == "POST" else 200)


def _sign(row: Arbitration, link: SigningLink, form: SigningForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        sign_by_link(row, link=link, name=said["name"], drawing=said["drawing"], read_digest=said["digest"])
    except BadInput as bad:
        form.add_error("name", bad.message)
    except Refused as refused:
        form.add_error(None, refused.message)
    return not form.errors


def _correct(row: Arbitration, link: SigningLink, form: WrongForm) -> bool:
    if not form.is_valid():
        return False
    text = form.cleaned_data["text"]
    try:
        request_correction(
            row, actor=Actor.side(link.party), hearing=link.hearing, party=link.party, text=text
        )
    except Refused as refused:
        form.add_error("text", refused.message)
    return not form.errors
