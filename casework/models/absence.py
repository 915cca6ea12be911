"""请假、外出: from when until when a person can't sit. Ended early by a shorter `until`, never deleted."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Absence(models.Model):
    """One stretch of legal days on which a person of an organisation is away; both days count."""

    user = models.ForeignKey("casework.User", models.PROTECT, related_name="absences")
    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="absences")
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    note = models.CharField(_("note"), max_length=80, blank=True)
    recorded_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["since", "id"]
        indexes = [models.Index(fields=["user", "until"], name="absences_of_user")]
        constraints = [
            models.CheckConstraint(name="absence_ends_after_start", condition=Q(until__gte=F("since")))
        ]
