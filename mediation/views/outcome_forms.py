"""Forms of what follows: ways to make an agreement good, payments, visits, closing."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.aid_form import AidForm
from casework.clock import today
from casework.forms import ActForm, DateInput, EmptyForm, calls
from casework.models import Evidence, Organisation, Party
from casework.registry import ActPage
from casework.services.offer_aid import centres_of
from casework.services.settings import setting_at
from mediation.models import CourtStep, Instalment, Visit
from mediation.rules import ways_open
from mediation.services.outcome import court_ways
from mediation.services.outcome.apply_review import apply_review
from mediation.services.outcome.close import close
from mediation.services.outcome.confirm import confirm, refuse_confirmation
from mediation.services.outcome.due_next import left_open, waiting_instalments
from mediation.services.outcome.instalments import pay_instalment, remind_instalment
from mediation.services.outcome.note_default import note_default
from mediation.services.outcome.record_performance import record_performance
from mediation.services.outcome.refer_to_aid import refer_to_aid
from mediation.services.outcome.visit import Finding, record_visit
from mediation.services.outcome.ways import ways_of
from mediation.views.choosing import (
    agreement_field,
    as_mediation,
    choose_agreements,
    choose_parties,
    long_text,
    party_field,
)

Way, Stage = CourtStep.Way, CourtStep.Stage


class ReviewForm(ActForm):
    agreement = agreement_field()
    tribunal = forms.ModelChoiceField(Organisation.objects.none(), label=_("Arbitration tribunal"))
    both_apply = forms.BooleanField(label=_("Both parties apply together, of their own will"))

    def prepare(self) -> None:
        choose_agreements(self)
        tribunals = Organisation.objects.filter(kind=Organisation.Kind.TRIBUNAL, active=True)
        city = self.proceeding.region[:4]
        self.fields["tribunal"].queryset = tribunals.filter(region__startswith=city)  # type: ignore[attr-defined]


class ConfirmForm(ActForm):
    by = forms.ChoiceField(
        label=_("Confirmed by"), choices=[("arbitration", _("arbitration review")), ("court", _("court"))]
    )
    number = forms.CharField(label=_("Number of the document"), max_length=80)


class RefusedForm(ActForm):
    number = forms.CharField(label=_("Number of the document"), max_length=80, required=False)
    reason = long_text(_("Reason of the court"), most=1000)


class CourtForm(ActForm):
    """What is asked of which court."""

    agreement = agreement_field()
    court = forms.CharField(label=_("Court"), max_length=100)
    party = party_field(_("Who asks"), required=False)
    amount = forms.DecimalField(
        label=_("Amount (yuan)"), min_value=Decimal("0.01"), max_digits=11, decimal_places=2
    )
    added_by = forms.CharField(
        label=_("What adds to the debt"),
        required=False,
        max_length=200,
        help_text=_(
            "Only where more is asked for than is owed: which clause of the agreement, and how it is computed."
        ),
    )

    def prepare(self) -> None:
        row = as_mediation(self.proceeding)
        choose_agreements(self)
        choose_parties(self, "party", side=Party.Side.APPLICANT)
        self.fields["court"].initial = setting_at(row.organisation, "court.basic", today(), "")
        self.fields["amount"].initial = left_open(row)


class JointCourtForm(CourtForm):
    """Both sides ask together."""

    def prepare(self) -> None:
        super().prepare()
        del self.fields["party"], self.fields["added_by"]
        self.fields["amount"].required = False


class OrderStepForm(ActForm):
    step = forms.ModelChoiceField(CourtStep.objects.none(), label=_("Payment order"))
    stage = forms.ChoiceField(label=_("What happened"))
    on = forms.DateField(label=_("On"), widget=DateInput())
    number = forms.CharField(label=_("Case number of the court"), required=False, max_length=80)

    def prepare(self) -> None:
        rows = running_orders(self.proceeding)
        following = {one for row in rows for one in court_ways.NEXT.get(Stage(row.stage), ())}
        step: Any = self.fields["step"]
        step.queryset = rows
        step.label_from_instance = lambda one: f"{one.court} · {one.get_stage_display()}"
        stage: Any = self.fields["stage"]
        stage.choices = [(one.value, one.label) for one in Stage if one in following]
        self.fields["on"].initial = today()


class PaymentForm(ActForm):
    instalment = forms.ModelChoiceField(Instalment.objects.none(), label=_("Payment"))
    on = forms.DateField(label=_("Paid on"), widget=DateInput())
    proof = forms.ModelChoiceField(Evidence.objects.none(), label=_("Proof"), required=False)
    proof_words = forms.CharField(
        label=_("How you know of it"),
        required=False,
        max_length=300,
        help_text=_("Where no proof was handed in: who said so, and when."),
    )

    def prepare(self) -> None:
        field: Any = self.fields["instalment"]
        field.queryset = waiting_instalments(as_mediation(self.proceeding))
        field.initial = field.queryset.first()
        proof: Any = self.fields["proof"]
        proof.queryset = Evidence.objects.filter(case_file=self.proceeding.case_file_id)
        proof.label_from_instance = lambda one: one.name
        self.fields["on"].initial = today()


class ReminderForm(ActForm):
    how = long_text(_("How the payer was reminded, and what it said"), required=False, most=400)


class VisitForm(ActForm):
    party = party_field(_("Visited"))
    on = forms.DateField(label=_("On"), widget=DateInput())
    how = forms.ChoiceField(label=_("How"), choices=Visit.How.choices)
    reason = forms.CharField(label=_("Reason"), max_length=120, initial="了解协议履行情况")
    performance = forms.ChoiceField(label=_("Performance"), choices=Visit.Performance.choices)
    satisfaction = forms.TypedChoiceField(
        label=_("Satisfaction (1 to 5)"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "—"), *((one, str(one)) for one in range(1, 6))],
    )
    words = long_text(_("What was said"), required=False, most=1000)

    def prepare(self) -> None:
        choose_parties(self, "party")
        self.fields["on"].initial = today()


def running_orders(row: Any) -> Any:
    """The payment orders of a mediation that are not over."""
    rows = CourtStep.objects.filter(mediation=row.pk, way=Way.PAYMENT_ORDER)
    return rows.filter(stage__in=list(court_ways.NEXT))


def _asking(service: Any) -> Any:
    def run(row: Any, actor: Any, said: dict[str, Any], version: int) -> None:
        service(row, actor=actor, request=court_ways.Request(**said), version=version)

    return run


def _visit(row: Any, actor: Any, said: dict[str, Any], version: int) -> None:
    record_visit(row, actor=actor, finding=Finding(**said), version=version)


def _open(name: str) -> Any:
    """An act is offered where the law allows its way for one of the agreements; the answer is asked once for a row."""

    def offered(row: Any) -> bool:
        kept = row.__dict__.setdefault("_open_ways", None)
        if kept is None:
            kept = row.__dict__["_open_ways"] = {one.name for one in ways_of(row) if one.is_open}
        return name in kept

    return offered


def _waiting(row: Any) -> bool:
    return waiting_instalments(row).exists()


def _overdue(row: Any) -> bool:
    return waiting_instalments(row).filter(due_on__lt=today()).exists()


def _asked_court(row: Any) -> bool:
    return CourtStep.objects.filter(mediation=row.pk, way=Way.CONFIRMATION, stage=Stage.REQUESTED).exists()


PAGES = {
    "mediation.apply_review": ActPage(ReviewForm, calls(apply_review), offered=_open(ways_open.REVIEW)),
    "mediation.confirm": ActPage(ConfirmForm, calls(confirm)),
    "mediation.request_confirmation": ActPage(
        JointCourtForm, _asking(court_ways.request_confirmation), offered=_open(ways_open.CONFIRMATION)
    ),
    "mediation.refuse_confirmation": ActPage(RefusedForm, calls(refuse_confirmation), offered=_asked_court),
    "mediation.request_payment_order": ActPage(
        CourtForm, _asking(court_ways.request_payment_order), offered=_open(ways_open.ORDER)
    ),
    "mediation.follow_payment_order": ActPage(
        OrderStepForm,
        calls(court_ways.follow_payment_order),
        offered=lambda row: running_orders(row).exists(),
    ),
    "mediation.note_suit": ActPage(CourtForm, _asking(court_ways.note_suit), offered=_open(ways_open.SUIT)),
    "mediation.request_enforcement": ActPage(
        CourtForm, _asking(court_ways.request_enforcement), offered=_open(ways_open.ENFORCEMENT)
    ),
    "mediation.pay_instalment": ActPage(PaymentForm, calls(pay_instalment), offered=_waiting),
    "mediation.remind_instalment": ActPage(ReminderForm, calls(remind_instalment), offered=_overdue),
    "mediation.note_default": ActPage(EmptyForm, calls(note_default), offered=_overdue),
    "mediation.record_performance": ActPage(EmptyForm, calls(record_performance)),
    "mediation.record_visit": ActPage(VisitForm, _visit),
    "mediation.refer_to_aid": ActPage(
        AidForm, calls(refer_to_aid), offered=lambda row: centres_of(row).exists()
    ),
    "mediation.close": ActPage(EmptyForm, calls(close)),
}
