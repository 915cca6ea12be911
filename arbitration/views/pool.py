"""仲裁员名册页: the head sees who sits in his pool, with load and leave, and keeps it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from arbitration.services.hearings.change_pool_member import change_pool_member
from arbitration.services.hearings.pool import candidates, pool_members
from casework import access
from casework.clock import today
from casework.errors import BadInput
from casework.forms import LOOKS, DateInput
from casework.models import Absence, Membership, Organisation, Role, User
from casework.services.absences import add_absence, end_absence
from casework.views.acting import actor_of


class MemberForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ("employment", "bench", "specialities", "languages", "cap", "weight")
        labels = {"bench": gettext_lazy("Sits for (tripartite)")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class AbsenceForm(forms.Form):
    since = forms.DateField(label=gettext_lazy("From"), widget=DateInput())
    until = forms.DateField(label=gettext_lazy("Until"), widget=DateInput())
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


def dress(form: forms.BaseForm) -> None:
    """The look of every other form of the pages."""
    for field in form.fields.values():
        field.widget.attrs.setdefault("class", LOOKS.get(type(field.widget), "form-control"))


def office_of(user: User, *roles: str) -> Organisation:
    """The tribunal in which the person holds one of the roles, or 404."""
    for held in access.memberships(user):
        if held.role in roles and held.organisation.kind == Organisation.Kind.TRIBUNAL:
            return held.organisation
    raise Http404


@login_required
@require_safe
def pool_page(request: HttpRequest) -> HttpResponse:
    """The pool of the person's tribunal: the head edits, clerks look. A fixed number of queries."""
    assert isinstance(request.user, User)
    office = office_of(request.user, Role.HEAD, Role.CLERK)
    members = pool_members(office.pk)
    facts = {one.key: one for one in candidates(members)}
    absences: dict[int, list[Absence]] = {}
    for absence in Absence.objects.filter(
        user__in=list(facts), organisation=office, until__gte=today()
    ).order_by("since"):
        absences.setdefault(absence.user_id, []).append(absence)
    context = {
        "office": office,
        "rows": [(one, facts[one.user_id], absences.get(one.user_id, [])) for one in members],
        "may_edit": _heads(request.user, office),
    }
    return render(request, "arbitration/pool.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pool_member_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One arbitrator of the head's pool: `do` says whether the entry is changed, leave is recorded, or leave ends."""
    actor = actor_of(request)
    assert actor.user is not None
    office = office_of(actor.user, Role.HEAD)
    member = get_object_or_404(
        Membership.objects.select_related("user", "organisation"),
        pk=pk,
        organisation=office,
        role=Role.ARBITRATOR,
    )
    do = request.POST.get("do", "") if request.method == "POST" else ""
    form = MemberForm(request.POST if do == "change" else None, instance=member)
    absence = AbsenceForm(request.POST if do == "absence" else None)
    try:
        if do == "change" and form.is_valid():
            stored = Membership.objects.select_related("organisation").get(pk=member.pk)
            change_pool_member(stored, actor=actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("pool")
        if do == "absence" and absence.is_valid():
            said = absence.cleaned_data
            _kept, clashing = add_absence(member.user, actor=actor, organisation=office, **said)
            _tell(request, clashing)
            return redirect("pool_member", pk=pk)
        if do == "end":
            ended = get_object_or_404(
                Absence, pk=_whole(request.POST.get("absence")), user=member.user, organisation=office
            )
            end_absence(ended, actor=actor)
            return redirect("pool_member", pk=pk)
    except BadInput as bad:
        target: forms.BaseForm = form if do == "change" else absence
        for field, message in bad.errors.items():
            target.add_error(field if field in target.fields else None, message)
    context = {
        "member": member,
        "form": form,
        "absence_form": absence,
        "absences": Absence.objects.filter(user=member.user, organisation=office, until__gte=today()),
    }
    return render(request, "arbitration/pool_member.html", context, status=400 if do else 200)


def _heads(user: User, office: Organisation) -> bool:
    return any(m.role == Role.HEAD and m.organisation_id == office.pk for m in access.memberships(user))


def _tell(request: HttpRequest, clashing: list[Any]) -> None:
    messages.success(request, _("Saved."))
    for hearing in clashing:
        messages.warning(
            request,
            _("A hearing is set on %(when)s in %(room)s: postpone it or replace the member.")
            % {"when": f"{hearing.starts_at.astimezone():%Y-%m-%d %H:%M}", "room": hearing.room},
        )


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
