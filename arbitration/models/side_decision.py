"""附带文书: what a tribunal decides beside the award: partial award, preliminary execution, correction, supplement."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField
from casework.personal_data import SealedTextField


class SideDecision(ConcurrentTransitionMixin, models.Model):
    """One such decision with its own four eyes. `items` holds amounts by claim; the free text is sealed."""

    class Kind(models.TextChoices):
        PARTIAL_AWARD = "partial_award", _("partial award")
        PRELIMINARY_EXECUTION = "preliminary_execution", _("preliminary execution")
        CORRECTION = "correction", _("correction")
        SUPPLEMENT = "supplement", _("supplementary award")

    class State(models.TextChoices):
        DRAFTED = "drafted", _("awaiting approval")
        RETURNED = "returned", _("returned for changes")
        APPROVED = "approved", _("approved")
        MADE = "made", _("made")

    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="side_decisions")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    ordinal = models.PositiveSmallIntegerField(default=1)
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.DRAFTED)
    claims = models.ManyToManyField("casework.Claim", related_name="side_decisions", blank=True)
    items = models.JSONField(default=list, blank=True)
    facts = SealedTextField(_("facts"), blank=True)
    reasons = SealedTextField(_("reasons"), blank=True)
    corrections = SealedTextField(blank=True)
    finality = models.JSONField(default=dict, blank=True)
    request = models.ForeignKey(
        "arbitration.PartyRequest", models.PROTECT, null=True, blank=True, related_name="side_decisions"
    )
    drafted_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    made_on = models.DateField(_("made on"), null=True, blank=True)
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    sued_on = models.DateField(_("sued on"), null=True, blank=True)
    fallen_on = models.DateField(_("without effect since"), null=True, blank=True)
    sent_on = models.DateField(_("sent to the court on"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["arbitration", "kind", "ordinal"], name="side_decision_of_its_kind_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ordinal}"

    @property
    def final(self) -> bool:
        """Whether all its items are final; the two kinds never share one paper (办案规则 art 50)."""
        return bool(self.items) and all(one.get("final") for one in self.items)

    @transition("state", source=State.RETURNED, target=State.DRAFTED)
    def hand_in_again(self) -> None:
        """办案规则 art 53: the tribunal hands the changed draft in again."""

    @transition("state", source=State.DRAFTED, target=State.RETURNED)
    def give_back(self) -> None:
        """办案规则 art 53: the head returns the draft with reasons."""

    @transition("state", source=State.DRAFTED, target=State.APPROVED)
    def approve(self) -> None:
        """办案规则 art 53, four eyes: the approver is not the drafter."""

    @transition("state", source=State.APPROVED, target=State.MADE)
    def make(self) -> None:
        """调解仲裁法 arts 43 and 44; 办案规则 arts 49, 51, 54."""
