"""Forms of what brings proof in from elsewhere: orders to produce, appraisals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.evidence.appraisal import (
    entrust_appraisal,
    refuse_appraisal,
    request_appraisal,
    return_appraisal,
)
from arbitration.services.evidence.order_evidence import (
    NOT_PRODUCED,
    PRODUCED,
    end_evidence_order,
    order_evidence,
    refuse_evidence_order,
)
from arbitration.services.evidence.request_order import request_evidence_order
from arbitration.services.requesting import pending
from arbitration.views.at_hand import request_at_hand
from arbitration.views.tribunal_forms import GRANTED, REJECTED, PartyForm
from casework.actor import Actor
from casework.forms import ActForm, DateInput, LinesField, calls
from casework.models import Party
from casework.registry import ActPage

Kind, State = PartyRequest.Kind, PartyRequest.State


class RequestForm(ActForm):
    """A form about one request of a kind in some state."""

    kind, state = "", State.REQUESTED
    request = forms.ModelChoiceField(PartyRequest.objects.none(), label=_("Request"))

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        rows = PartyRequest.objects.filter(arbitration=self.proceeding, kind=self.kind, state=self.state)
        field: Any = self.fields["request"]
        field.queryset = rows.select_related("party")
        field.label_from_instance = describe
        self.waiting = pending(self.proceeding, self.kind) if self.state == State.REQUESTED else []


def describe(asked: PartyRequest) -> str:
    """A request in a list to choose from: since when, whose, about what."""
    about = asked.data.get("question") or "、".join(asked.data.get("items") or [])
    return f"{asked.received_on} {asked.party or ''} {about[:60]}"


def parties_of(form: ActForm) -> Any:
    """The parties of the form's case."""
    return Party.objects.filter(case_file=form.proceeding.case_file_id, left_on=None)


class OrderRequestForm(PartyForm):
    holder = forms.ModelChoiceField(Party.objects.none(), label=_("Who holds the records"))
    items = LinesField(label=_("Which records, one a line"))
    reason = forms.CharField(label=_("What they prove, and why"), widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        super().prepare()
        self.fields["holder"].queryset = parties_of(self)  # type: ignore[attr-defined]


class OrderForm(RequestForm):
    kind = Kind.EVIDENCE_ORDER
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(GRANTED, _("order it")), (REJECTED, _("turn the request down"))],
        widget=forms.RadioSelect,
        initial=GRANTED,
    )
    holder = forms.ModelChoiceField(Party.objects.none(), label=_("Who holds the records"), required=False)
    items = LinesField(label=_("Which records, one a line"), required=False)
    due = forms.DateField(label=_("To be produced by"), required=False, widget=DateInput())
    reason = forms.CharField(label=_("Reasons of the decision"), widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        super().prepare()
        self.fields["request"].required = False
        self.fields["request"].help_text = _("Leave empty where the tribunal orders it by itself.")
        self.fields["holder"].queryset = parties_of(self)  # type: ignore[attr-defined]
        if self.waiting:
            data = self.waiting[0].data
            self.fields["request"].initial = self.waiting[0].pk
            self.fields["holder"].initial = data.get("holder")
            self.fields["items"].initial = "\n".join(data.get("items") or [])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        ordered = cleaned.get("decision") == GRANTED
        for name in ("holder", "due") if ordered else ("request",):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, str(_("This is needed for the decision.")))
        return cleaned


class OrderEndForm(RequestForm):
    kind, state = Kind.EVIDENCE_ORDER, State.GRANTED
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[(PRODUCED, _("produced")), (NOT_PRODUCED, _("not produced: the tribunal may infer"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class AppraisalForm(PartyForm):
    question = forms.CharField(label=_("Question to the appraiser"), max_length=300)
    reason = forms.CharField(label=_("Facts and reasons"), widget=forms.Textarea(attrs={"rows": 3}))


class EntrustForm(RequestForm):
    kind = Kind.APPRAISAL
    body = forms.CharField(label=_("Appraiser"), max_length=120)
    material = forms.CharField(label=_("Material handed over"), widget=forms.Textarea(attrs={"rows": 2}))
    due = forms.DateField(label=_("Opinion expected by"), widget=DateInput())
    fee = forms.DecimalField(
        label=_("Fee (yuan)"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        help_text=_(
            "Advanced by who asked for it; borne in the end by whom the result is against (办案规则 art 40)."
        ),
    )


class AppraisalRefusalForm(RequestForm):
    kind = Kind.APPRAISAL
    reason = forms.CharField(label=_("Reasons of the decision"), widget=forms.Textarea(attrs={"rows": 3}))


class ReturnForm(RequestForm):
    kind, state = Kind.APPRAISAL, State.GRANTED
    conclusion = forms.CharField(label=_("Conclusion"), widget=forms.Textarea(attrs={"rows": 3}))
    borne_by = forms.ModelChoiceField(
        Party.objects.none(),
        label=_("Whom the result is against"),
        required=False,
        help_text=_("He bears the cost. If it isn't clear: who asked for the appraisal."),
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["borne_by"].queryset = parties_of(self)  # type: ignore[attr-defined]


def _order(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    if cleaned.pop("decision") == GRANTED:
        order_evidence(row, actor=actor, version=version, **cleaned)
    else:
        refuse_evidence_order(
            row, actor=actor, request=cleaned["request"], reason=cleaned["reason"], version=version
        )


REQUESTS = "arbitration/request_intro.html"
PAGES = {
    "arbitration.request_evidence_order": ActPage(OrderRequestForm, calls(request_evidence_order)),
    "arbitration.order_evidence": ActPage(OrderForm, _order, intro=REQUESTS),
    "arbitration.end_evidence_order": ActPage(
        OrderEndForm,
        calls(end_evidence_order),
        offered=request_at_hand(PartyRequest.Kind.EVIDENCE_ORDER, State.GRANTED),
    ),
    "arbitration.request_appraisal": ActPage(AppraisalForm, calls(request_appraisal)),
    "arbitration.entrust_appraisal": ActPage(
        EntrustForm,
        calls(entrust_appraisal),
        intro=REQUESTS,
        offered=request_at_hand(PartyRequest.Kind.APPRAISAL),
    ),
    "arbitration.refuse_appraisal": ActPage(
        AppraisalRefusalForm,
        calls(refuse_appraisal),
        intro=REQUESTS,
        offered=request_at_hand(PartyRequest.Kind.APPRAISAL),
    ),
    "arbitration.return_appraisal": ActPage(
        ReturnForm,
        calls(return_appraisal),
        offered=request_at_hand(PartyRequest.Kind.APPRAISAL, State.GRANTED),
    ),
}
