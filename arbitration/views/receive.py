"""收件: the clerk enters an application that came by window, post or word of mouth."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration
from arbitration.services.filing.find_earlier import earlier_cases
from arbitration.services.filing.receive import receive
from arbitration.views.receive_forms import ReceiveForm
from arbitration.views.receive_limitation import LimitationFactsForm, warning
from casework import access
from casework.actor import Actor
from casework.entry_forms import MOST_CLAIMS, ClaimForm, ClaimFormSet
from casework.models import Party, User
from casework.services.open_case_file import NewParty, open_case_file
from casework.views.acting import actor_of

KEPT_TOKENS = 20
ORAL = ("place", "interpreter", "signed_as", "read_back", "story")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive_page(request: HttpRequest) -> HttpResponse:
    """Show the form, or open the case. A form sent twice opens one case."""
    actor = actor_of(request)
    assert actor.user is not None
    access.require(actor, "arbitration.receive")
    looking = request.POST.get("do") == "limitation"
    sent = request.method == "POST" and not looking
    limitation = LimitationFactsForm(request.POST or None)
    if looking:
        form, claims = _as_typed(request, actor.user)
    else:
        form = ReceiveForm(request.POST or None, user=actor.user)
        claims = ClaimFormSet(request.POST or None, prefix="claims")
    if sent:
        token = request.POST.get("token", "")
        if token in request.session.get("received", {}):
            return redirect("case", pk=request.session["received"][token])
        if all([form.is_valid(), claims.is_valid(), limitation.is_valid()]):
            arbitration = _open(actor, form, claims, limitation)
            _remember(request, token, arbitration)
            messages.success(request, _("Received: %(number)s") % {"number": arbitration.receipt_number})
            _tell_earlier(request, arbitration)
            return redirect("case", pk=arbitration.pk)
    context = {
        "form": form,
        "claims": claims,
        "limitation": limitation,
        "limits": warning(request, limitation) if request.method == "POST" else [],
        "token": request.POST.get("token") or get_random_string(20),
        "groups": _groups(form),
        "oral": [form[name] for name in ORAL],
    }
    return render(request, "arbitration/receive.html", context, status=400 if sent else 200)


def _as_typed(request: HttpRequest, user: User) -> tuple[ReceiveForm, Any]:
    """The forms with what stands in them so far, unjudged: the clerk has only looked at limitation."""
    typed = {name: request.POST.get(name, "") for name in ReceiveForm.base_fields}
    typed["given"] = request.POST.getlist("given")  # type: ignore[assignment]
    lines = [
        {name: request.POST.get(f"claims-{number}-{name}", "") for name in ClaimForm.base_fields}
        for number in range(MOST_CLAIMS)
    ]
    lines = [line for line in lines if any(line.values())]
    claims = ClaimFormSet(prefix="claims", initial=lines)
    claims.extra = max(0, claims.extra - len(lines))
    return ReceiveForm(initial=typed, user=user), claims


def _groups(form: ReceiveForm) -> list[tuple[str, list[Any]]]:
    """The fields under three headings."""
    names = {
        _("Receipt"): ("tribunal", "channel", "received_on", "posted_on", "cause"),
        _("Worker"): (
            "name", "id_number", "phone", "residence", "service_address", "migrant_worker", "hardship",
        ),
        _("Employer"): ("employer", "credit_code", "legal_representative", "employer_address", "employer_phone"),
    }  # fmt: skip
    return [(title, [form[name] for name in fields]) for title, fields in names.items()]


def _open(actor: Actor, form: ReceiveForm, claims: Any, limitation: LimitationFactsForm) -> Arbitration:
    given = form.cleaned_data
    worker = NewParty(
        side=Party.Side.APPLICANT,
        nature=Party.Nature.PERSON,
        name=given["name"].strip(),
        fields=form.worker_fields(),
        claims=claims.claims(),
    )
    employer = NewParty(
        side=Party.Side.RESPONDENT,
        nature=Party.Nature.UNIT,
        name=given["employer"].strip(),
        fields=form.employer_fields(),
    )
    with transaction.atomic():
        case_file = open_case_file(
            region=given["tribunal"].region,
            channel=given["channel"],
            cause=given["cause"],
            parties=[worker, employer],
            migrant_worker=given["migrant_worker"],
            hardship=given["hardship"],
        )
        row = receive(
            actor=actor,
            case_file=case_file,
            tribunal=given["tribunal"],
            received_on=given["received_on"],
            posted_on=given["posted_on"],
            channel=given["channel"],
            oral=form.record(given),
            given=given["given"] or None,
        )
        limitation.keep(row, actor)
        return row


def _tell_earlier(request: HttpRequest, arbitration: Arbitration) -> None:
    """Earlier cases of the same two are told at once (ACC-9); the receipt itself is never refused for them."""
    for one in earlier_cases(arbitration)[:5]:
        told = {"number": one.number, "tribunal": one.organisation, "ending": one.words}
        messages.warning(request, _("Earlier case: %(number)s, %(tribunal)s, %(ending)s") % told)


def _remember(request: HttpRequest, token: str, arbitration: Arbitration) -> None:
    if token:
        done = dict(list(request.session.get("received", {}).items())[-KEPT_TOKENS:])
        request.session["received"] = {**done, token: arbitration.pk}
