"""What goes with service: the text of a public notice, the slip of the post, and the blank forms of the parties."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from casework import access
from casework.errors import Refused, RuleRefused
from casework.models import Party
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from documents.models import Service
from documents.rendering.errors import PaperError
from documents.services.mail_slip import mail_slip, slip_of
from documents.services.party_forms import forms_by_party
from documents.services.public_notice import draft_notice
from documents.services.waiting_papers import waiting_papers
from documents.views.make import seen_proceeding


@login_required
@require_POST
def notice_text(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Draft the text of a public notice for the papers that wait for a party."""
    proceeding = seen_proceeding(request, pk)
    party = get_object_or_404(Party, pk=party_pk, case_file=proceeding.case_file_id, left_on=None)
    try:
        draft_notice(proceeding, actor=actor_of(request), party=party)
    except Refused as refused:
        if refused.status != 409:
            raise
        messages.error(request, refused.message)
    else:
        messages.success(request, _("The text of the notice was drafted; look at it and issue it."))
    return redirect("documents:service", pk=pk)


@login_required
@never_cache
@require_safe
def slip(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """The slip of the post for the papers that wait for a party."""
    proceeding, actor = seen_proceeding(request, pk), actor_of(request)
    capacity = access.require(actor, "documents.service.attempt", proceeding=proceeding)
    party = get_object_or_404(Party, pk=party_pk, case_file=proceeding.case_file_id, left_on=None)
    papers = list(waiting_papers(pk, party))
    if not papers:
        raise RuleRefused(_("No paper waits for this party."))
    note_reading(proceeding.case_file, actor, capacity)
    return _pdf(_drawn(lambda: mail_slip(proceeding, party, papers)), f"slip-{party.pk}")


@login_required
@never_cache
@require_safe
def slip_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip of an envelope that went by post, with its tracking number."""
    found = get_object_or_404(
        Service.objects.select_related("paper__proceeding__case_file", "addressee"),
        pk=pk,
        method=Service.Method.POST,
    )
    proceeding, actor = seen_proceeding(request, found.paper.proceeding_id), actor_of(request)
    capacity = access.require(actor, "documents.service.record", proceeding=proceeding)
    note_reading(proceeding.case_file, actor, capacity)
    return _pdf(_drawn(lambda: slip_of(found)), f"slip-{found.pk}")


@login_required
@never_cache
@require_safe
def forms(request: HttpRequest, pk: int) -> HttpResponse:
    """The forms that the parties fill in, by party (A44)."""
    proceeding, actor = seen_proceeding(request, pk), actor_of(request)
    access.require(actor, "documents.paper.draft", proceeding=proceeding)
    after = request.GET.get("after", "")
    rows, following = forms_by_party(proceeding, after=int(after) if after.isdecimal() else 0)
    context = {"proceeding": proceeding, "rows": rows, "next": following}
    return render(request, "documents/forms.html", context)


def _drawn(draw: Callable[[], bytes]) -> bytes:
    try:
        return draw()
    except PaperError as error:
        raise RuleRefused(_("The slip can't be drawn."), reasons=[str(error)]) from error


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
