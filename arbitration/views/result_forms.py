"""Forms of the acts from conciliation to closing. The hearing and the award draft have pages of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration
from arbitration.services.approve_award import approve_award
from arbitration.services.close import close
from arbitration.services.conciliate import conciliate
from arbitration.services.declare_effective import declare_effective
from arbitration.services.make_award import make_award
from arbitration.services.note_suit import note_suit
from arbitration.services.record_performance import owed, record_performance
from arbitration.services.refer_enforcement import refer_enforcement
from arbitration.services.return_award import return_award
from casework.actor import Actor
from casework.forms import ActForm, ClaimAmountsForm, DateInput, EmptyForm, ReasonForm, calls
from casework.models import Party
from casework.registry import ActPage


class ConciliationForm(ClaimAmountsForm):
    pay_by = forms.DateField(label=_("To be paid by"), widget=DateInput())
    account = forms.CharField(label=_("How it is paid"), initial="银行转账", max_length=200)
    default_clause = forms.CharField(
        label=_("If a date is missed"),
        required=False,
        max_length=300,
        initial="逾期未付的，申请人可就未付部分申请强制执行。",
    )


class ApproveForm(ActForm):
    opinion = forms.CharField(label=_("Opinion"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class SuitForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who sued"))
    on = forms.DateField(label=_("Sued on"), widget=DateInput())
    court = forms.CharField(label=_("Court"), max_length=100)

    def prepare(self) -> None:
        self.fields["party"].queryset = Party.objects.filter(case_file=self.proceeding.case_file_id)  # type: ignore[attr-defined]


class PerformanceForm(ClaimAmountsForm):
    on = forms.DateField(label=_("Paid on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        super().prepare()
        for claim in self.claims():
            self.fields[f"claim_{claim.pk}"].initial = owed(claim) - claim.paid


def _conciliate(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    terms = {
        "pay_by": cleaned["pay_by"].isoformat(),
        "account": cleaned["account"],
        "default_clause": cleaned["default_clause"],
    }
    conciliate(row, actor=actor, agreed=ClaimAmountsForm.amounts(cleaned), terms=terms, version=version)


def _perform(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    paid = {pk: amount for pk, amount in ClaimAmountsForm.amounts(cleaned).items() if amount > 0}
    record_performance(row, actor=actor, paid=paid, on=cleaned["on"], version=version)


PAGES = {
    "arbitration.conciliate": ActPage(ConciliationForm, _conciliate),
    "arbitration.approve_award": ActPage(
        ApproveForm, calls(approve_award), intro="arbitration/award_intro.html"
    ),
    "arbitration.return_award": ActPage(
        ReasonForm, calls(return_award), intro="arbitration/award_intro.html"
    ),
    "arbitration.make_award": ActPage(EmptyForm, calls(make_award), intro="arbitration/award_intro.html"),
    "arbitration.declare_effective": ActPage(EmptyForm, calls(declare_effective)),
    "arbitration.note_suit": ActPage(SuitForm, calls(note_suit)),
    "arbitration.record_performance": ActPage(PerformanceForm, _perform),
    "arbitration.refer_enforcement": ActPage(EmptyForm, calls(refer_enforcement)),
    "arbitration.close": ActPage(EmptyForm, calls(close)),
}
