"""The fields of a way of service: what the receipt, slip, photos or newspaper show."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.clock import today
from casework.errors import BadInput
from casework.forms import LOOKS, DateInput
from documents.models import Service, ServiceProof
from documents.services.keep_proofs import Proof, check_proofs
from documents.services.record_service import Receipt, Sent
from documents.services.serve_envelope import BY_TIME, FAILED, SENT, SERVED, Envelope

# What the page shows together, so that each way has its own part of the form.
PARTS = (
    ("", ("papers", "addressee", "method", "outcome", "on", "servers", "second_server")),
    (gettext_lazy("Receipt of service"), ("signed_by", "relation", "id_tail", "proof_receipt")),
    (gettext_lazy("Post"), ("tracking_no", "refused", "returned", "proof_slip")),
    (
        gettext_lazy("Left or posted up"),
        ("witness", "proof_door", "proof_paper", "proof_action", "proof_video"),
    ),
    (gettext_lazy("Electronic or simple means"), ("arrived_at", "proof_screen")),
    (gettext_lazy("Public notice"), ("grounds", "whereabouts_unknown", "medium", "proof_publication")),
    (gettext_lazy("Not served"), ("failure_kind", "reason")),
)

OPENED = {
    Service.Method.DIRECT: PARTS[1][0],
    Service.Method.POST: PARTS[2][0],
    Service.Method.RETAINED: PARTS[3][0],
    Service.Method.POSTED: PARTS[3][0],
    Service.Method.ELECTRONIC: PARTS[4][0],
    Service.Method.SIMPLE: PARTS[4][0],
    Service.Method.PUBLIC_NOTICE: PARTS[5][0],
}


def _text(label: Any, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, **more)


def _file(label: Any) -> forms.FileField:
    return forms.FileField(label=label, required=False)


class WayForm(forms.Form):
    """One way of service, whoever it is for."""

    method = forms.ChoiceField(label=gettext_lazy("Method"), choices=Service.Method.choices)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=[
            (SERVED, gettext_lazy("served")),
            (SENT, gettext_lazy("sent, not yet received")),
            (FAILED, gettext_lazy("not served")),
        ],
        help_text=gettext_lazy(
            "What is left, posted up or published counts when its time is over, by itself."
        ),
    )
    on = forms.DateField(label=gettext_lazy("On"), widget=DateInput())
    signed_by = _text(gettext_lazy("Signed by"), 60)
    relation = _text(gettext_lazy("Relation to the addressee"), 40)
    id_tail = _text(gettext_lazy("Last four signs of the signer's ID"), 4)
    servers = _text(gettext_lazy("Served by"), 60)
    second_server = _text(
        gettext_lazy("Second server"),
        60,
        help_text=gettext_lazy("Handed over, left or posted up: two people serve and sign."),
    )
    proof_receipt = _file(gettext_lazy("Signed receipt (scan)"))
    tracking_no = _text(gettext_lazy("Tracking number"), 40)
    refused = forms.BooleanField(label=gettext_lazy("The addressee refused to sign the slip"), required=False)
    returned = forms.BooleanField(
        label=gettext_lazy("Returned from the address that the party confirmed"), required=False
    )
    proof_slip = _file(gettext_lazy("Return slip (photo)"))
    witness = _text(gettext_lazy("Witness"), 60)
    proof_door = _file(gettext_lazy("Photo: door number"))
    proof_paper = _file(gettext_lazy("Photo: the paper"))
    proof_action = _file(gettext_lazy("Photo: leaving or posting it"))
    proof_video = _file(gettext_lazy("Video (MP4)"))
    arrived_at = forms.DateTimeField(
        label=gettext_lazy("Arrived in the recipient's system at"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    proof_screen = _file(gettext_lazy("Printout of the arrival or the answer"))
    grounds = _text(
        gettext_lazy("Why by public notice, and what was tried"),
        300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    whereabouts_unknown = forms.BooleanField(label=gettext_lazy("Whereabouts unknown"), required=False)
    medium = _text(gettext_lazy("Medium"), 80)
    proof_publication = _file(gettext_lazy("The notice as published"))
    failure_kind = forms.ChoiceField(
        label=gettext_lazy("What went wrong"), choices=Service.Failure.choices, required=False
    )
    reason = _text(gettext_lazy("Why it failed"), 200)

    def __init__(self, *args: Any, method: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["method"].initial = method or Service.Method.DIRECT
        if method in BY_TIME:
            self.fields["outcome"].initial = SENT
        self.fields["on"].initial = today()
        for name, item in self.fields.items():
            item.widget.attrs.setdefault("class", LOOKS.get(type(item.widget), "form-control"))
            if name in PHOTO_FIELDS:
                item.widget.attrs.setdefault("accept", "image/jpeg,image/png")

    @property
    def opened(self) -> Any:
        """The part that belongs to the way proposed; the others are folded away."""
        return OPENED.get(self.fields["method"].initial, "")

    def parts(self) -> list[tuple[Any, list[Any]]]:
        """The fields by way of service, for the page."""
        shown = [(title, [self[name] for name in names if name in self.fields]) for title, names in PARTS]
        return [(title, fields) for title, fields in shown if fields]

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > today():
            raise forms.ValidationError(_("A service can't lie in the future."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kinds = ServiceProof.Kind.values
        files = [(kind, cleaned[f"proof_{kind}"]) for kind in kinds if cleaned.get(f"proof_{kind}")]
        try:
            cleaned["proofs"] = check_proofs(files)
        except BadInput as bad:
            for name, message in bad.errors.items():
                self.add_error(name if name in self.fields else None, message)
        return cleaned

    def _servers(self) -> str:
        given = (self.cleaned_data.get(name) or "" for name in ("servers", "second_server"))
        return "、".join(one.strip() for one in given if one.strip())

    def envelope(self) -> Envelope:
        """What the service is told."""
        get = self.cleaned_data.get
        receipt = Receipt(
            signed_by=get("signed_by") or "",
            relation=get("relation") or "",
            id_tail=get("id_tail") or "",
            servers=self._servers(),
            refused=bool(get("refused")),
            returned=bool(get("returned")),
            arrived_at=get("arrived_at"),
        )
        sent = Sent(
            servers=self._servers(),
            witness=get("witness") or "",
            medium=get("medium") or "",
            grounds=get("grounds") or "",
        )
        return Envelope(
            method=self.cleaned_data["method"],
            outcome=self.cleaned_data["outcome"],
            on=self.cleaned_data["on"],
            tracking_no=get("tracking_no") or "",
            receipt=receipt,
            sent=sent,
            whereabouts_unknown=bool(get("whereabouts_unknown")),
            failure_kind=get("failure_kind") or Service.Failure.OTHER,
            reason=get("reason") or "",
        )

    def proofs(self) -> list[Proof]:
        found: list[Proof] = self.cleaned_data["proofs"]
        return found


PHOTO_FIELDS = ("proof_door", "proof_paper", "proof_action")
