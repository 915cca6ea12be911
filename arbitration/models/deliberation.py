"""评议: what the tribunal said to itself. Inner file only; everything in it is sealed."""

from django.db import models

from casework.personal_data import SealedTextField


class Deliberation(models.Model):
    """One deliberation: `content` is sealed JSON with summary, opinions, votes, results (法45; papers A31)."""

    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="deliberations")
    held_on = models.DateField()
    content = SealedTextField()
    by_presiding = models.BooleanField(default=False)
    recorded_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
