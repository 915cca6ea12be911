"""The worker's side of a filed case: where it stands and what he can do now."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arbitration.services.filing.take_supplement import take_supplement as take_arbitration_supplement
from arbitration.services.filing.withdraw import withdraw as withdraw_arbitration
from casework.access import visible_to_party
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Party, Proceeding
from casework.registry import registry
from legalaid.services.take_supplement import take_supplement as take_aid_supplement
from legalaid.services.withdraw import withdraw as withdraw_aid
from mediation.services.intake.withdraw import withdraw as withdraw_mediation
from portal.services.add_evidence import add_evidence
from portal.services.send_on import send_on
from portal.services.status import status_of
from portal.session import current_party, note_refusal, party_page, posted
from portal.upload_field import FilesField, kind_field
from portal.views.start import evidence_home, side_home

WITHDRAW = {"arbitration": withdraw_arbitration, "mediation": withdraw_mediation, "legal_aid": withdraw_aid}
SUPPLY = {"arbitration": take_arbitration_supplement, "legal_aid": take_aid_supplement}
APPLICANT, RESPONDENT, THIRD = Party.Side.APPLICANT, Party.Side.RESPONDENT, Party.Side.THIRD


class EvidenceForm(forms.Form):
    kind = kind_field()
    files = FilesField(label=gettext_lazy("Photos or PDFs"))  # type: ignore[assignment]
    late_reason = forms.CharField(
        label=gettext_lazy("Why only now, if your evidence period is over"), max_length=200, required=False
    )


class WithdrawForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    sure = forms.BooleanField(label=gettext_lazy("Yes, I withdraw it. Nobody has put me under pressure."))


@require_safe
@party_page(APPLICANT)
def status(request: HttpRequest, party: Party) -> HttpResponse:
    return render(request, "portal/status.html", {"status": status_of(party), "party": party})


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(APPLICANT)
def evidence(request: HttpRequest, party: Party) -> HttpResponse:
    return evidence_page(request, party)


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(RESPONDENT)
def unit_evidence(request: HttpRequest, party: Party) -> HttpResponse:
    return evidence_page(request, party)


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(THIRD)
def third_evidence(request: HttpRequest, party: Party) -> HttpResponse:
    return evidence_page(request, party)


@never_cache
@require_safe
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the QR at the window leads: to the upload page of this party, after its code where it isn't signed in.

    The address holds no secret: whether such a party exists, and whose it is, is told to who has its code only.
    """
    party = current_party(request)
    if party is not None and party.pk == pk:
        return redirect(evidence_home(party))
    return redirect(f"{reverse('portal:back')}?to={pk}")


def evidence_page(request: HttpRequest, party: Party) -> HttpResponse:
    """Add evidence, for each side."""
    form = EvidenceForm(*posted(request))
    if request.method == "POST" and form.is_valid() and _keep(request, party, form):
        return redirect(side_home(party))
    context = {"form": form, "party": party, "home": side_home(party), "mine": party.evidence.all()}
    return render(request, "portal/evidence.html", context, status=422 if form.is_bound else 200)


def _keep(request: HttpRequest, party: Party, form: Any) -> bool:
    try:
        said = form.cleaned_data
        count = add_evidence(party, said["files"], kind=said["kind"], late_reason=said["late_reason"])
    except BadInput as error:
        note_refusal(form, error)
        return False
    messages.success(request, _("%(count)s files were added.") % {"count": count})
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(APPLICANT)
def supply(request: HttpRequest, party: Party, pk: int) -> HttpResponse:
    """Hand in the papers that were asked for; the files and the receipt are one transaction."""
    proceeding = _own(party, pk, SUPPLY)
    form = EvidenceForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if _keep(request, party, form):
                SUPPLY[proceeding.kind](proceeding, actor=Actor.side(party))  # type: ignore[operator]
                return redirect("portal:status")
    wanted = getattr(proceeding, "supplement_items", None) or getattr(proceeding, "missing_items", [])
    context = {"form": form, "proceeding": proceeding, "wanted": wanted}
    return render(request, "portal/supply.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(APPLICANT)
def withdraw(request: HttpRequest, party: Party, pk: int) -> HttpResponse:
    proceeding = _own(party, pk, WITHDRAW)
    form = WithdrawForm(posted(request)[0], initial={"version": proceeding.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        WITHDRAW[proceeding.kind](proceeding, actor=Actor.side(party), version=version)  # type: ignore[operator]
        messages.success(request, _("Withdrawn."))
        return redirect("portal:status")
    context = {"form": form, "proceeding": proceeding}
    return render(request, "portal/withdraw.html", context, status=422 if form.is_bound else 200)


@require_POST
@party_page(APPLICANT)
def send(request: HttpRequest, party: Party, kind: str) -> HttpResponse:
    """One tap: a failed mediation goes on to arbitration, or another way is added."""
    if kind not in Proceeding.Kind.values:
        raise Http404
    trouble = send_on(party, kind, actor=Actor.side(party))
    if trouble:
        messages.warning(request, trouble)
    else:
        messages.success(request, _("Sent: %(kind)s.") % {"kind": Proceeding.Kind(kind).label})
    return redirect("portal:status")


def _own(party: Party, pk: int, known: dict[str, Any]) -> Proceeding:
    """The party's own proceeding in its track's model; anybody else's isn't there."""
    row = visible_to_party(party).filter(pk=pk, closed_on=None, kind__in=list(known)).first()
    if row is None:
        raise Http404
    model: type[Proceeding] = registry.models[row.kind]
    return model.objects.get(pk=row.pk)
