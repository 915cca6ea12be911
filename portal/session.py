"""Who sits at the phone: a draft or a party, kept signed in the session for twelve hours; and what its forms share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput, NotPermitted, Refused
from casework.models import CaseAccessCode, Party
from casework.personal_data import seal, unseal
from casework.services.note_reading import note_reading
from portal.models import Draft

HOURS = 12
DRAFT_KEY, PARTY_KEY, SLIP_KEY = "portal_draft", "portal_party", "portal_slip"
View = Callable[..., Any]


def open_draft(request: HttpRequest, draft: Draft, code: str) -> None:
    """Bind the session to a draft; its code is kept sealed, to be shown again and to become the case's code."""
    request.session.cycle_key()
    request.session[DRAFT_KEY] = signing.dumps({"draft": draft.pk, "code": seal(code)}, salt=DRAFT_KEY)


def current_draft(request: HttpRequest) -> Draft | None:
    """The draft of this session, unless it has expired."""
    held = _held(request, DRAFT_KEY)
    return Draft.objects.filter(pk=held["draft"]).first() if held else None


def draft_code(request: HttpRequest) -> str:
    """The code of the session's draft."""
    held = _held(request, DRAFT_KEY)
    return unseal(held["code"]) if held else ""


def open_party(request: HttpRequest, party: Party) -> None:
    """Bind the session to a party, by the access code that is valid now; a revoked code ends the session."""
    held = CaseAccessCode.objects.get(party=party, revoked_at=None)
    request.session.cycle_key()
    request.session[PARTY_KEY] = signing.dumps({"code": held.pk}, salt=PARTY_KEY)


def current_party(request: HttpRequest) -> Party | None:
    """The party of this session, read once a request; None when the code was revoked or twelve hours are over."""
    held = _held(request, PARTY_KEY)
    if held is None:
        return None
    codes = CaseAccessCode.objects.select_related("party__case_file")
    found = codes.filter(pk=held["code"], revoked_at=None, party__left_on=None).first()
    return found.party if found else None


def leave(request: HttpRequest) -> None:
    """Forget the draft and the party; a staff member's sign-in stays."""
    for key in (DRAFT_KEY, PARTY_KEY, SLIP_KEY):
        request.session.pop(key, None)
    request.session.cycle_key()


def party_page(*sides: str) -> Callable[[View], View]:
    """Only for the session's own party of these sides; every opening is recorded as reading the case file."""

    def wrap(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            party = current_party(request)
            if party is None:
                return redirect("portal:back")
            if party.side not in sides:
                raise NotPermitted(_("This page belongs to the other side of the case."))
            actor = Actor.side(party)
            note_reading(party.case_file, actor, actor.party_role)
            response: HttpResponse = view(request, party, *args, **kwargs)
            response["Cache-Control"] = "private, no-store"
            return response

        return checked

    return wrap


def posted(request: HttpRequest) -> tuple[Any, Any]:
    """The data and files of a POST, also of an empty one; a form made without them is unbound."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def note_refusal(form: forms.Form, refused: Refused) -> None:
    """Put a refusal where it belongs: beside the fields it names, else on top of the form."""
    errors = refused.errors if isinstance(refused, BadInput) else {"": refused.message}
    for name, words in errors.items():
        form.add_error(name if name in form.fields else None, words)


def _held(request: HttpRequest, key: str) -> dict[str, Any] | None:
    token = request.session.get(key)
    if not token:
        return None
    try:
        held: dict[str, Any] = signing.loads(token, salt=key, max_age=HOURS * 3600)
    except signing.BadSignature:
        request.session.pop(key, None)
        return None
    return held
