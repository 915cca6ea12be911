"""Record how a paper was served, or that it could not be."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from casework.clock import today
from casework.errors import BadInput, Refused
from casework.forms import LOOKS, DateInput
from casework.models import Party, Proceeding
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from documents.models import Paper, Service
from documents.services.fail_service import fail_service
from documents.services.record_service import attempt_service, prepare_service, record_service
from documents.views.make import seen_paper

PROOFS = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png", b"%PDF": "pdf"}
LARGEST = 10 * 1024 * 1024


class ServiceForm(forms.Form):
    addressee = forms.ModelChoiceField(Party.objects.none(), label=gettext_lazy("Addressee"))
    method = forms.ChoiceField(label=gettext_lazy("Method"), choices=Service.Method.choices)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=[
            ("served", gettext_lazy("served")),
            ("sent", gettext_lazy("sent, not yet received")),
            ("failed", gettext_lazy("not served")),
        ],
    )
    on = forms.DateField(label=gettext_lazy("On"), widget=DateInput())
    signed_by = forms.CharField(label=gettext_lazy("Signed by"), required=False, max_length=60)
    relation = forms.CharField(label=gettext_lazy("Relation to the addressee"), required=False, max_length=40)
    tracking_no = forms.CharField(label=gettext_lazy("Tracking number"), required=False, max_length=40)
    proof = forms.FileField(label=gettext_lazy("Proof (photo or scan)"), required=False)
    reason = forms.CharField(label=gettext_lazy("Why it failed"), required=False, max_length=200)

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = Party.objects.filter(case_file=paper.case_file_id, left_on=None)
        if paper.addressee_id:
            parties = parties.filter(pk=paper.addressee_id)
        self.fields["addressee"].queryset = parties  # type: ignore[attr-defined]
        self.fields["addressee"].initial = paper.addressee_id or parties.first()
        self.fields["on"].initial = today()
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", LOOKS.get(type(field.widget), "form-control"))

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > today():
            raise forms.ValidationError(_("A service can't lie in the future."))
        return day

    def clean_proof(self) -> Any:
        proof = self.cleaned_data.get("proof")
        if proof is None:
            return None
        head = proof.read(8)
        proof.seek(0)
        kind = next((kind for start, kind in PROOFS.items() if head.startswith(start)), None)
        if kind is None:
            raise forms.ValidationError(_("The proof must be a JPEG, a PNG or a PDF."))
        if proof.size > LARGEST:
            raise forms.ValidationError(_("The proof may have 10 MB at most."))
        proof.name = f"proof.{kind}"
        return proof


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def serve(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a service of an issued paper."""
    paper = seen_paper(request, pk)
    form = ServiceForm(request.POST or None, request.FILES or None, paper=paper)
    refusal: Refused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            _serve(request, paper, form.cleaned_data)
        except BadInput as bad:
            add_errors(form, bad)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Service recorded."))
            return redirect("case", pk=paper.proceeding_id)
    context = {"form": form, "paper": paper, "refusal": refusal}
    status = 200 if request.method != "POST" else (refusal.status if refusal else 400)
    return render(request, "documents/serve.html", context, status=status)


def _serve(request: HttpRequest, paper: Paper, cleaned: dict[str, Any]) -> None:
    actor = actor_of(request)
    with transaction.atomic():
        service = _open_service(paper, cleaned) or prepare_service(
            paper,
            actor=actor,
            method=cleaned["method"],
            addressee=cleaned["addressee"],
            tracking_no=cleaned["tracking_no"],
        )
        if cleaned["outcome"] == "sent":
            attempt_service(service, actor=actor, on=cleaned["on"], tracking_no=cleaned["tracking_no"])
        elif cleaned["outcome"] == "failed":
            fail_service(service, actor=actor, reason=cleaned["reason"], on=cleaned["on"])
        else:
            record_service(
                service,
                actor=actor,
                on=cleaned["on"],
                signed_by=cleaned["signed_by"],
                relation=cleaned["relation"],
                proof=cleaned["proof"],
                simple_procedure=paper.proceeding.track == Proceeding.Track.FAST,
            )


def _open_service(paper: Paper, cleaned: dict[str, Any]) -> Service | None:
    """The way of service that is under way already, so that its outcome is recorded on it."""
    under_way = Service.objects.filter(
        paper=paper,
        addressee=cleaned["addressee"],
        method=cleaned["method"],
        state__in=(Service.State.PREPARED, Service.State.ATTEMPTED),
    )
    return under_way.first()
