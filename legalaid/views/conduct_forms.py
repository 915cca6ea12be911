"""Forms of the conduct: notes, expenses, requests and their answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.clock import today
from casework.forms import ActForm, DateInput, calls
from casework.models import Proceeding
from casework.registry import ActPage
from legalaid.models import AidRequest, ConductNote, Expense
from legalaid.rules.termination import GROUNDS as TERMINATION
from legalaid.services.conduct.ask import answer_question, ask_question, complain, decide_complaint
from legalaid.services.conduct.expenses import claim_expense, decide_expense
from legalaid.services.conduct.letters import request_cooperation, request_opinion
from legalaid.services.conduct.record_work import OTHER, record_meeting, record_work, report_progress
from legalaid.services.conduct.replace import GROUNDS, refuse_replacement, replace_lawyer, request_replacement
from legalaid.services.deciding.terminate import dismiss_ground, report_ground
from legalaid.views.applying_forms import MONEY, text_area
from legalaid.views.at_hand import expense_at_hand, no_request_at_hand, request_at_hand

YES_NO = [("yes", _("yes")), ("no", _("no"))]


def yes_or_no(label: Any) -> forms.TypedChoiceField:
    """A question that must be answered; it gives a truth value."""
    return forms.TypedChoiceField(
        label=label, choices=YES_NO, coerce=lambda value: value == "yes", widget=forms.RadioSelect
    )


class DayForm(ActForm):
    on = forms.DateField(label=_("On"), widget=DateInput())
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=1440, initial=30)
    place = forms.CharField(label=_("Place or method"), max_length=60, required=False)
    text = forms.CharField(label=_("What was done and said"), max_length=4000, widget=text_area(6))

    def prepare(self) -> None:
        self.fields["on"].initial = today()


class WorkForm(DayForm):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(one.value, one.label) for one in OTHER], initial=ConductNote.Kind.HEARING
    )
    field_order = ("kind", "on")


class ProgressForm(ActForm):
    text = forms.CharField(label=_("How the case stands"), max_length=4000, widget=text_area(6))
    to_client = forms.BooleanField(label=_("The client is told, too"), required=False, initial=True)


class ExpenseForm(ActForm):
    title = forms.CharField(label=_("For what"), max_length=80)
    amount = forms.DecimalField(label=_("Amount (yuan)"), **MONEY)
    on = forms.DateField(label=_("Spent on"), widget=DateInput())
    voucher = forms.CharField(label=_("Voucher"), max_length=60, required=False)

    def prepare(self) -> None:
        self.fields["on"].initial = today()


class ExpenseDecisionForm(ActForm):
    expense = forms.ModelChoiceField(Expense.objects.none(), label=_("Expense"))
    allow = yes_or_no(_("Allow it"))
    reason = forms.CharField(label=_("Reason, when it is not allowed"), max_length=300, required=False)

    def prepare(self) -> None:
        field: Any = self.fields["expense"]
        field.queryset = Expense.objects.filter(aid=self.proceeding.pk, state=Expense.State.CLAIMED)
        field.label_from_instance = lambda row: f"{row.on:%Y-%m-%d} {row.title} {row.amount}元"


class RequestForm(ActForm):
    """An answer to a request that waits."""

    request = forms.ModelChoiceField(AidRequest.objects.none(), label=_("Request"))
    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=text_area())
    kind = ""

    def prepare(self) -> None:
        field: Any = self.fields["request"]
        field.queryset = waiting(self.proceeding, self.kind)
        field.label_from_instance = lambda row: f"{row.received_on:%Y-%m-%d} {row.text[:60]}"


class ReplacementForm(RequestForm):
    kind = AidRequest.Kind.REPLACEMENT


class GrantReplacementForm(ReplacementForm):
    answer = forms.CharField(label=_("Answer"), max_length=4000, required=False, widget=text_area())


class QuestionForm(RequestForm):
    kind = AidRequest.Kind.QUESTION


class GroundAnswerForm(RequestForm):
    kind = AidRequest.Kind.GROUND


class ComplaintForm(RequestForm):
    kind = AidRequest.Kind.COMPLAINT
    founded = yes_or_no(_("Is the complaint founded?"))
    field_order = ("request", "founded", "answer")


class GroundForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground"), choices=list(GROUNDS.items()))
    text = forms.CharField(label=_("Facts and reasons"), max_length=4000, widget=text_area())


class TerminationGroundForm(GroundForm):
    ground = forms.ChoiceField(label=_("Ground of article 48"), choices=list(TERMINATION.items()))


class WordsForm(ActForm):
    text = forms.CharField(label=_("Your words"), max_length=4000, widget=text_area())


class LetterForm(ActForm):
    body = forms.CharField(label=_("To which body"), max_length=80)
    matter = forms.CharField(label=_("What is asked"), max_length=600, widget=text_area())


def waiting(proceeding: Proceeding, kind: str) -> Any:
    """The requests of a kind that wait."""
    return AidRequest.objects.filter(aid=proceeding.pk, kind=kind, state=AidRequest.State.REQUESTED)


K = AidRequest.Kind
PAGES = {
    "legalaid.record_meeting": ActPage(DayForm, calls(record_meeting)),
    "legalaid.report_progress": ActPage(ProgressForm, calls(report_progress)),
    "legalaid.record_work": ActPage(WorkForm, calls(record_work)),
    "legalaid.claim_expense": ActPage(ExpenseForm, calls(claim_expense)),
    "legalaid.decide_expense": ActPage(ExpenseDecisionForm, calls(decide_expense), offered=expense_at_hand),
    "legalaid.request_replacement": ActPage(
        GroundForm, calls(request_replacement), offered=no_request_at_hand(K.REPLACEMENT)
    ),
    "legalaid.replace_lawyer": ActPage(
        GrantReplacementForm, calls(replace_lawyer), offered=request_at_hand(K.REPLACEMENT)
    ),
    "legalaid.refuse_replacement": ActPage(
        ReplacementForm, calls(refuse_replacement), offered=request_at_hand(K.REPLACEMENT)
    ),
    "legalaid.ask_question": ActPage(WordsForm, calls(ask_question)),
    "legalaid.answer_question": ActPage(
        QuestionForm, calls(answer_question), offered=request_at_hand(K.QUESTION)
    ),
    "legalaid.complain": ActPage(WordsForm, calls(complain)),
    "legalaid.decide_complaint": ActPage(
        ComplaintForm, calls(decide_complaint), offered=request_at_hand(K.COMPLAINT)
    ),
    "legalaid.report_ground": ActPage(TerminationGroundForm, calls(report_ground)),
    "legalaid.dismiss_ground": ActPage(
        GroundAnswerForm, calls(dismiss_ground), offered=request_at_hand(K.GROUND)
    ),
    "legalaid.request_cooperation": ActPage(LetterForm, calls(request_cooperation)),
    "legalaid.request_opinion": ActPage(LetterForm, calls(request_opinion)),
}
