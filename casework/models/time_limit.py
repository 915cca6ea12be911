"""期限: the law's clocks. Whether one is overdue follows from the date and is never stored."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TimeLimit(models.Model):
    """One running, met or ended limit of a proceeding, with the rule and calendar that computed it."""

    class Status(models.TextChoices):
        OPEN = "open", _("running")
        MET = "met", _("met")
        MISSED = "missed", _("missed")
        ENDED = "ended", _("ended")
        RESTARTED = "restarted", _("restarted")

    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, related_name="time_limits")
    party = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="time_limits"
    )
    key = models.CharField(max_length=64)
    # What the event names under the rule's `apart_by`: two partial awards of one case run beside each other.
    about = models.CharField(max_length=24, blank=True, default="")
    rule_version = models.CharField(max_length=16)
    calendar_version = models.CharField(max_length=16)
    started_on = models.DateField(_("starts on"))
    length = models.PositiveSmallIntegerField(_("length"))
    unit = models.CharField(_("unit"), max_length=16)
    raw_due = models.DateField()
    due = models.DateField(_("due"))
    warn_on = models.DateField()
    target_due = models.DateField(_("target"), null=True, blank=True)
    provisional = models.BooleanField(_("provisional"), default=False)
    article = models.CharField(max_length=120)
    rule = models.CharField(max_length=20)
    actor = models.CharField(max_length=24, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.OPEN)
    met_on = models.DateField(null=True, blank=True)
    missed_on = models.DateField(null=True, blank=True)
    steps = models.JSONField(default=list)
    started_by = models.ForeignKey("casework.Event", models.PROTECT, related_name="limits_started")
    restarted_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="restarts")

    class Meta:
        indexes = [
            models.Index(fields=["proceeding", "status", "due"], name="limits_of_proceeding"),
            models.Index(fields=["due", "id"], condition=Q(status="open"), name="open_limits_by_due"),
            models.Index(fields=["warn_on", "id"], condition=Q(status="open"), name="open_limits_by_warning"),
            models.Index(
                fields=["calendar_version"],
                condition=Q(status="open", provisional=True),
                name="provisional_limits",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "key", "party", "about"],
                condition=Q(status="open", party__isnull=False),
                name="one_open_limit_per_party",
            ),
            models.UniqueConstraint(
                fields=["proceeding", "key", "about"],
                condition=Q(status="open", party__isnull=True),
                name="one_open_limit",
            ),
        ]


class Pause(models.Model):
    """A stretch of days that does not count, both ends included; open while `until` is empty."""

    limit = models.ForeignKey(TimeLimit, models.PROTECT, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    rule = models.CharField(max_length=20)
    ground = models.CharField(max_length=200, blank=True)
    event = models.ForeignKey("casework.Event", models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["since", "id"], condition=Q(until=None), name="open_pauses_by_start")]


class Extension(models.Model):
    """A lengthening approved before the limit ran out (CLK-1)."""

    limit = models.ForeignKey(TimeLimit, models.PROTECT, related_name="extensions")
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16)
    approved_by = models.ForeignKey("casework.User", models.PROTECT, related_name="+")
    approved_on = models.DateField()
    reason = models.CharField(max_length=200)
    event = models.ForeignKey("casework.Event", models.PROTECT, related_name="+")


class Rung(models.Model):
    """One step of the escalation ladder of one limit. Inserting the row claims it: only one worker can."""

    limit = models.ForeignKey(TimeLimit, models.PROTECT, related_name="rungs")
    rung = models.CharField(max_length=16)
    due = models.DateField()
    claimed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["limit", "rung", "due"], name="rung_claimed_once")]
