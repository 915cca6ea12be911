"""What a party may ask for from its page: each kind with its act, its form and its service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration
from arbitration.services.evidence.appraisal import request_appraisal
from arbitration.services.evidence.request_evidence_period import request_evidence_period
from arbitration.services.evidence.request_investigation import request_investigation
from arbitration.services.evidence.request_order import request_evidence_order
from arbitration.services.hearings.request_postponement import request_postponement
from arbitration.services.hearings.request_recusal import GROUNDS, request_recusal
from arbitration.services.hearings.seats import sitting
from casework.forms import LinesField
from casework.models import Party, User


class RequestForm(forms.Form):
    """A request on the arbitration as it stood when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def prepare(self, row: Arbitration, party: Party) -> None:
        """Fill the choices from the case; forms override it."""


def _reasons(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class RecusalForm(RequestForm):
    about = forms.ModelChoiceField(User.objects.none(), label=_("Who should leave the tribunal"))
    ground = forms.ChoiceField(label=_("Ground of article 33"), choices=list(GROUNDS.items()))
    text = _reasons(_("Facts and reasons"))
    learned_later = forms.BooleanField(
        label=_("The ground was learned only after the hearing had begun"), required=False
    )

    def prepare(self, row: Arbitration, party: Party) -> None:
        field: Any = self.fields["about"]
        field.queryset = User.objects.filter(pk__in=[one.user_id for one in sitting(row)])


class ReasonedForm(RequestForm):
    reason = _reasons(_("Facts and reasons"))


class OrderForm(RequestForm):
    holder = forms.ModelChoiceField(Party.objects.none(), label=_("Who holds the records"))
    items = LinesField(
        label=_("Which records, one a line"),
        max_length=2000,
        help_text=_("For example: pay ledger of 2026, attendance records, roster."),
    )
    reason = _reasons(_("What they prove, and why"))

    def prepare(self, row: Arbitration, party: Party) -> None:
        field: Any = self.fields["holder"]
        others = Party.objects.filter(case_file=row.case_file_id, left_on=None).exclude(side=party.side)
        field.queryset = others.order_by("side", "ordinal")
        field.label_from_instance = lambda one: one.name
        field.empty_label = None if others.count() == 1 else field.empty_label


class InvestigationForm(RequestForm):
    source = forms.CharField(
        label=_("Who has it, and where"),
        max_length=300,
        help_text=_("For example: the bank branch, the social insurance agency, a witness with address."),
    )
    items = LinesField(label=_("What is to be collected, one a line"), max_length=2000)
    reason = _reasons(_("What it proves, and why you can't get it yourself"))


class AppraisalForm(RequestForm):
    question = forms.CharField(label=_("Question to the appraiser"), max_length=300)
    reason = _reasons(_("Facts and reasons"))


@dataclass(frozen=True)
class Ask:
    """One kind of request: the act whose states open it, the words of its link, its form, its service."""

    act: str
    link: str | Promise
    form: type[RequestForm]
    service: Callable[..., Any]


# By PartyRequest.Kind, in the order in which the case page names them.
ASKS: Mapping[str, Ask] = {
    "evidence_period": Ask(
        "arbitration.request_evidence_period",
        _("Ask for more time to hand evidence in"),
        ReasonedForm,
        request_evidence_period,
    ),
    "evidence_order": Ask(
        "arbitration.request_evidence_order",
        _("Ask that the other side hand over its records"),
        OrderForm,
        request_evidence_order,
    ),
    "investigation": Ask(
        "arbitration.request_investigation",
        _("Ask the tribunal to collect evidence that you can't get"),
        InvestigationForm,
        request_investigation,
    ),
    "appraisal": Ask(
        "arbitration.request_appraisal", _("Ask for an expert's appraisal"), AppraisalForm, request_appraisal
    ),
    "postponement": Ask(
        "arbitration.request_postponement",
        _("Ask for the hearing to be postponed"),
        ReasonedForm,
        request_postponement,
    ),
    "recusal": Ask(
        "arbitration.request_recusal", _("Ask that somebody leave the tribunal"), RecusalForm, request_recusal
    ),
}
