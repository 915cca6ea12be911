"""辅助性法律援助 (深圳市法律援助条例 49): offered by the centre above the means line, agreed to by the applicant, paid from what is won."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class AuxiliaryAid(models.Model):
    """The offer with its shares, the consent, and at the end the fee with its steps. Nothing is due without consent and gain."""

    class Consent(models.TextChoices):
        WRITING = "writing", _("in writing")
        PHONE = "phone", _("by phone")

    aid = models.OneToOneField("legalaid.LegalAidCase", models.PROTECT, related_name="auxiliary")
    ratio = models.DecimalField(_("share of the net gain"), max_digits=5, decimal_places=4)
    ratio_settled = models.DecimalField(_("share when settled"), max_digits=5, decimal_places=4)
    offered_on = models.DateField(_("offered on"))
    offered_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    consent = models.CharField(_("consent"), max_length=8, choices=Consent.choices, blank=True)
    consent_on = models.DateField(_("consented on"), null=True, blank=True)
    consent_note = SealedTextField(_("how the consent was given"), blank=True)
    costs = models.DecimalField(_("costs (yuan)"), max_digits=12, decimal_places=2, null=True, blank=True)
    fee = models.DecimalField(_("fee (yuan)"), max_digits=12, decimal_places=2, null=True, blank=True)
    steps = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="auxiliary_fee_needs_consent",
                condition=models.Q(fee=None) | models.Q(consent_on__isnull=False),
            )
        ]

    @property
    def percent(self) -> str:
        """The share as a number of hundredths, for people."""
        return f"{(self.ratio * Decimal(100)).normalize():f}"

    @property
    def percent_settled(self) -> str:
        return f"{(self.ratio_settled * Decimal(100)).normalize():f}"
