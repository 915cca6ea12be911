"""程序: one body's handling of a case file. Each track extends the base row with its own state machine."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin

from casework.clock import today
from casework.models.state import StateField

# A proceeding that waits for nothing sorts last; a null would break the row comparison that pages the queue.
NEVER = date(9999, 12, 31)


class Proceeding(ConcurrentTransitionMixin, models.Model):
    """The columns that every queue needs. `state` is moved by the transitions of the subclass only."""

    class Kind(models.TextChoices):
        ARBITRATION = "arbitration", _("arbitration")
        MEDIATION = "mediation", _("mediation")
        LEGAL_AID = "legal_aid", _("legal aid")
        REVIEW = "review", _("review of a mediation agreement")
        AID_OBJECTION = "aid_objection", _("objection to a legal-aid decision")

    class Track(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary")
        FAST = "fast", _("fast lane")

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="proceedings")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    number = models.CharField(_("number"), max_length=60, blank=True, db_index=True)
    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="proceedings")
    region = models.CharField(_("city"), max_length=6)
    handler = models.ForeignKey(
        "casework.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handled",
        verbose_name=_("handler"),
    )
    state = StateField(_("state"), max_length=32, default="new")
    track = models.CharField(_("track"), max_length=8, choices=Track, default=Track.ORDINARY)
    priority = models.PositiveSmallIntegerField(_("priority"), default=0)
    title = models.CharField(_("title, names masked"), max_length=120)
    next_due = models.DateField(_("next due"), default=NEVER)
    next_limit = models.CharField(max_length=64, blank=True)
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    handed_over_on = models.DateField(_("handed over to another body on"), null=True, blank=True)
    moved_on = models.DateField(_("last act on"), default=today)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "moved_on", "id"], condition=Q(closed_on=None), name="still_of_office"
            ),
            models.Index(
                fields=["organisation", "next_due", "id"], condition=Q(closed_on=None), name="queue_of_office"
            ),
            models.Index(
                fields=["region", "next_due", "id"], condition=Q(closed_on=None), name="queue_of_city"
            ),
            models.Index(fields=["next_due", "id"], condition=Q(closed_on=None), name="queue_of_province"),
            models.Index(
                fields=["handler", "next_due", "id"], condition=Q(closed_on=None), name="queue_of_handler"
            ),
            models.Index(fields=["organisation", "-opened_on", "-id"], name="files_of_office"),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.case_file_id}/{self.kind}"

    @property
    def is_due(self) -> bool:
        """Whether any limit runs at all."""
        return self.next_due != NEVER


class Assignment(models.Model):
    """指派: a person takes part in a proceeding in a role, from a day until a day.

    While a recusal is undecided the person steps aside (`aside_since`): he sees the case and acts only in urgent matters.
    """

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="assignments")
    user = models.ForeignKey("casework.User", models.PROTECT, related_name="assignments")
    role = models.CharField(_("role"), max_length=24)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    aside_since = models.DateField(_("stepped aside since"), null=True, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "proceeding"], condition=Q(until=None), name="open_assignments")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "user", "role"], condition=Q(until=None), name="one_open_assignment"
            )
        ]


class WorkItem(models.Model):
    """待办: what somebody must do next in a proceeding; born and completed by events, never by hand."""

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="work_items")
    node = models.CharField(max_length=60)
    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="work_items")
    role = models.CharField(max_length=24)
    person = models.ForeignKey(
        "casework.User", models.PROTECT, null=True, blank=True, related_name="work_items"
    )
    title = models.CharField(max_length=80)
    due = models.DateField(null=True, blank=True)
    task_id = models.BigIntegerField(null=True, unique=True)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "role", "due", "id"], condition=Q(done_at=None), name="open_work"
            ),
            models.Index(
                fields=["person", "due", "id"], condition=Q(done_at=None), name="open_work_of_person"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "node"], condition=Q(done_at=None), name="one_open_item_per_node"
            )
        ]
