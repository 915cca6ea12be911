"""Forms of the acts from conciliation to closing. The hearing and the award draft have pages of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration, State
from arbitration.services.awards.approve_award import approve_award
from arbitration.services.awards.conciliate import (
    conciliate,
    conciliate_part,
    repudiate_conciliation,
    repudiate_part,
)
from arbitration.services.awards.make_award import make_award
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.awards.return_award import return_award
from arbitration.services.outcome.close import close
from arbitration.services.outcome.complete_file import file_gaps
from arbitration.services.outcome.declare_effective import awaiting_effect, declare_effective
from arbitration.services.outcome.owing import owed
from arbitration.services.outcome.record_performance import record_performance
from arbitration.services.outcome.refer_enforcement import refer_enforcement
from arbitration.views.decision_forms import ChosenClaimsForm, amounts, others
from arbitration.views.parts_field import PartsField
from casework.actor import Actor
from casework.forms import ActForm, ClaimAmountsForm, DateInput, EmptyForm, ReasonForm, calls
from casework.models import Claim, Party
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
    instalments = PartsField(
        label=_("Instalments"),
        required=False,
        help_text=_(
            "Only if it is paid in parts. One instalment a line: day and amount, such as 2026-12-15 5000.00"
        ),
    )

    def claims(self) -> list[Claim]:
        assert isinstance(self.proceeding, Arbitration)
        return list(remaining_claims(self.proceeding).select_related("party"))


class PartConciliationForm(ChosenClaimsForm):
    pay_by = forms.DateField(label=_("To be paid by"), widget=DateInput())
    account = forms.CharField(label=_("How it is paid"), initial="银行转账", max_length=200)
    default_clause = forms.CharField(label=_("If a date is missed"), required=False, max_length=300)
    instalments = PartsField(
        label=_("Instalments"),
        required=False,
        help_text=_(
            "Only if it is paid in parts. One instalment a line: day and amount, such as 2026-12-15 5000.00"
        ),
    )


class RepudiateForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who goes back on it"))
    on = forms.DateField(label=_("Told on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        rows = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = rows  # type: ignore[attr-defined]


class CloseForm(ActForm):
    reason = forms.CharField(
        label=_("Why the file is closed although something lacks"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        self.gaps = file_gaps(self.proceeding)
        self.fields["reason"].required = bool(self.gaps)


class ApproveForm(ActForm):
    opinion = forms.CharField(label=_("Opinion"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


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
    conciliate(
        row,
        actor=actor,
        agreed=ClaimAmountsForm.amounts(cleaned),
        terms=terms,
        instalments=cleaned["instalments"],
        version=version,
    )


def _conciliate_part(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    terms = others(cleaned) | {"pay_by": cleaned["pay_by"].isoformat()}
    parts = terms.pop("instalments")
    conciliate_part(
        row, actor=actor, agreed=amounts(cleaned), terms=terms, instalments=parts, version=version
    )


def _perform(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    paid = {pk: amount for pk, amount in ClaimAmountsForm.amounts(cleaned).items() if amount > 0}
    record_performance(row, actor=actor, paid=paid, on=cleaned["on"], version=version)


PAGES = {
    "arbitration.conciliate": ActPage(ConciliationForm, _conciliate),
    "arbitration.conciliate_part": ActPage(
        PartConciliationForm, _conciliate_part, offered=lambda row: remaining_claims(row).count() > 1
    ),
    "arbitration.repudiate_conciliation": ActPage(RepudiateForm, calls(repudiate_conciliation)),
    "arbitration.repudiate_part": ActPage(
        RepudiateForm,
        calls(repudiate_part),
        offered=lambda row: bool(row.draft.get("partial_terms")),
    ),
    "arbitration.approve_award": ActPage(
        ApproveForm, calls(approve_award), intro="arbitration/award_intro.html"
    ),
    "arbitration.return_award": ActPage(
        ReasonForm, calls(return_award), intro="arbitration/award_intro.html"
    ),
    "arbitration.make_award": ActPage(EmptyForm, calls(make_award), intro="arbitration/award_intro.html"),
    "arbitration.declare_effective": ActPage(
        EmptyForm,
        calls(declare_effective),
        offered=lambda row: row.state != State.EFFECTIVE or awaiting_effect(row) > 0,
    ),
    "arbitration.record_performance": ActPage(PerformanceForm, _perform),
    "arbitration.refer_enforcement": ActPage(EmptyForm, calls(refer_enforcement)),
    "arbitration.close": ActPage(CloseForm, calls(close), intro="arbitration/close_intro.html"),
}
