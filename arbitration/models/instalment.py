"""分期履行: sums and days on which they are to be paid."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Instalment(models.Model):
    """One instalment of what was agreed or awarded, in yuan."""

    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="instalments")
    ordinal = models.PositiveSmallIntegerField(_("number"))
    due_on = models.DateField(_("due on"))
    amount = models.DecimalField(_("amount (yuan)"), max_digits=14, decimal_places=2)
    paid = models.DecimalField(_("paid (yuan)"), max_digits=14, decimal_places=2, default=Decimal(0))
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    missed_on = models.DateField(_("missed on"), null=True, blank=True)
    dropped = models.BooleanField(_("no longer in force"), default=False)

    class Meta:
        ordering = ["due_on", "ordinal"]

    def __str__(self) -> str:
        return f"{self.ordinal} · {self.due_on} · {self.amount}"
