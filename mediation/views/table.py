"""联席页: what a body at the joint table sees, and nothing else: the dispute in outline, the seats, the talks, its notes."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from casework import access
from casework.actor import Actor
from casework.entry_forms import LookForm
from casework.errors import BadInput
from casework.models import Claim, Seat, User
from casework.services.note_reading import note_reading
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from mediation.models import Agreement, Mediation, Note, PlatformWork, Session
from mediation.services.sessions.offers import ladder, told
from mediation.services.sessions.write_note import notes_read_by, write_note
from mediation.services.table.answer_seat import answer_seat
from mediation.services.table.who_sees import SEES_INJURY
from mediation.views.talks_panel import with_bars

PAGE = 25


class AnswerForm(LookForm):
    accepts = forms.TypedChoiceField(
        label=gettext_lazy("Answer"),
        choices=[("1", gettext_lazy("takes part")), ("0", gettext_lazy("does not take part"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    delegate = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Delegate"), required=False)
    reason = forms.CharField(label=gettext_lazy("Reason, when declining"), required=False, max_length=300)

    def __init__(self, *args: Any, seat: Seat, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        delegate: Any = self.fields["delegate"]
        delegate.queryset = User.objects.filter(
            memberships__organisation=seat.organisation_id,
            memberships__role__in=access.SEAT_ROLES,
            memberships__active=True,
        ).distinct()
        delegate.initial = user


class TableNoteForm(LookForm):
    text = forms.CharField(
        label=gettext_lazy("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    circle = forms.ChoiceField(
        label=gettext_lazy("Who reads it"),
        choices=[one for one in Note.Circle.choices if one[0] != Note.Circle.MEDIATORS],
    )


def seat_at(actor: Actor, pk: int, *states: str) -> Seat:
    """The seat of one of the person's bodies at a table, or 404."""
    assert actor.user is not None
    rows = access.seats_of(actor.user).filter(proceeding=pk, state__in=states)
    seat = rows.select_related("organisation", "proceeding__case_file", "proceeding__organisation").first()
    if seat is None:
        raise Http404
    return seat


@login_required
@require_safe
def tables_page(request: HttpRequest) -> HttpResponse:
    """The tables that the person's bodies were invited to, the newest first, a page by key."""
    assert isinstance(request.user, User)
    rows = access.seats_of(request.user).select_related("proceeding", "organisation")
    after = request.GET.get("after", "")
    if after.isdigit():
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = found[PAGE - 1].pk if len(found) > PAGE else ""
    return render(request, "mediation/tables.html", {"seats": found[:PAGE], "after": more})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One invitation, in outline only, and its answer."""
    actor = actor_of(request)
    assert actor.user is not None
    seat = seat_at(actor, pk, Seat.State.INVITED)
    row = Mediation.objects.get(pk=pk)
    form = AnswerForm(request.POST or None, seat=seat, user=actor.user)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            answer_seat(row, actor=actor, **form.cleaned_data)
        except BadInput as bad:
            add_errors(form, bad)
        else:
            messages.success(request, _("Your answer is recorded."))
            if form.cleaned_data["accepts"]:
                return redirect("mediation_table", pk)
            return redirect("mediation_tables")
    if request.method == "POST":
        status = 400
    context = {"seat": seat, "proceeding": row, "form": form}
    return render(request, "mediation/invitation.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def table_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The joint table for its lead and for the bodies that take part; a note by each into its circle."""
    actor = actor_of(request)
    row = Mediation.objects.select_related("organisation", "case_file").filter(pk=pk).first()
    if row is None or not access.capacity(actor, "mediation.read_table", proceeding=row):
        raise Http404
    lead = bool(access.capacity(actor, "mediation.hold_session", proceeding=row))
    seat = None if lead else seat_at(actor, pk, Seat.State.ACCEPTED)
    note_reading(row.case_file, actor, "table")
    form = TableNoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sitting = row.sessions.filter(status=Session.Status.SET).first()
            write_note(row, actor=actor, session=sitting, **form.cleaned_data)
        except BadInput as bad:
            add_errors(form, bad)
        else:
            messages.success(request, _("Saved."))
            return redirect("mediation_table", pk)
    context = {**outline(row, actor, seat), "lead": lead, "seat": seat, "form": form}
    return render(request, "mediation/table.html", context, status=400 if form.errors else 200)


def outline(row: Mediation, actor: Actor, seat: Seat | None) -> dict[str, Any]:
    """What the table is shown of a dispute: masked names, claims, open offers, sessions, its own and shared notes."""
    agreements = row.agreements.filter(state=Agreement.State.SIGNED)
    return {
        "proceeding": row,
        "case_file": row.case_file,
        "claims": list(Claim.objects.standing(row.case_file_id).select_related("party")[:60]),
        "platform": PlatformWork.objects.filter(mediation=row).first(),
        "sees_injury": seat is None or seat.part in SEES_INJURY,
        "seats": list(
            Seat.objects.filter(proceeding=row.pk).select_related("organisation", "delegate").order_by("id")
        ),
        "sessions": list(
            row.sessions.exclude(status=Session.Status.CALLED_OFF)
            .prefetch_related("mediators")
            .order_by("ordinal")
        ),
        "rungs": with_bars(ladder(list(told(row)))),
        "agreements": list(agreements.values("ordinal", "signed_on", "total")),
        "notes": list(notes_read_by(actor, row).exclude(circle=Note.Circle.MEDIATORS)[:100]),
    }


def desk(user: User) -> dict[str, Any] | None:
    """The box of the workbench: invitations that wait for an answer of the person's bodies."""
    rows = access.seats_of(user).filter(state=Seat.State.INVITED).select_related("proceeding", "organisation")
    waiting = list(rows.order_by("reply_by", "id")[:10])
    return {"seats": waiting} if waiting else None
