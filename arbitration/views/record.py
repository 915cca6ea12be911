"""笔录页: the record as it will be printed, who has signed it, a code for each who signs on his phone, corrections."""

from collections.abc import Callable
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

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.hearings.correct_record import decide_correction, request_correction
from arbitration.services.hearings.record_text import corrections_of, record_digest, record_sections
from arbitration.services.hearings.seats import sitting
from arbitration.services.hearings.sign_record import refuse_signature, sign_record
from arbitration.services.hearings.signing_link import HOURS, make_link
from arbitration.views.elements import visible_arbitration
from casework import access
from casework.actor import Actor
from casework.drawing import drawing_uri
from casework.errors import Refused
from casework.forms import ActForm
from casework.models import Hearing, Party, Signature
from casework.qr import qr_picture
from casework.registry import ActPage
from casework.services.note_reading import note_reading
from casework.views.acting import actor_of

Role = Signature.Role
ROLES = [(one.value, one.label) for one in (Role.PARTY, Role.AGENT, Role.WITNESS)]


class SignerForm(ActForm):
    """Who signs, and for which party."""

    party = forms.ModelChoiceField(Party.objects.none(), label=gettext_lazy("For which party"))
    role = forms.ChoiceField(label=gettext_lazy("Capacity"), choices=ROLES)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)

    def prepare(self) -> None:
        parties = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]


class RefusalForm(SignerForm):
    reason = forms.CharField(label=gettext_lazy("What he said"), max_length=400)


class OwnForm(ActForm):
    """A member of the tribunal signs for himself."""


class CorrectionForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=gettext_lazy("Who asks"))
    text = forms.CharField(
        label=gettext_lazy("What is wrong, and what is right"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def prepare(self) -> None:
        parties = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]


class CorrectionDecisionForm(ActForm):
    request = forms.ModelChoiceField(PartyRequest.objects.none(), label=gettext_lazy("Request"))
    granted = forms.TypedChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("1", gettext_lazy("granted")), ("0", gettext_lazy("rejected"))],
        coerce=lambda value: value == "1",
    )
    correction = forms.CharField(
        label=gettext_lazy("Words of the correction"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("They join the record; whoever had signed must sign anew."),
    )
    reason = forms.CharField(label=gettext_lazy("Reasons of the decision"), required=False, max_length=1000)

    def prepare(self) -> None:
        rows = PartyRequest.objects.filter(
            arbitration=self.proceeding.pk, kind=PartyRequest.Kind.RECORD_CORRECTION, state="requested"
        )
        field: Any = self.fields["request"]
        field.queryset = rows.select_related("party")
        field.label_from_instance = lambda one: f"{one.received_on} {one.party}"


FORMS: dict[str, type[ActForm]] = {
    "link": SignerForm,
    "paper": SignerForm,
    "refuse": RefusalForm,
    "own": OwnForm,
    "ask": CorrectionForm,
    "decide": CorrectionDecisionForm,
}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the last record and its signatures; sign, note a refusal, make a code, ask for or decide a correction."""
    actor = actor_of(request)
    row = visible_arbitration(actor, pk)
    access.require(actor, "arbitration.sign_record", proceeding=row)
    hearing = row.hearings.filter(status=Hearing.Status.HELD).order_by("-starts_at").first()
    if hearing is None:
        raise Http404
    note_reading(row.case_file, actor, "hearing_record")
    done = request.POST.get("do", "") if request.method == "POST" else ""
    if request.method == "POST" and done not in FORMS:
        raise Http404
    form = FORMS[done](request.POST, proceeding=row, actor=actor) if done else None
    refusal, code, status = None, None, 200
    if form is not None:
        try:
            if form.is_valid():
                code = DO[done](row, actor, hearing, dict(form.cleaned_data))
                if code is None:
                    messages.success(request, _("Recorded."))
                    return redirect("hearing_record", pk=pk)
        except Refused as refused:
            refusal = refused
        status = refusal.status if refusal else 200 if code else 400
    context = {
        **_shown(row, actor, hearing),
        **_forms(row, actor, done, form),
        "refusal": refusal,
        "code": code,
    }
    return render(request, "arbitration/record.html", context, status=status)


def _forms(row: Arbitration, actor: Actor, done: str, sent: ActForm | None) -> dict[str, Any]:
    made = {
        name: sent if name == done and sent else kind(proceeding=row, actor=actor, auto_id=f"id_{name}_%s")
        for name, kind in FORMS.items()
    }
    return {"forms": made}


def _shown(row: Arbitration, actor: Actor, hearing: Hearing) -> dict[str, Any]:
    digest = record_digest(row, hearing)
    signed = [
        {
            "row": one,
            "image": drawing_uri(one.drawing) if one.drawing else "",
            "void": one.method != Signature.Method.REFUSED and one.record_sha256 != digest,
        }
        for one in hearing.signatures.select_related("party", "user", "witnessed_by")
    ]
    asked = corrections_of(hearing)
    return {
        "proceeding": row,
        "hearing": hearing,
        "sections": record_sections(row, hearing),
        "signatures": signed,
        "corrections": asked,
        "waiting": [one for one in asked if one.state == "requested"],
        "seat": _seat(row, actor),
        "may_decide": access.capacity(actor, "arbitration.decide_correction", proceeding=row),
        "hours": HOURS,
    }


def _seat(row: Arbitration, actor: Actor) -> str:
    mine = [one.role for one in sitting(row) if one.user == actor.user]
    return mine[0] if mine else ""


def _link(row: Arbitration, actor: Actor, hearing: Hearing, said: dict[str, Any]) -> dict[str, Any]:
    token = make_link(row, actor=actor, hearing=hearing, **said)
    address = settings.BASE_URL + reverse("portal:sign", args=[token])
    return {"address": address, "picture": qr_picture(address), "name": said["name"]}


def _paper(row: Arbitration, actor: Actor, hearing: Hearing, said: dict[str, Any]) -> None:
    sign_record(row, actor=actor, hearing=hearing, method=Signature.Method.PAPER, **said)


def _refuse(row: Arbitration, actor: Actor, hearing: Hearing, said: dict[str, Any]) -> None:
    refuse_signature(row, actor=actor, hearing=hearing, **said)


def _own(row: Arbitration, actor: Actor, hearing: Hearing, said: dict[str, Any]) -> None:
    assert actor.user is not None
    role = _seat(row, actor) or Role.ARBITRATOR
    sign_record(
        row, actor=actor, hearing=hearing, method=Signature.Method.TYPED, role=role, name=actor.user.full_name
    )


def _ask(row: Arbitration, actor: Actor, hearing: Hearing, said: dict[str, Any]) -> None:
    request_correction(row, actor=actor, hearing=hearing, **said)


def _decide(row: Arbitration, actor: Actor, hearing: Hearing, said: dict[str, Any]) -> None:
    decide_correction(row, actor=actor, **said)


DO: dict[str, Callable[[Arbitration, Actor, Hearing, dict[str, Any]], Any]] = {
    "link": _link,
    "paper": _paper,
    "refuse": _refuse,
    "own": _own,
    "ask": _ask,
    "decide": _decide,
}


def _has_record(row: Any) -> bool:
    return bool(row.hearings.filter(status=Hearing.Status.HELD).exists())


PAGES = {
    "arbitration.sign_record": ActPage(
        url="hearing_record", offered=_has_record, button=gettext_lazy("Record and signatures")
    ),
    "arbitration.refuse_signature": ActPage(url="hearing_record", offered=lambda row: False),
    "arbitration.request_correction": ActPage(url="hearing_record", offered=lambda row: False),
    "arbitration.decide_correction": ActPage(url="hearing_record", offered=lambda row: False),
}
