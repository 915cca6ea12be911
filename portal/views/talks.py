"""调解，在手机上: a party says whether it agrees, the worker that a payment came in, the employer asks for mediation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.access import visible_to_party
from casework.actor import Actor
from casework.errors import Refused
from casework.models import Party, Proceeding
from mediation.models import Consent, Mediation
from mediation.services.intake.note_consent import note_consent
from mediation.services.outcome.due_next import waiting_instalments
from mediation.services.outcome.instalments import pay_instalment
from portal.services.ask_mediation import ask_mediation
from portal.session import party_page
from portal.views.start import side_home

APPLICANT, RESPONDENT = Party.Side.APPLICANT, Party.Side.RESPONDENT
ANSWERS = {"yes": True, "no": False}


def _own(party: Party, pk: int) -> Mediation:
    """The party's own mediation; anybody else's isn't there."""
    if not visible_to_party(party).filter(pk=pk, kind=Proceeding.Kind.MEDIATION).exists():
        raise Http404
    return Mediation.objects.get(pk=pk)


@require_POST
@party_page(APPLICANT, RESPONDENT)
def consent(request: HttpRequest, party: Party, pk: int) -> HttpResponse:
    """Answer a question of the mediator: agree to the mediation, to more days, to a joint application, or not."""
    row, about = _own(party, pk), request.POST.get("about", "")
    agrees = ANSWERS.get(request.POST.get("answer", ""))
    if about not in Consent.About.values or agrees is None:
        raise Http404
    try:
        note_consent(row, actor=Actor.side(party), party=party, about=about, agrees=agrees)
    except Refused as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(request, _("Your answer is recorded."))
    return redirect(side_home(party))


@require_POST
@party_page(APPLICANT)
def paid(request: HttpRequest, party: Party, pk: int) -> HttpResponse:
    """The worker says that a payment has come in."""
    row = _own(party, pk)
    wanted = request.POST.get("instalment", "")
    found = waiting_instalments(row).filter(pk=int(wanted) if wanted.isdigit() else 0).first()
    if found is None:
        messages.warning(request, _("This payment isn't waited for: it is paid, or not of this case."))
        return redirect("portal:status")
    try:
        pay_instalment(row, actor=Actor.side(party), instalment=found)
    except Refused as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(request, _("Noted. Thank you for telling."))
    return redirect("portal:status")


@require_POST
@party_page(RESPONDENT)
def ask(request: HttpRequest, party: Party) -> HttpResponse:
    """The employer asks for mediation (调解仲裁法 art 10: either side may)."""
    trouble = ask_mediation(party)
    if trouble:
        messages.warning(request, trouble)
    else:
        messages.success(request, _("Sent. A mediator asks the other side and answers you."))
    return redirect("portal:unit")
