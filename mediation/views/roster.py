"""调解员名册页: who mediates in the body, with speciality, area, dialect, load and leave; its head keeps it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from casework import access
from casework.clock import today
from casework.entry_forms import LookForm
from casework.errors import BadInput
from casework.forms import DateInput
from casework.models import Absence, Membership, Organisation, Role, User
from casework.services.absences import add_absence, end_absence
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from mediation.kinds import kinds_led_by
from mediation.services.sessions.change_mediator import change_mediator
from mediation.services.sessions.mediator_pool import roster


class MediatorForm(LookForm):
    employment = forms.ChoiceField(
        label=gettext_lazy("full-time or part-time"), choices=Membership.Employment.choices
    )
    specialities = forms.CharField(label=gettext_lazy("Specialities"), required=False, max_length=200)
    areas = forms.CharField(
        label=gettext_lazy("Areas"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Districts or streets, separated by commas."),
    )
    languages = forms.CharField(label=gettext_lazy("languages and dialects"), required=False, max_length=200)
    cap = forms.IntegerField(label=gettext_lazy("Most open cases"), min_value=1, max_value=500)


class LeaveForm(LookForm):
    since = forms.DateField(label=gettext_lazy("From"), widget=DateInput())
    until = forms.DateField(label=gettext_lazy("Until"), widget=DateInput())
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=80)


def bodies_of(user: User, *roles: str) -> list[Organisation]:
    """The mediation bodies in which the person holds one of the roles, where he mediates first; 404 for none."""
    held = [m for m in access.memberships(user) if m.role in roles and kinds_led_by(m.organisation.kind)]
    found = {m.organisation_id: m.organisation for m in sorted(held, key=lambda m: m.role != Role.MEDIATOR)}
    if not found:
        raise Http404
    return list(found.values())


@login_required
@require_safe
def roster_page(request: HttpRequest) -> HttpResponse:
    """The roster of the person's body; a fixed number of queries."""
    assert isinstance(request.user, User)
    bodies = bodies_of(request.user, Role.MEDIATOR, Role.HEAD)
    wanted = request.GET.get("body", "")
    body = next((one for one in bodies if str(one.pk) == wanted), bodies[0])
    rows = roster(body)
    leaves: dict[int, list[Absence]] = {}
    coming = Absence.objects.filter(
        user__in=[one.user_id for one, _f in rows], organisation=body, until__gte=today()
    )
    for absence in coming.order_by("since"):
        leaves.setdefault(absence.user_id, []).append(absence)
    context = {
        "body": body,
        "bodies": bodies,
        "rows": [(one, facts, leaves.get(one.user_id, [])) for one, facts in rows],
        "may_edit": _heads(request.user, body),
    }
    return render(request, "mediation/roster.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mediator_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One mediator of the head's roster: `do` says whether the entry is changed, leave is recorded, or leave ends."""
    actor = actor_of(request)
    assert actor.user is not None
    headed = bodies_of(actor.user, Role.HEAD)
    held = Membership.objects.select_related("user", "organisation")
    member = get_object_or_404(held, pk=pk, organisation__in=headed, role=Role.MEDIATOR)
    body = member.organisation
    do = request.POST.get("do", "") if request.method == "POST" else ""
    first = {name: getattr(member, name) for name in MediatorForm.base_fields}
    form = MediatorForm(request.POST if do == "change" else None, initial=first)
    leave = LeaveForm(request.POST if do == "absence" else None)
    try:
        if do == "change" and form.is_valid():
            change_mediator(member, actor=actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('mediation_roster')}?body={body.pk}")
        if do == "absence" and leave.is_valid():
            _kept, clashing = add_absence(member.user, actor=actor, organisation=body, **leave.cleaned_data)
            _tell(request, clashing)
            return redirect("mediation_mediator", pk=pk)
        if do == "end":
            wanted = str(request.POST.get("absence") or "0")
            ended = get_object_or_404(
                Absence, pk=int(wanted) if wanted.isdigit() else 0, user=member.user, organisation=body
            )
            end_absence(ended, actor=actor)
            return redirect("mediation_mediator", pk=pk)
    except BadInput as bad:
        add_errors(form if do == "change" else leave, bad)
    absences = Absence.objects.filter(user=member.user, organisation=body, until__gte=today())
    context = {"member": member, "form": form, "absence_form": leave, "absences": absences}
    return render(request, "mediation/mediator.html", context, status=400 if do else 200)


def _heads(user: User, body: Organisation) -> bool:
    return any(m.role == Role.HEAD and m.organisation_id == body.pk for m in access.memberships(user))


def _tell(request: HttpRequest, clashing: list[Any]) -> None:
    messages.success(request, _("Saved."))
    for hearing in clashing:
        messages.warning(
            request,
            _("A session is set on %(when)s: call it off or change the mediator.")
            % {"when": f"{hearing.starts_at.astimezone():%Y-%m-%d %H:%M}"},
        )
