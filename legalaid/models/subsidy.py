"""法律援助补贴 (法律援助法 art 52): one a case, computed by class and quality, paid in batches, never twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField


class SubsidyBatch(ConcurrentTransitionMixin, models.Model):
    """补贴发放批次: made by one person, approved by another, then paid."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("awaiting approval")
        APPROVED = "approved", _("approved")
        PAID = "paid", _("paid")
        DISSOLVED = "dissolved", _("dissolved")

    centre = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="subsidy_batches")
    number = models.CharField(_("number"), max_length=60)
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.DRAFTED)
    made_on = models.DateField(_("made on"))
    made_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    reference = models.CharField(_("payment reference"), max_length=60, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["centre", "-id"], name="subsidy_batches_of_centre")]

    @transition("state", source=State.DRAFTED, target=State.APPROVED)
    def approve(self) -> None:
        """法律援助法 art 52; four eyes: the approver is not the maker."""

    @transition("state", source=State.APPROVED, target=State.PAID)
    def pay(self) -> None:
        """法律援助法 art 52: paid in time."""

    @transition("state", source=(State.DRAFTED, State.APPROVED), target=State.DISSOLVED)
    def dissolve(self) -> None:
        """法律援助法 art 52: nothing was paid; its cases wait for another batch."""


class Subsidy(ConcurrentTransitionMixin, models.Model):
    """What one case's provider is due. One row a case: the database refuses a second payment."""

    class State(models.TextChoices):
        DUE = "due", _("to be paid")
        BATCHED = "batched", _("in a batch")
        PAID = "paid", _("paid")

    aid = models.OneToOneField("legalaid.LegalAidCase", models.PROTECT, related_name="subsidy")
    centre = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="subsidies")
    user = models.ForeignKey("casework.User", models.PROTECT, related_name="aid_subsidies")
    firm = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="aid_subsidies")
    category = models.CharField(_("class of case"), max_length=24)
    grade = models.CharField(_("grade"), max_length=12, blank=True)
    base = models.DecimalField(_("base (yuan)"), max_digits=10, decimal_places=2)
    expenses = models.DecimalField(_("expenses (yuan)"), max_digits=10, decimal_places=2, default=0)
    amount = models.DecimalField(_("amount (yuan)"), max_digits=10, decimal_places=2)
    steps = models.JSONField(default=list)
    computed_on = models.DateField(_("computed on"))
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.DUE)
    batch = models.ForeignKey(SubsidyBatch, models.PROTECT, null=True, blank=True, related_name="rows")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["centre", "id"], condition=models.Q(state="due"), name="subsidies_to_be_paid"
            )
        ]
        constraints = [
            models.CheckConstraint(name="aid_subsidy_not_negative", condition=models.Q(amount__gte=0)),
            models.CheckConstraint(
                name="paid_subsidy_has_a_batch",
                condition=models.Q(state="due", batch=None) | ~models.Q(state="due") & ~models.Q(batch=None),
            ),
        ]

    @transition("state", source=State.DUE, target=State.BATCHED)
    def put_in(self) -> None:
        """法律援助法 art 52."""

    @transition("state", source=State.BATCHED, target=State.DUE)
    def take_out(self) -> None:
        """法律援助法 art 52: the batch was dissolved unpaid."""

    @transition("state", source=State.BATCHED, target=State.PAID)
    def pay(self) -> None:
        """法律援助法 art 52: free of value-added and income tax."""
