"""集中排期: one run that proposes hearings for many cases, and its rows with what became of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduleRun(models.Model):
    """The window, the rooms and the length that a person chose; the proposal is in the rows."""

    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="schedule_runs")
    made_by = models.ForeignKey("casework.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    minutes = models.PositiveSmallIntegerField(_("Minutes"))
    rooms = models.ManyToManyField("casework.Room", related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]


class ScheduleRow(models.Model):
    """One case of a run: the proposed place and time, or the constraints that left none; then what became of it."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        REFUSED = "refused", _("no slot found")
        DROPPED = "dropped", _("left out by hand")
        APPLIED = "applied", _("hearing set")
        FAILED = "failed", _("not set")

    run = models.ForeignKey(ScheduleRun, models.CASCADE, related_name="rows")
    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="schedule_rows")
    place = models.PositiveIntegerField()
    status = models.CharField(_("result"), max_length=10, choices=Status)
    room = models.ForeignKey("casework.Room", models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    hearing = models.OneToOneField(
        "casework.Hearing", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["place", "id"]
        indexes = [models.Index(fields=["run", "status", "place"], name="rows_of_run")]
        constraints = [models.UniqueConstraint(fields=["run", "arbitration"], name="one_row_per_case")]
