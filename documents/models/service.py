"""送达: one way tried to bring one paper to one addressee, with its proof and the day it took effect."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

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

    paper = models.ForeignKey("documents.Paper", models.PROTECT, related_name="services")
    addressee = models.ForeignKey("casework.Party", models.PROTECT, related_name="services")
    method = models.CharField(_("method"), max_length=16, choices=Method)
    state = FSMField(_("state"), max_length=12, choices=State.choices, default=State.PREPARED, protected=True)
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

    class Meta:
        ordering = ["id"]
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
