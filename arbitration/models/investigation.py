"""仲裁委员会的调查、勘验: two persons at least go, and what they hear or see is written down (办案规则 art 17)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class Investigation(models.Model):
    """One investigation or inspection with its record. Who was asked, and what he said, is sealed."""

    class Kind(models.TextChoices):
        INVESTIGATION = "investigation", _("investigation")
        INSPECTION = "inspection", _("inspection")

    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="investigations")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200)
    investigators = models.ManyToManyField("casework.User", related_name="+")
    recorder = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    asked = SealedTextField(_("person asked"), blank=True)
    asked_id = SealedTextField(_("ID number"), blank=True)
    relation = models.CharField(_("relation to the parties"), max_length=80, blank=True)
    text = SealedTextField(_("questions and answers, or what was seen"))

    class Meta:
        ordering = ["id"]
