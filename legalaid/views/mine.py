"""律师的页面: my cases on phone and desk; and the boxes that legal aid puts on the workbench."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from casework import access
from casework.errors import NotPermitted
from casework.models import Organisation, Role, User
from casework.views.acting import actor_of, refusals_told
from legalaid.models import AidRequest, LegalAidCase, SubsidyBatch
from legalaid.services.applying.urgent_list import urgent_of
from legalaid.services.assigning.assign_team import accept_all
from legalaid.services.my_cases import assessments_of, my_cases

MOST = 50


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The lawyer's cases by what falls due first; what has waited for his answer stands on top."""
    assert isinstance(request.user, User)
    if not any(m.role == Role.LAWYER for m in access.memberships(request.user)):
        raise NotPermitted(_("This page is for lawyers and legal workers."))
    cases, after = my_cases(request.user, request.GET.get("after", ""))
    context = {"cases": cases, "after": after, "assessments": assessments_of(request.user)}
    return render(request, "legalaid/mine.html", context)


@login_required
@require_POST
def accept_team(request: HttpRequest, pk: int) -> HttpResponse:
    """Take on all cases of one dispute that were dealt to the person."""
    actor = actor_of(request)
    assert actor.user is not None
    base = get_object_or_404(access.visible_proceedings(actor.user), pk=pk, kind="legal_aid")
    with refusals_told(request):
        taken = accept_all(LegalAidCase.objects.get(pk=base.pk), actor=actor)
        messages.success(
            request,
            ngettext("%(count)s case taken on.", "%(count)s cases taken on.", len(taken))
            % {"count": len(taken)},
        )
    return redirect("aid_mine")


def centre_desk(user: User) -> dict[str, Any] | None:
    """For the people of a centre: the way to its pages, and the applications whose applicants run out of time."""
    for m in access.memberships(user):
        if m.organisation.kind == Organisation.Kind.LEGAL_AID and m.role in (Role.LEGAL_AID_CLERK, Role.HEAD):
            may = m.role == Role.LEGAL_AID_CLERK
            drafted = SubsidyBatch.objects.filter(
                centre=m.organisation, state=SubsidyBatch.State.DRAFTED
            ).exclude(made_by=user)
            return {
                "centre": m.organisation,
                "urgent": urgent_of(m.organisation),
                "batches": list(drafted.order_by("id")[:MOST]),
                "may_receive": may,
            }
    return None


def bureau_desk(user: User) -> dict[str, Any] | None:
    """For the justice bureau: complaints of clients that wait for its answer, of the centres below it, the oldest first."""
    held = [
        m.organisation.path
        for m in access.memberships(user)
        if m.organisation.kind == Organisation.Kind.JUSTICE and m.role in (Role.HEAD, Role.SUPERVISOR)
    ]
    if not held:
        return None
    below = Q()
    for path in held:
        below |= Q(aid__organisation__path__startswith=path)
    rows = AidRequest.objects.filter(
        below, kind=AidRequest.Kind.COMPLAINT, state=AidRequest.State.REQUESTED
    ).select_related("aid")
    return {"complaints": list(rows.order_by("received_on", "id")[:MOST])}


def lawyer_desk(user: User) -> dict[str, Any] | None:
    """For lawyers: the way to their own page."""
    if not any(m.role == Role.LAWYER for m in access.memberships(user)):
        return None
    return {"count": len(assessments_of(user))}


DESKS = (
    ("legalaid/centre_desk.html", centre_desk),
    ("legalaid/bureau_desk.html", bureau_desk),
    ("legalaid/lawyer_desk.html", lawyer_desk),
)
