"""签署页: the agreement or the record, who has signed it, a code for each who signs on his phone."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from casework import access
from casework.actor import Actor
from casework.drawing import drawing_uri
from casework.entry_forms import LookForm
from casework.errors import Refused
from casework.models import Party
from casework.qr import qr_picture
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of
from mediation.models import Agreement, Mediation, MediationSignature, Session, SignerRole
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.agreement.missing_signatures import missing_signatures
from mediation.services.agreement.signing_link import HOURS, ROLES, make_link
from mediation.services.agreement.words import clauses, digest_of
from mediation.services.sessions.record_text import record_digest, record_sections
from mediation.views.agreement_forms import draft_of
from mediation.views.visible import visible_mediation

Method = MediationSignature.Method


@dataclass(frozen=True)
class Thing:
    """What is signed: an agreement that was read back, or the record of a session."""

    agreement: Agreement | None = None
    session: Session | None = None

    @property
    def digest(self) -> str:
        return digest_of(self.agreement) if self.agreement else record_digest(self._held)

    @property
    def _held(self) -> Session:
        assert self.session is not None
        return self.session

    @property
    def words(self) -> list[tuple[str, list[str]]]:
        """Headings with their lines, as they are signed."""
        if self.agreement:
            facts = [self.agreement.facts] if self.agreement.facts else []
            return [
                *([(str(_("Main facts")), facts)] if facts else []),
                (str(_("Terms")), clauses(self.agreement)),
            ]
        return [(one.title, list(one.lines)) for one in record_sections(self._held)]

    def target(self) -> dict[str, Any]:
        """The arguments by which a service names it."""
        return {"agreement": self.agreement, "session": self.session}

    @property
    def signatures(self) -> list[MediationSignature]:
        rows = MediationSignature.objects.filter(**self.target())
        return list(rows.select_related("party", "user", "witnessed_by"))


class SignerForm(LookForm):
    party = forms.ModelChoiceField(
        Party.objects.none(),
        label=gettext_lazy("For which party"),
        required=False,
        help_text=gettext_lazy(
            "May be left out for a guarantor, or a general contractor paying first, who is no party."
        ),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Capacity"), choices=[(one.value, one.label) for one in ROLES]
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)

    def __init__(self, *args: Any, row: Mediation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = Party.objects.known_to(row)  # type: ignore[attr-defined]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def signing_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what waits for signatures; `do` makes a code, notes a signature on paper, or signs as mediator."""
    actor = actor_of(request)
    row = visible_mediation(actor, pk)
    access.require(actor, "mediation.give_signature", proceeding=row)
    thing = _thing(row, request)
    note_reading(row.case_file, actor, "signing")
    done = str(request.POST.get("do") or "") if request.method == "POST" else ""
    form = SignerForm(request.POST if done in ("link", "paper") else None, row=row)
    refusal, code, status = None, None, 200
    if done:
        try:
            code = _do(done, row, actor, thing, form)
            if code is None and form.is_bound and not form.is_valid():
                status = 400
            elif code is None:
                messages.success(request, _("Recorded."))
                return redirect(request.get_full_path())
        except Refused as refused:
            if refused.status == 403:
                raise
            refusal, status = refused, refused.status
    return render(request, "mediation/signing.html", {**_shown(row, thing), "form": form, "refusal": refusal, "code": code, "hours": HOURS}, status=status)  # fmt: skip


def _thing(row: Mediation, request: HttpRequest) -> Thing:
    """The draft that was read back; `?session=N` means the record of that session."""
    wanted = request.GET.get("session", "")
    held = row.sessions.filter(status=Session.Status.HELD)
    if wanted.isdigit():
        session = held.filter(ordinal=int(wanted)).first()
        if session is None:
            raise Http404
        return Thing(session=session)
    draft = draft_of(row)
    if draft is not None and draft.read_back_digest:
        return Thing(agreement=draft)
    last = held.last()
    if last is None:
        raise Http404
    return Thing(session=last)


def _do(done: str, row: Mediation, actor: Actor, thing: Thing, form: SignerForm) -> dict[str, str] | None:
    if done == "own":
        hand = Hand(SignerRole.MEDIATOR, str(actor.user), Method.TYPED)
        give_signature(row, actor=actor, hand=hand, **thing.target())
        return None
    if done not in ("link", "paper") or not form.is_valid():
        return None
    said = form.cleaned_data
    if done == "paper":
        hand = Hand(said["role"], said["name"], Method.PAPER, said["party"])
        give_signature(row, actor=actor, hand=hand, **thing.target())
        return None
    if said["party"] is None and not _answers_for(thing, said["role"]):
        form.add_error("party", _("Choose a party of this case."))
        return None
    token = make_link(row, actor=actor, **said, **thing.target())
    address = settings.BASE_URL + reverse("portal:sign_mediation", args=[token])
    return {"address": address, "picture": qr_picture(address), "name": said["name"]}


def _answers_for(thing: Thing, role: str) -> bool:
    """Whether somebody signs who is no party, but answers for this agreement."""
    return role == SignerRole.GUARANTOR and thing.agreement is not None and bool(thing.agreement.backing)


def _shown(row: Mediation, thing: Thing) -> dict[str, Any]:
    digest = thing.digest
    return {
        "proceeding": row,
        "thing": thing,
        "digest": digest,
        "signatures": [
            (one, one.words_sha256 == digest, drawing_uri(one.drawing) if one.drawing else "")
            for one in thing.signatures
        ],
        "missing": missing_signatures(thing.agreement) if thing.agreement else [],
        "sessions": list(row.sessions.filter(status=Session.Status.HELD)),
    }
