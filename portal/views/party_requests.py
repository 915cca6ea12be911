"""当事人申请: a party asks from its own page for time, for records, for an expert, for another day or another arbitrator."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.hearings.request_postponement import last_day_to_ask
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import Refused, Stale
from casework.evidence_period import period_of
from casework.models import Hearing, Party
from portal.request_forms import ASKS, Ask, RequestForm
from portal.services.asked import asked_of
from portal.session import note_refusal, party_page, posted
from portal.views.claims import open_arbitration
from portal.views.start import side_home


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.APPLICANT)
def request_page(request: HttpRequest, party: Party, kind: str) -> HttpResponse:
    return _page(request, party, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@party_page(Party.Side.RESPONDENT)
def unit_request_page(request: HttpRequest, party: Party, kind: str) -> HttpResponse:
    return _page(request, party, kind)


def _page(request: HttpRequest, party: Party, kind: str) -> HttpResponse:
    """One request of either side (法 33, 35, 39; 办案规则 15, 40); what is late is told so, kept, and can be decided."""
    if kind not in ASKS:
        raise Http404
    ask = ASKS[kind]
    row = open_arbitration(party, ask.act)
    facts = _facts(row, party, kind)
    form = ask.form(posted(request)[0], initial={"version": row.version})
    form.prepare(row, party)
    if request.method == "POST" and form.is_valid() and _asked(row, party, ask, form):
        messages.success(request, _("Your request has been received. It is decided in writing."))
        return redirect(side_home(party))
    context = {
        "form": form,
        "kind": kind,
        "title": PartyRequest.Kind(kind).label,
        "earlier": asked_of(party, kind),
        "home": side_home(party),
        **facts,
    }
    return render(request, "portal/party_request.html", context, status=422 if form.is_bound else 200)


def _facts(row: Arbitration, party: Party, kind: str) -> dict[str, Any]:
    """The hearing or the period that is asked about. Without a hearing to come there is nothing to postpone."""
    if kind == "postponement":
        hearing = row.hearings.filter(status=Hearing.Status.SET, starts_at__gt=now()).first()
        if hearing is None:
            raise Http404
        return {"hearing": hearing, "last_day": last_day_to_ask(row, hearing).due}
    if kind == "evidence_period":
        period = period_of(row.pk, party)
        return {"period": period, "late": period is not None and period.due < today()}
    return {}


def _asked(row: Arbitration, party: Party, ask: Ask, form: RequestForm) -> bool:
    try:
        ask.service(row, actor=Actor.side(party), party=party, **form.cleaned_data)
    except Refused as refused:
        note_refusal(form, refused)
        if isinstance(refused, Stale):
            _renew(form, row)
        return False
    return True


def _renew(form: RequestForm, row: Arbitration) -> None:
    """The page that is shown again is the newest one: who has read the message may send the same words once more."""
    sent: Any = form.data
    newest = sent.copy()
    newest["version"] = str(type(row).objects.get(pk=row.pk).version)
    form.data = newest
