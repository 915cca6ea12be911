"""分别生效: the effect of an award for each worker apart (法释〔2020〕26号 art 17, AWD-11)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkerEffect(models.Model):
    """What one of the two awards, final or not, has become for one worker."""

    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="worker_effects")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="worker_effects")
    final = models.BooleanField(_("final"))
    served_on = models.DateField(_("served on"), null=True, blank=True)
    sued_on = models.DateField(_("sued on"), null=True, blank=True)
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    fallen_on = models.DateField(_("without effect since"), null=True, blank=True)

    class Meta:
        ordering = ["party", "-final"]
        constraints = [
            models.UniqueConstraint(
                fields=["arbitration", "party", "final"], name="one_effect_a_worker_and_award"
            )
        ]

    @property
    def open(self) -> bool:
        """Whether it is still to be said if it takes effect."""
        return self.effective_on is None and self.fallen_on is None
