"""同意与回应: what each side said to being mediated, to a longer period, to a joint application; and to negotiation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Consent(models.Model):
    """One side's answer to one question, on a day, in a way. A later answer follows; none is overwritten."""

    class About(models.TextChoices):
        MEDIATION = "mediation", _("being mediated")
        EXTENSION = "extension", _("a longer period")
        REVIEW = "review", _("arbitration review")
        CONFIRMATION = "confirmation", _("confirmation by the court")

    class How(models.TextChoices):
        SIGNED = "signed", _("signed on paper")
        ORAL = "oral", _("orally, recorded")
        PHONE = "phone", _("by telephone")
        PORTAL = "portal", _("on its phone page")

    mediation = models.ForeignKey("mediation.Mediation", models.PROTECT, related_name="consents")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="mediation_consents")
    about = models.CharField(_("about"), max_length=12, choices=About)
    agrees = models.BooleanField(_("agrees"))
    how = models.CharField(_("how"), max_length=8, choices=How)
    on = models.DateField(_("on"))
    superseded = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mediation", "party", "about"],
                condition=models.Q(superseded=False),
                name="one_current_consent",
            )
        ]
