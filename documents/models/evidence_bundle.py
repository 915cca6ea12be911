"""证据装订: the evidence of one side as one numbered PDF with its list in front."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import Party


class EvidenceBundle(models.Model):
    """One binding of what a side had handed in; a later one stands beside it. `index` holds page ranges, nothing personal."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("being bound")
        READY = "ready", _("bound")
        FAILED = "failed", _("failed")

    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, related_name="bundles")
    side = models.CharField(_("side"), max_length=12, choices=Party.Side)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    ordered_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    bound_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(upload_to="bundles/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    items = models.PositiveIntegerField(_("items"), default=0)
    done = models.PositiveIntegerField(default=0)
    index = models.JSONField(default=list)
    error = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "side"],
                condition=models.Q(status="waiting"),
                name="one_bundle_being_bound",
            )
        ]
