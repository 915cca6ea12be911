"""现场页的地址: the offline page's frame, its worker and manifest, and the answers in JSON that the phone asks for."""

from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from casework import access
from casework.actor import Actor
from casework.errors import Refused
from casework.models import Proceeding, User
from casework.personal_data import blind_index
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from mediation.models import Session
from mediation.services.offline.join_entries import join_entries
from mediation.services.offline.queue_entry import MOST_ENTRIES, read_batch
from mediation.services.offline.snapshot import snapshot
from mediation.services.sessions.agenda import Agenda, agenda, mediates
from mediation.views.field_files import FILES, ICONS, worker_text
from mediation.views.field_words import field_words

View = Callable[..., HttpResponse]
TAKEN = 20


def told_in_json(view: View) -> View:
    """Answer the phone's script: 401 to who isn't signed in, a refusal with its words; nothing is kept on the way."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse(
                {"words": _("Please sign in. What you have written stays on this phone.")}, status=401
            )
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            return JsonResponse({"words": refused.message}, status=refused.status)

    return never_cache(answer)


@vary_on_headers("Cookie", "Accept-Language")
@require_safe
def field_page(request: HttpRequest) -> HttpResponse:
    """The frame: no personal data, the same for everybody, so that the phone may keep it."""
    context = {"words": field_words(), "demo": settings.DEMO, "files": FILES}
    response = HttpResponse(render_to_string("mediation/field.html", context))
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def field_worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It serves the frame without a line, and never anything of a case."""
    response = HttpResponse(worker_text(reverse("field")), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = reverse("field")
    response["Cache-Control"] = "no-cache"
    return response


@vary_on_headers("Cookie", "Accept-Language")
@require_safe
def field_manifest(request: HttpRequest) -> HttpResponse:
    """What the phone needs to install the page."""
    icons = [{"src": static(name), "sizes": sizes, "type": kind} for name, sizes, kind in ICONS]
    told = {
        "name": _("Lüdao · field record"),
        "short_name": _("Field record"),
        "start_url": reverse("field"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f7f8",
        "theme_color": "#0b6e4f",
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")


@require_safe
@told_in_json
def field_today(request: HttpRequest) -> HttpResponse:
    """Who is signed in, as the phone's store knows him, and his sessions. `secret` opens what he left sealed on this phone."""
    user = request.user
    assert isinstance(user, User)
    mine, others = (
        agenda(user, mine=whose, size=TAKEN) if mediates(user) else Agenda([], "") for whose in (True, False)
    )
    told = {
        "user": blind_index("field user", str(user.pk)),
        "secret": blind_index("field key", str(user.pk)),
        "token": get_token(request),
        "most": MOST_ENTRIES,
        "sessions": [_line(line) for line in (*mine.lines, *others.lines)],
    }
    return JsonResponse(told)


def _line(line: Any) -> dict[str, Any]:
    one = line.session
    return {
        "mediation": one.mediation_id,
        "session": one.pk,
        "title": one.mediation.title,
        "number": one.mediation.number,
        "mode": str(one.get_mode_display()),
        "place": one.place,
        "starts_at": one.starts_at.isoformat(),
        "when": line.when,
        "mine": line.mine,
    }


@require_safe
@told_in_json
def field_snapshot(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """One session to take along. Taking it is reading the case file."""
    actor = actor_of(request)
    found = visible_session(actor, pk, session)
    if found is None:
        return _unknown()
    told = snapshot(found, actor=actor)
    note_reading(found.mediation.case_file, actor, "field")
    return JsonResponse(told)


@require_POST
@told_in_json
def field_join(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Take a batch of the phone's queue in; the answer tells of each entry what became of it."""
    actor = actor_of(request)
    found = visible_session(actor, pk, session)
    if found is None:
        return _unknown()
    files = {name: file for name, file in request.FILES.items() if not isinstance(file, list)}
    entries, unread = read_batch(request.POST.get("entries", ""), files)
    results = [*unread, *join_entries(found, actor=actor, entries=entries)]
    return JsonResponse({"results": [asdict(one) for one in results]})


def visible_session(actor: Actor, pk: int, session: int) -> Session | None:
    """The session of a mediation that this person sees; one that he doesn't see is answered as if there were none."""
    assert actor.user is not None
    seen = access.visible_proceedings(actor.user).filter(pk=pk, kind=Proceeding.Kind.MEDIATION)
    rows = Session.objects.filter(pk=session, mediation_id__in=seen.values("pk"))
    return rows.select_related("mediation__case_file", "mediation__organisation").first()


def _unknown() -> HttpResponse:
    words = _("This case isn't yours any more, or isn't there. What you have written stays on this phone.")
    return JsonResponse({"words": words}, status=404)
