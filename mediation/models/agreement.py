"""调解协议: its clauses and amounts while they are written, who has signed which words, and its instalments."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField
from casework.personal_data import SealedTextField


class Agreement(ConcurrentTransitionMixin, models.Model):
    """One agreement of a mediation. A mediation may have several: part of the claims, or some of many workers, first."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        SIGNED = "signed", _("in force")
        DROPPED = "dropped", _("dropped")

    class Form(models.TextChoices):
        WRITTEN = "written", _("in writing")
        ORAL = "oral", _("oral, recorded by the mediator")
        ON_THE_SPOT = "on_the_spot", _("small and performed on the spot")

    class Backing(models.TextChoices):
        NONE = "", _("nobody else")
        GUARANTOR = "guarantor", _("a guarantor answers for it")
        CONTRACTOR = "contractor", _("the general contractor pays first")

    mediation = models.ForeignKey("mediation.Mediation", models.PROTECT, related_name="agreements")
    ordinal = models.PositiveSmallIntegerField(_("number"))
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    form = models.CharField(_("form"), max_length=12, choices=Form, default=Form.WRITTEN)
    facts = SealedTextField(_("main facts"), blank=True)
    how_paid = SealedTextField(_("how it is paid"), blank=True)
    payee_bank = models.CharField(_("bank"), max_length=80, blank=True)
    payee_account = SealedTextField(_("account"), blank=True)
    default_clause = SealedTextField(_("if a date is missed"), blank=True)
    waiver = SealedTextField(_("what is waived"), blank=True)
    other_terms = SealedTextField(_("other terms, one a line"), blank=True)
    tax_note = SealedTextField(_("income tax"), blank=True)
    insurance_note = SealedTextField(_("social insurance"), blank=True)
    backing = models.CharField(_("who else pays"), max_length=12, choices=Backing, blank=True, default="")
    backer = SealedTextField(_("name of guarantor or general contractor"), blank=True)
    warnings = models.JSONField(_("warnings of the law"), default=list, blank=True)
    why_all_the_same = SealedTextField(_("why all the same"), blank=True)
    read_back_on = models.DateField(_("read back on"), null=True, blank=True)
    read_back_digest = models.CharField(max_length=64, blank=True)
    signed_on = models.DateField(_("in force since"), null=True, blank=True)
    total = models.DecimalField(_("sum (yuan)"), max_digits=14, decimal_places=2, default=Decimal(0))
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("agreement")
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["mediation", "ordinal"], name="agreements_in_order"),
            models.UniqueConstraint(
                fields=["mediation"], condition=models.Q(state="draft"), name="one_draft_agreement"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}"

    @transition("state", source=State.DRAFT, target=State.SIGNED)
    def sign(self) -> None:
        """调解仲裁法 art 14; 令17 art 26; 人民调解法 arts 28–30."""

    @transition("state", source=State.DRAFT, target=State.DROPPED)
    def drop(self) -> None:
        """人民调解法 art 23: nobody is bound before he has signed."""


class AgreedAmount(models.Model):
    """What an agreement gives for one claim of one worker, in yuan; 0 where the claim is waived."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="amounts")
    claim = models.ForeignKey("casework.Claim", models.PROTECT, related_name="agreed_amounts")
    amount = models.DecimalField(_("amount (yuan)"), max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["claim__party", "claim__ordinal", "id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "claim"], name="one_amount_a_claim"),
            models.CheckConstraint(name="agreed_not_negative", condition=models.Q(amount__gte=0)),
        ]


class Instalment(models.Model):
    """付款: one date of an agreement with its sum in yuan; a single payment is one instalment."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="instalments")
    ordinal = models.PositiveSmallIntegerField(_("number"))
    due_on = models.DateField(_("due on"))
    amount = models.DecimalField(_("amount (yuan)"), max_digits=14, decimal_places=2)
    paid = models.DecimalField(_("paid (yuan)"), max_digits=14, decimal_places=2, default=Decimal(0))
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    proof = models.ForeignKey(
        "casework.Evidence", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proof")
    )
    proof_words = SealedTextField(_("proof in words"), blank=True)
    missed_on = models.DateField(_("missed on"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "ordinal"], name="instalments_in_order"),
            models.CheckConstraint(name="instalment_positive", condition=models.Q(amount__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal} · {self.due_on} · {self.amount}"
