"""送达: one way tried to bring one paper to one addressee, with its proof and the day it took effect."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField
from casework.personal_data import SealedTextField


class Service(ConcurrentTransitionMixin, models.Model):
    """A way that failed stays on record; the next way is another row."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("prepared")
        ATTEMPTED = "attempted", _("attempted")
        COMPLETED = "completed", _("completed")
        FAILED = "failed", _("not served")

    class Method(models.TextChoices):
        DIRECT = "direct", _("handed over")
        POST = "post", _("by post")
        RETAINED = "retained", _("left at the place")
        POSTED = "posted", _("posted up")
        ELECTRONIC = "electronic", _("electronic")
        SIMPLE = "simple", _("simple means")
        PUBLIC_NOTICE = "public_notice", _("public notice")

    class Failure(models.TextChoices):
        REFUSED = "refused", _("refused to accept")
        ABSENT = "absent", _("nobody there")
        UNKNOWN = "unknown", _("unknown at the address")
        CLOSED = "closed", _("works closed, those in charge gone")
        UNREACHED = "unreached", _("not reached electronically")
        OTHER = "other", _("other reason")

    paper = models.ForeignKey("documents.Paper", models.PROTECT, related_name="services")
    addressee = models.ForeignKey("casework.Party", models.PROTECT, related_name="services")
    method = models.CharField(_("method"), max_length=16, choices=Method)
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.PREPARED)
    address = SealedTextField(_("address"), blank=True)
    tracking_no = models.CharField(_("tracking number"), max_length=40, blank=True)
    signed_by = SealedTextField(_("signed by"), blank=True)
    relation = models.CharField(_("relation to the addressee"), max_length=40, blank=True)
    proof = models.FileField(upload_to="service/%Y/%m/", blank=True)
    prepared_at = models.DateTimeField()
    attempted_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    rule = models.CharField(max_length=12, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    failure_kind = models.CharField(_("what went wrong"), max_length=12, choices=Failure, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name=_("follows")
    )
    envelope = models.CharField(max_length=32, blank=True, db_index=True)
    expected_on = models.DateField(_("takes effect on"), null=True, blank=True)
    servers = SealedTextField(_("served by"), blank=True)
    signer_id_tail = models.CharField(_("last four signs of the signer's ID"), max_length=4, blank=True)
    refused = models.BooleanField(_("refused"), default=False)
    witness = SealedTextField(_("witness"), blank=True)
    electronic_address = SealedTextField(_("electronic address"), blank=True)
    arrived_at = models.DateTimeField(_("arrived at"), null=True, blank=True)
    read_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    medium = models.CharField(_("medium of the notice"), max_length=80, blank=True)
    grounds = models.CharField(_("why by public notice"), max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["expected_on", "id"],
                condition=models.Q(state="attempted"),
                name="services_to_complete",
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="completed_service_has_its_day",
                condition=~models.Q(state="completed") | models.Q(effective_on__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["paper", "addressee"],
                condition=models.Q(state="completed"),
                name="one_completed_service",
            ),
        ]

    @transition(field=state, source=State.PREPARED, target=State.ATTEMPTED)
    def attempt(self) -> None:
        """Sent, left, posted or published."""

    @transition(field=state, source=[State.PREPARED, State.ATTEMPTED], target=State.COMPLETED)
    def complete(self) -> None:
        """Served, on the day its rule names."""

    @transition(field=state, source=[State.PREPARED, State.ATTEMPTED], target=State.FAILED)
    def fail(self) -> None:
        """Came back, refused without witness, or nobody found."""
