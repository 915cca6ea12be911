"""The form of many envelopes: which of those that wait, which way, on which day, with which proof for all."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from casework.errors import BadInput
from casework.forms import LOOKS
from casework.models import Party
from documents.models import PaperBatch, Service, ServiceProof
from documents.services.keep_proofs import Proof, check_proofs
from documents.services.serve_many import Choice
from documents.views.way_form import WayForm

ALL, TICKED = "all", "ticked"
_OWN = (
    *("signed_by", "relation", "id_tail", "witness", "arrived_at", "tracking_no", "refused", "returned"),
    *(f"proof_{kind}" for kind in ServiceProof.Kind.values if kind != ServiceProof.Kind.OTHER),
)
_PROOFS: dict[str, str] = {
    Service.Method.DIRECT: ServiceProof.Kind.RECEIPT,
    Service.Method.POST: ServiceProof.Kind.SLIP,
    Service.Method.ELECTRONIC: ServiceProof.Kind.SCREEN,
    Service.Method.SIMPLE: ServiceProof.Kind.SCREEN,
    Service.Method.PUBLIC_NOTICE: ServiceProof.Kind.PUBLICATION,
}


class BatchField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.kind_entry.title} {obj.made_at:%m-%d %H:%M}"


class ServeManyForm(WayForm):
    """What every envelope has of its own (who signed, which door) isn't asked here."""

    which = forms.ChoiceField(
        label=gettext_lazy("Which envelopes"),
        choices=[
            (ALL, gettext_lazy("all that wait")),
            (TICKED, gettext_lazy("those ticked in the list on this page")),
        ],
        widget=forms.RadioSelect,
        initial=ALL,
    )
    side = forms.ChoiceField(
        label=gettext_lazy("Side"),
        required=False,
        choices=[("", gettext_lazy("every side")), *Party.Side.choices],
    )
    batch = BatchField(
        PaperBatch.objects.none(), label=gettext_lazy("Only the papers of a batch"), required=False
    )
    tracking = forms.CharField(
        label=gettext_lazy("Tracking numbers, one a line in the order of the list"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    proof = forms.FileField(
        label=gettext_lazy("Proof for all (scan of the list or the slip)"), required=False
    )

    def __init__(self, *args: Any, proceeding_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _OWN:
            del self.fields[name]
        methods = [(key, name) for key, name in Service.Method.choices if key in _PROOFS]
        self.fields["method"].choices = methods  # type: ignore[attr-defined]
        self.fields["batch"].queryset = PaperBatch.objects.filter(proceeding=proceeding_id)  # type: ignore[attr-defined]
        self.fields["which"].widget.attrs["class"] = LOOKS[forms.RadioSelect]

    def sections(self) -> list[tuple[Any, list[Any]]]:
        """The fields in the order of the page."""
        first = ("which", "side", "batch", "method", "outcome", "on", "servers", "second_server", "proof")
        rest = [(title, fields) for title, fields in self.parts() if title]
        return [("", [self[name] for name in first]), (gettext_lazy("Post"), [self["tracking"]]), *rest]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = _PROOFS.get(cleaned.get("method") or "")
        if cleaned.get("proof") and kind is not None:
            try:
                cleaned["proofs"] = check_proofs([(kind, cleaned["proof"])])
            except BadInput as bad:
                self.add_error("proof", " ".join(bad.errors.values()))
        return cleaned

    def one_proof(self) -> Proof | None:
        """The file that proves them all."""
        return next(iter(self.proofs()), None)

    def choice(self, ticked: list[str]) -> Choice:
        """Which envelopes were meant; `ticked` are the keys that the list on the page sent."""
        parties = frozenset(int(one) for one in ticked if one.isdecimal())
        batch = self.cleaned_data.get("batch")
        lines = (line.strip() for line in self.cleaned_data["tracking"].splitlines())
        return Choice(
            side=self.cleaned_data["side"],
            batch=batch.pk if batch else None,
            parties=parties if self.cleaned_data["which"] == TICKED else None,
            tracking=tuple(line for line in lines if line),
        )
