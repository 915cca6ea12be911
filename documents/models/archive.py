"""案卷归档: the front and the inner file as bound volumes, and who has borrowed them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class ArchiveVolume(models.Model):
    """正卷 or 副卷 of one proceeding as one PDF. A new binding stands beside the old one; the newest counts."""

    class Part(models.TextChoices):
        MAIN = "main", _("main file")
        INNER = "inner", _("inner file")

    class Status(models.TextChoices):
        WAITING = "waiting", _("being bound")
        READY = "ready", _("bound")
        FAILED = "failed", _("failed")

    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, related_name="volumes")
    part = models.CharField(_("part"), max_length=8, choices=Part)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    bound_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    bound_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(upload_to="archive/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    index = models.JSONField(default=list)
    keep_years = models.PositiveSmallIntegerField(_("years to keep"))
    keep_until = models.DateField(_("keep until"), null=True, blank=True)
    error = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "part"], condition=Q(status="waiting"), name="one_volume_being_bound"
            )
        ]


class Borrowing(models.Model):
    """借阅: who has a volume, until when it is due back, and when it came back."""

    volume = models.ForeignKey(ArchiveVolume, models.PROTECT, related_name="borrowings")
    borrower = SealedTextField(_("borrower"))
    unit = models.CharField(_("borrower's unit"), max_length=80, blank=True)
    purpose = models.CharField(_("purpose"), max_length=200)
    borrowed_on = models.DateField(_("borrowed on"))
    due_on = models.DateField(_("due back on"))
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    lent_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    taken_back_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["volume"], condition=Q(returned_on=None), name="one_open_borrowing"
            ),
            models.CheckConstraint(
                name="due_after_borrowing", condition=Q(due_on__gte=models.F("borrowed_on"))
            ),
        ]
