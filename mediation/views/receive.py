"""收案页: a mediator takes a dispute in; what is told by mouth or telephone is written down on the spot."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casework import access
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import CaseFile, Party, User
from casework.services.open_case_file import NewParty, open_case_file
from casework.views.acting import actor_of
from mediation.models import Channel, Mediation
from mediation.services.intake.receive import Origin, receive
from mediation.views.receive_forms import ClaimFormSet, ReceiveForm

KEPT_TOKENS = 20
CHANNELS = {
    Channel.WINDOW: CaseFile.Channel.WINDOW,
    Channel.POST: CaseFile.Channel.POST,
    Channel.ORAL: CaseFile.Channel.ORAL,
    Channel.PHONE: CaseFile.Channel.PHONE,
    Channel.REFERRAL: CaseFile.Channel.REFERRAL,
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive_page(request: HttpRequest) -> HttpResponse:
    """Show the form, or open the case. A form sent twice opens one case."""
    actor = actor_of(request)
    assert isinstance(actor.user, User)
    access.require(actor, "mediation.receive")
    sent = request.method == "POST"
    form = ReceiveForm(request.POST or None, user=actor.user)
    claims = ClaimFormSet(request.POST or None, prefix="claims")
    token = request.POST.get("token", "")
    if sent:
        done = request.session.get("mediations_received", {})
        if token in done:
            return redirect("case", pk=done[token])
        if all([form.is_valid(), claims.is_valid()]):
            row = _opened(actor, form, claims)
            if row is not None:
                _remember(request, token, row)
                messages.success(request, _("Received: %(number)s") % {"number": row.number})
                return redirect("case", pk=row.pk)
    context = {
        "form": form,
        "claims": claims,
        "token": token or get_random_string(20),
        "groups": _groups(form),
    }
    return render(request, "mediation/receive.html", context, status=400 if sent else 200)


def _groups(form: ReceiveForm) -> list[tuple[str, list[Any]]]:
    names = {
        _("Receipt"): (
            "body", "mediation_kind", "channel", "source", "source_number", "received_on", "applied_by", "region",
            "cause", "new_employment", "complex_matter",
        ),
        _("Worker"): (
            "name", "id_number", "phone", "residence", "service_address", "migrant_worker", "hardship", "language",
        ),
        _("Employer or platform company"): (
            "employer", "credit_code", "legal_representative", "employer_address", "employer_phone",
        ),
    }  # fmt: skip
    return [(title, [form[name] for name in fields]) for title, fields in names.items()]


def _opened(actor: Actor, form: ReceiveForm, claims: Any) -> Mediation | None:
    """The new mediation; None, with the complaints on the form, where the service refuses."""
    try:
        with transaction.atomic():
            return _open(actor, form, claims)
    except BadInput as bad:
        for field, words in bad.errors.items():
            form.add_error(field if field in form.fields else None, words)
        return None


def _open(actor: Actor, form: ReceiveForm, claims: Any) -> Mediation:
    given = form.cleaned_data
    case_file = open_case_file(
        region=given["region"],
        channel=CHANNELS[Channel(given["channel"])],
        cause=given["cause"],
        parties=_parties(form, claims),
        migrant_worker=given["migrant_worker"],
        hardship=given["hardship"],
        new_employment=given["new_employment"],
    )
    applicant = Party.objects.filter(case_file=case_file, side=given["applied_by"]).first()
    return receive(
        actor=actor,
        case_file=case_file,
        body=given["body"],
        received_on=given["received_on"],
        origin=Origin(given["channel"], given["source"], given["source_number"], applicant),
        mediation_kind=given["mediation_kind"],
        statement=given["statement"],
        complex_matter=given["complex_matter"],
        language=given["language"],
    )


def _parties(form: ReceiveForm, claims: Any) -> list[NewParty]:
    """The worker is who claims, the employer who answers, whichever of them has asked for the mediation."""
    given = form.cleaned_data
    return [
        NewParty(
            Party.Side.APPLICANT,
            Party.Nature.PERSON,
            given["name"].strip(),
            form.worker_fields(),
            claims.claims(),
        ),
        NewParty(Party.Side.RESPONDENT, Party.Nature.UNIT, given["employer"].strip(), form.employer_fields()),
    ]


def _remember(request: HttpRequest, token: str, row: Mediation) -> None:
    if token:
        held = list(request.session.get("mediations_received", {}).items())[-KEPT_TOKENS:]
        request.session["mediations_received"] = {**dict(held), token: row.pk}
