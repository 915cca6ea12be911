"""The employer's side: the copy of the application, its answer, its address for papers, its element sheet."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from arbitration.models import Arbitration
from arbitration.services.filing.receive_answer import receive_answer
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Evidence, Party
from portal.fields import yes_no
from portal.services.add_evidence import add_evidence
from portal.services.answer_sheet import save_group, sheet_of, statements_of, submit_sheet
from portal.services.confirm_address import confirm_address
from portal.services.status import status_of
from portal.session import party_page, posted
from portal.sheet_form import SheetForm, answered_elements, group_titles
from portal.step_forms import check_phone, phone_field
from portal.upload_field import FilesField
from portal.wording import element_title, in_words

RESPONDENT = Party.Side.RESPONDENT


class AnswerForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("What is right, what is wrong, and why. Attach proof below."),
    )
    files = FilesField(label=gettext_lazy("Photos or PDFs"), required=False)  # type: ignore[assignment]


class AddressForm(forms.Form):
    address = forms.CharField(label=gettext_lazy("Address for papers"), max_length=200)
    phone = phone_field()
    person = forms.CharField(label=gettext_lazy("Legal representative or person in charge"), max_length=40)
    electronic = yes_no(
        gettext_lazy("May papers be sent electronically?"),
        help_text=gettext_lazy("They then count as received when they arrive."),
    )
    electronic_awards = forms.BooleanField(
        label=gettext_lazy("Also the conciliation document and the award"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_phone(self, "phone", cleaned.get("phone"))
        if cleaned.get("electronic_awards") and not cleaned.get("electronic"):
            self.add_error("electronic_awards", _("First agree that papers may be sent electronically."))
        return cleaned


@require_safe
@party_page(RESPONDENT)
def unit(request: HttpRequest, party: Party) -> HttpResponse:
    """The first page: the application as filed, what is to be done and until when."""
    workers = _workers(party)
    context = {
        "status": status_of(party),
        "party": party,
        "workers": workers,
        "copies": [_copy(worker) for worker in workers[:1]],
        "evidence": Evidence.objects.filter(party__in=workers).only("name", "kind", "party"),
    }
    return render(request, "portal/unit.html", context)


def _workers(party: Party) -> list[Party]:
    return list(Party.objects.filter(case_file=party.case_file_id, side=Party.Side.APPLICANT, left_on=None))


def _copy(worker: Party) -> list[tuple[str, str]]:
    stated = statements_of(worker)
    return [
        (element_title(one.code), in_words(one.code, stated[one.code]))
        for one in answered_elements(stated)
        if stated.get(one.code) is not None
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(RESPONDENT)
def answer(request: HttpRequest, party: Party) -> HttpResponse:
    """The answer to the application (调解仲裁法 art 30), with its attachments in the same transaction."""
    arbitration = _arbitration(party)
    form = AnswerForm(*posted(request), initial={"version": arbitration.version})
    if request.method == "POST" and form.is_valid() and _answered(party, arbitration, form):
        messages.success(request, _("Your answer has been received."))
        return redirect("portal:unit")
    return render(request, "portal/unit_answer.html", {"form": form}, status=422 if form.is_bound else 200)


def _answered(party: Party, arbitration: Arbitration, form: AnswerForm) -> bool:
    given = form.cleaned_data
    try:
        with transaction.atomic():
            receive_answer(
                arbitration,
                actor=Actor.side(party),
                party=party,
                text=given["text"],
                version=given["version"],
            )
            if given["files"]:
                add_evidence(party, given["files"], kind="答辩证据", late_reason=_("with the answer"))
    except BadInput as error:
        form.add_error("files", error.message)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(RESPONDENT)
def address(request: HttpRequest, party: Party) -> HttpResponse:
    """地址确认: where papers reach the employer, and whether electronically (办案规则 art 20)."""
    first = {
        "address": party.service_address or party.residence,
        "phone": party.phone,
        "person": party.legal_representative,
        "electronic": "yes" if party.electronic_service else None,
    }
    form = AddressForm(posted(request)[0], initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        confirm_address(party, **(given | {"electronic": bool(given["electronic"])}))
        messages.success(request, _("Saved."))
        return redirect("portal:unit")
    return render(request, "portal/unit_address.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(RESPONDENT)
def sheet(request: HttpRequest, party: Party, pk: int) -> HttpResponse:
    """The overview of one worker's sheet; submitting makes the answers statements."""
    subject = _subject(party, pk)
    stated = statements_of(subject)
    kept = sheet_of(party, subject)
    if request.method == "POST":
        submit_sheet(kept, arbitration=_arbitration(party), actor=Actor.side(party))
        messages.success(
            request, _("The element sheet has been submitted. You may correct it until the hearing.")
        )
        return redirect("portal:unit")
    answers = kept.answers
    groups = [_progress(group, title, stated, answers) for group, title in group_titles(stated).items()]
    return render(request, "portal/unit_sheet.html", {"subject": subject, "groups": groups, "sheet": kept})


def _progress(group: str, title: str, stated: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    codes = [one.code for one in answered_elements(stated) if one.group == group]
    return {"key": group, "title": title, "count": len(codes), "done": sum(code in answers for code in codes)}


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(RESPONDENT)
def sheet_group(request: HttpRequest, party: Party, pk: int, group: str) -> HttpResponse:
    """One group of the sheet, saved as it goes."""
    subject = _subject(party, pk)
    stated = statements_of(subject)
    titles = group_titles(stated)
    if group not in titles:
        raise Http404
    kept = sheet_of(party, subject)
    form = SheetForm(posted(request)[0], group=group, stated=stated, answers=kept.answers, on=today())
    if request.method == "POST" and form.is_valid():
        save_group(kept, [one.code for one in form.elements], form.given)
        order = list(titles)
        after = order[order.index(group) + 1 :]
        if after:
            return redirect("portal:sheet_group", pk=pk, group=after[0])
        return redirect("portal:sheet", pk=pk)
    context = {"form": form, "subject": subject, "title": titles[group]}
    return render(request, "portal/unit_sheet_group.html", context, status=422 if form.is_bound else 200)


def _subject(party: Party, pk: int) -> Party:
    """A worker of the same case file; anybody else isn't there."""
    return get_object_or_404(
        Party, pk=pk, case_file=party.case_file_id, side=Party.Side.APPLICANT, left_on=None
    )


def _arbitration(party: Party) -> Arbitration:
    rows = Arbitration.objects.filter(case_file=party.case_file_id, closed_on=None)
    found: Arbitration | None = rows.order_by("-id").first()
    if found is None:
        raise Http404
    return found
