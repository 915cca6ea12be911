"""Forms of the acts on evidence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.evidence.decide_evidence_period import MOST, decide_evidence_period
from arbitration.services.evidence.decide_late_evidence import decide_late_evidence
from arbitration.services.evidence.give_opinion import give_opinion
from arbitration.services.evidence.record_exchange import record_exchange
from arbitration.services.evidence.request_evidence_period import request_evidence_period
from arbitration.services.evidence.see_originals import see_originals
from arbitration.services.evidence.submit_evidence import submit_evidence
from arbitration.services.evidence.weigh_evidence import weigh_evidence
from arbitration.views.at_hand import evidence_at_hand, request_at_hand
from arbitration.views.tribunal_forms import GRANTED, DecisionForm, PartyForm
from casework.actor import Actor
from casework.forms import ActForm, calls
from casework.models import Evidence, EvidenceOpinion, Party
from casework.registry import ActPage
from law.elements import elements


def items_of(form: ActForm, **narrowed: Any) -> Any:
    """The evidence of the form's case, each side's in its order."""
    rows = Evidence.objects.filter(case_file=form.proceeding.case_file_id, **narrowed)
    return rows.select_related("party").order_by("party", "ordinal")


def item_label(item: Evidence) -> str:
    """The item as it is chosen: whose, number, name."""
    return f"{item.party} {item.ordinal} {item.name}"


class SubmitForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who hands it in"))
    name = forms.CharField(label=_("Name of the evidence"), max_length=120)
    category = forms.ChoiceField(label=_("Kind of evidence"), choices=Evidence.Category.choices)
    form = forms.ChoiceField(label=_("Original or copy"), choices=Evidence.Form.choices)
    source = forms.CharField(label=_("Where it comes from"), max_length=120, required=False)
    proves = forms.CharField(label=_("What it proves"), max_length=200)
    element = forms.ChoiceField(label=_("Element"), required=False)
    pages = forms.IntegerField(label=_("Pages"), min_value=1, max_value=30_000, initial=1)
    file = forms.FileField(label=_("Photo or PDF"), required=False)
    late_reason = forms.CharField(
        label=_("Why it comes after the evidence period"),
        max_length=200,
        required=False,
        help_text=_("Needed only where the party's period is over; the tribunal decides then."),
    )

    def prepare(self) -> None:
        parties = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        named = [(one.code, f"{one.code} {one.zh}") for one in elements().values() if not one.confidential]
        self.fields["element"].choices = [("", "—"), *named]  # type: ignore[attr-defined]


class ItemForm(ActForm):
    """A form about one item of evidence."""

    narrowed: dict[str, Any] = {}
    evidence = forms.ModelChoiceField(Evidence.objects.none(), label=_("Evidence"))

    def prepare(self) -> None:
        field: Any = self.fields["evidence"]
        field.queryset = items_of(self, **self.narrowed)
        field.label_from_instance = item_label


class ItemsForm(ActForm):
    """A form about several items of evidence."""

    evidence = forms.ModelMultipleChoiceField(
        Evidence.objects.none(), label=_("Evidence"), widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        field: Any = self.fields["evidence"]
        field.queryset = items_of(self)
        field.label_from_instance = item_label


class ExchangeForm(ItemsForm):
    note = forms.CharField(label=_("How it was exchanged"), max_length=200, required=False)


class LateForm(ItemForm):
    narrowed = {"late": Evidence.Late.WAITING}
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (Evidence.Late.ADMITTED, _("admit it")),
            (Evidence.Late.ADMONISHED, _("admit it with an admonition")),
            (Evidence.Late.REFUSED, _("refuse it")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reasons of the decision"), widget=forms.Textarea(attrs={"rows": 3}))


class OpinionFields(forms.Form):
    """The three respects of an opinion (调解仲裁法 art 38), on the staff page and on the phone."""

    authenticity = forms.ChoiceField(
        label=_("Authenticity"), choices=EvidenceOpinion.View.choices, widget=forms.RadioSelect
    )
    legality = forms.ChoiceField(
        label=_("Legality"), choices=EvidenceOpinion.View.choices, widget=forms.RadioSelect
    )
    relevance = forms.ChoiceField(
        label=_("Relevance"), choices=EvidenceOpinion.View.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reasons"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class OpinionForm(OpinionFields, ItemForm):
    field_order = ("evidence", "party")
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Whose opinion"))

    def prepare(self) -> None:
        super().prepare()
        parties = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]


class WeighForm(ItemForm):
    taken = forms.ChoiceField(
        label=_("What the tribunal takes"),
        choices=[choice for choice in Evidence.Taken.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reasons of the decision"), widget=forms.Textarea(attrs={"rows": 3}))


class PeriodForm(PartyForm):
    reason = forms.CharField(label=_("Facts and reasons"), widget=forms.Textarea(attrs={"rows": 4}))


class PeriodDecisionForm(DecisionForm):
    kind = PartyRequest.Kind.EVIDENCE_PERIOD
    days = forms.IntegerField(
        label=_("Days added"),
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=_("Natural days, thirty at most in all."),
    )


def _decide_period(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    granted = cleaned.pop("decision") == GRANTED
    days = cleaned.pop("days") or 0
    decide_evidence_period(row, actor=actor, granted=granted, days=days, version=version, **cleaned)


REQUESTS = "arbitration/request_intro.html"
PAGES = {
    "arbitration.submit_evidence": ActPage(SubmitForm, calls(submit_evidence)),
    "arbitration.decide_late_evidence": ActPage(
        LateForm, calls(decide_late_evidence), offered=evidence_at_hand
    ),
    "arbitration.request_evidence_period": ActPage(PeriodForm, calls(request_evidence_period)),
    "arbitration.decide_evidence_period": ActPage(
        PeriodDecisionForm,
        _decide_period,
        intro=REQUESTS,
        offered=request_at_hand(PartyRequest.Kind.EVIDENCE_PERIOD),
    ),
    "arbitration.record_exchange": ActPage(ExchangeForm, calls(record_exchange), offered=evidence_at_hand),
    "arbitration.give_opinion": ActPage(OpinionForm, calls(give_opinion), offered=evidence_at_hand),
    "arbitration.see_originals": ActPage(ItemsForm, calls(see_originals), offered=evidence_at_hand),
    "arbitration.weigh_evidence": ActPage(WeighForm, calls(weigh_evidence), offered=evidence_at_hand),
}
