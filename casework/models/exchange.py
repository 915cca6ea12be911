"""What leaves one body for another, and what leaves the system: referrals, notices, the outbox."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField


class Referral(ConcurrentTransitionMixin, models.Model):
    """移送/转介: offered by one body, accepted or returned by the other."""

    class State(models.TextChoices):
        OFFERED = "offered", _("offered")
        ACCEPTED = "accepted", _("taken on")
        RETURNED = "returned", _("returned")

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="referrals")
    source = models.ForeignKey(
        "casework.Proceeding", models.PROTECT, null=True, blank=True, related_name="referrals_out"
    )
    target_kind = models.CharField(max_length=16)
    target = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="referrals_in")
    party = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    opened = models.ForeignKey(
        "casework.Proceeding", models.PROTECT, null=True, blank=True, related_name="referral_in"
    )
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.OFFERED)
    reason = models.CharField(max_length=300, blank=True)
    data = models.JSONField(default=dict)
    offered_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("referral")
        indexes = [
            models.Index(
                fields=["target", "offered_on", "id"], condition=Q(state="offered"), name="offered_referrals"
            )
        ]

    @transition(field=state, source=State.OFFERED, target=State.ACCEPTED)
    def accept(self) -> None:
        """The receiver takes the case on."""

    @transition(field=state, source=State.OFFERED, target=State.RETURNED)
    def give_back(self) -> None:
        """The receiver returns it with a reason."""


class Notice(models.Model):
    """通知: words for one person inside the system or by text message; the legal service of papers is documents'."""

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, null=True, related_name="notices")
    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, null=True, related_name="notices")
    user = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="notices")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="notices")
    kind = models.CharField(max_length=40)
    context = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-id"], condition=Q(read_at=None), name="unread_notices")]


class OutboxMessage(models.Model):
    """A job written in the act's own transaction. A broker may lose anything: the sweep sends it again."""

    topic = models.CharField(max_length=40)
    key = models.CharField(max_length=120, unique=True)
    payload = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at", "id"], condition=Q(done_at=None, failed_at=None), name="outbox_waiting"
            )
        ]


class ConflictFinding(models.Model):
    """利益冲突: what a check found when a person was to be added, and why somebody went on in spite of it."""

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="conflicts")
    subject = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="conflicts")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, related_name="conflicts")
    role = models.CharField(max_length=24)
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()
    overridden_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    override_reason = models.CharField(max_length=300, blank=True)
