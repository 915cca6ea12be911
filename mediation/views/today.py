"""今天: the mediator's phone page. What comes today and next, whom to call, the way there, the last note, the days left."""

import uuid
from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from casework import access
from casework.errors import NotPermitted, Refused
from casework.models import User
from casework.queue import light_of
from casework.rules.names import phone_key
from casework.views.acting import actor_of
from casework.wording import limit_title
from mediation.models import Mediation, Session
from mediation.services.sessions.agenda import Line, agenda, mediates, waiting_sessions
from mediation.services.sessions.write_note import LONGEST, write_note

WITHOUT_WAY = (Session.Mode.PHONE, Session.Mode.ONLINE)
GROUPS = (
    ("past", gettext_lazy("Held, but not written up")),
    ("today", gettext_lazy("Today")),
    ("next", gettext_lazy("Next")),
)


class QuickNote(forms.Form):
    mediation = forms.IntegerField(min_value=1, max_value=2**53)
    entry = forms.UUIDField()
    text = forms.CharField(max_length=LONGEST, error_messages={"required": gettext_lazy("Write the note.")})


def desk(user: User) -> dict[str, Any] | None:
    """What the workbench shows to a mediator: his next sessions, and the way to the phone page."""
    if not mediates(user):
        return None
    return {
        "sessions": list(
            waiting_sessions(user, mine=True).select_related("mediation").order_by("starts_at", "id")[:3]
        )
    }


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def today_page(request: HttpRequest) -> HttpResponse:
    """Show the day, or add a note to one of its cases."""
    user = request.user
    assert isinstance(user, User)
    if not mediates(user):
        raise NotPermitted(_("This page is for mediators. Ask your supervisor for the role."))
    if request.method == "POST":
        return _note(request, user)
    return _show(request, user)


def _note(request: HttpRequest, user: User) -> HttpResponse:
    form = QuickNote(request.POST)
    if not form.is_valid():
        words = "；".join(str(error) for errors in form.errors.values() for error in errors)
        return _show(request, user, words, status=400)
    said = form.cleaned_data
    seen = access.visible_proceedings(user).values("pk")
    row = Mediation.objects.filter(pk=said["mediation"], pk__in=seen).select_related("organisation").first()
    if row is None:
        raise Http404
    session = row.sessions.filter(status=Session.Status.SET).first()
    try:
        write_note(row, actor=actor_of(request), text=said["text"], session=session, entry=said["entry"])
    except NotPermitted:
        raise
    except Refused as refused:
        return _show(request, user, refused.message, status=refused.status)
    messages.success(request, _("The note is kept."))
    return redirect(f"{request.path}#m{row.pk}")


def _show(request: HttpRequest, user: User, fault: str = "", status: int = 200) -> HttpResponse:
    own = agenda(user, mine=True, after=request.GET.get("after", ""))
    others = agenda(user, mine=False, after=request.GET.get("others", ""))
    context = {
        "groups": [(title, [_card(line) for line in own.lines if line.when == key]) for key, title in GROUPS],
        "others": [_card(line) for line in others.lines],
        "empty": not own.lines,
        "after": own.after,
        "others_after": others.after,
        "fault": fault,
        "typed_for": request.POST.get("mediation", ""),
        "typed": request.POST.get("text", ""),
        "longest": LONGEST,
    }
    return render(request, "mediation/today.html", context, status=status)


def _card(line: Line) -> dict[str, Any]:
    """A session for the page. Only who handles the case gets the numbers behind the masks."""
    session, limit = line.session, line.limit
    room = session.hearing.room if session.hearing else None
    return {
        "line": line,
        "session": session,
        "row": session.mediation,
        "calls": [(party, phone_key(party.phone) if line.mine else "") for party in line.parties],
        "more": session.mediation.case_file.headcount > sum(p.side == "applicant" for p in line.parties),
        "way": ""
        if session.mode in WITHOUT_WAY or not session.place
        else f"geo:0,0?q={quote(session.place)}",
        "link": room.link if room and session.mode == Session.Mode.ONLINE else "",
        "limit": limit,
        "limit_title": limit_title(limit.key) if limit else "",
        "light": light_of(limit.due) if limit else "grey",
        "entry": uuid.uuid4(),
    }
