"""扫码补证: at the window the clerk shows a QR; the party's own phone comes to the page where it adds evidence."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arbitration.models import BEFORE_ACCEPTANCE, PENDING, Arbitration
from arbitration.views.elements import visible_arbitration
from casework import access
from casework.actor import Actor
from casework.forms import ActForm
from casework.models import CaseFile, Party, Proceeding
from casework.qr import qr_picture
from casework.views.acting import actor_of

SHOWN_IN = (*BEFORE_ACCEPTANCE, *PENDING)


class WhoseForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who adds evidence"))

    def prepare(self) -> None:
        field: Any = self.fields["party"]
        field.queryset = uploading(self.proceeding)


def uploading(row: Proceeding) -> Any:
    """The parties that have a page of their own to add evidence."""
    return access.parties_seeing(row).order_by("side", "ordinal")


@never_cache
@login_required
@require_safe
def upload_code_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the QR of one party. It holds no secret: the phone asks for the party's own code (调解仲裁法 art 39)."""
    actor = actor_of(request)
    row = visible_arbitration(actor, pk)
    access.require(actor, "arbitration.submit_evidence", proceeding=row)
    form = WhoseForm(request.GET if "party" in request.GET else None, proceeding=row, actor=actor)
    shown = None
    if form.is_valid():
        party = form.cleaned_data["party"]
        address = settings.BASE_URL + reverse("portal:upload", args=[party.pk])
        shown = {"party": party, "address": address, "picture": qr_picture(address)}
    context = {"proceeding": row, "form": form, "shown": shown}
    return render(request, "arbitration/upload_code.html", context, status=400 if form.errors else 200)


def fill_upload(case_file: CaseFile, proceeding: Arbitration, actor: Actor) -> dict[str, Any] | None:
    """The way to the QR, for who takes evidence in while the case is open."""
    open_still = proceeding.closed_on is None and proceeding.state in SHOWN_IN
    if not open_still or not access.capacity(actor, "arbitration.submit_evidence", proceeding=proceeding):
        return None
    return {"proceeding": proceeding}
