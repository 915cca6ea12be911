"""送达地址确认: the office enters what a party has confirmed on the form, or that it refused to."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from casework import access
from casework.errors import BadInput
from casework.forms import LOOKS
from casework.models import Party
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from casework.views.case_page import child
from documents.models import AddressConfirmation
from documents.services.confirm_address import Confirmed, confirm_address
from documents.services.record_service import current_confirmation
from documents.views.make import seen_proceeding

_KEPT = ("address", "phone", "recipient", "proxy", "proxy_phone", "electronic", "electronic_address")


class AddressForm(forms.Form):
    address = forms.CharField(label=gettext_lazy("Address for service"), max_length=200, required=False)
    recipient = forms.CharField(label=gettext_lazy("Addressed to"), max_length=60, required=False)
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=20, required=False)
    proxy = forms.CharField(label=gettext_lazy("Receives on behalf"), max_length=60, required=False)
    proxy_phone = forms.CharField(
        label=gettext_lazy("Phone of the one who receives"), max_length=20, required=False
    )
    electronic = forms.BooleanField(label=gettext_lazy("Consents to electronic service"), required=False)
    electronic_address = forms.CharField(
        label=gettext_lazy("Electronic address"), max_length=120, required=False
    )
    electronic_awards = forms.BooleanField(
        label=gettext_lazy("Also for conciliation documents and awards"), required=False
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How it was confirmed"), choices=AddressConfirmation.Channel.choices
    )
    refused = forms.BooleanField(
        label=gettext_lazy("Refused to confirm; the consequences were told (SRV-9)"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", LOOKS.get(type(field.widget), "form-control"))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Show what the party last confirmed, and keep a new confirmation."""
    proceeding, actor = child(seen_proceeding(request, pk)), actor_of(request)
    access.require(actor, "documents.address.confirm", proceeding=proceeding)
    party = get_object_or_404(Party, pk=party_pk, case_file=proceeding.case_file_id, left_on=None)
    current = current_confirmation(party)
    form = AddressForm(request.POST or None, initial=_first(party, current))
    if request.method == "POST" and form.is_valid():
        try:
            confirm_address(proceeding, actor=actor, party=party, confirmed=Confirmed(**form.cleaned_data))
        except BadInput as bad:
            add_errors(form, bad)
        else:
            messages.success(request, _("The address was confirmed."))
            return redirect("documents:service", pk=pk)
    context = {"form": form, "proceeding": proceeding, "party": party, "current": current}
    status = 400 if request.method == "POST" else 200
    return render(request, "documents/address.html", context, status=status)


def _first(party: Party, current: AddressConfirmation | None) -> dict[str, Any]:
    if current is None or current.refused:
        return {"address": party.service_address or party.residence, "phone": party.phone}
    return {name: getattr(current, name) for name in (*_KEPT, "electronic_awards", "channel")}
