"""质量与回访: what peers, the recipient and the centre say of a case that is over."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField
from casework.personal_data import SealedTextField


class QualityAssessment(ConcurrentTransitionMixin, models.Model):
    """质量评估 (法律援助法 arts 57, 59): one peer's marks for one case, both drawn by lot; the seed is kept."""

    class State(models.TextChoices):
        DRAWN = "drawn", _("awaiting the marks")
        DONE = "done", _("marked")

    aid = models.ForeignKey("legalaid.LegalAidCase", models.PROTECT, related_name="assessments")
    assessor = models.ForeignKey("casework.User", models.PROTECT, related_name="aid_assessments")
    drawn_on = models.DateField(_("drawn on"))
    seed = models.CharField(max_length=80)
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.DRAWN)
    marks = models.JSONField(default=dict, blank=True)
    total = models.DecimalField(_("total"), max_digits=5, decimal_places=2, null=True, blank=True)
    comment = SealedTextField(_("comment"), blank=True)
    done_on = models.DateField(_("marked on"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["aid", "assessor"], name="one_assessment_per_peer_and_case")
        ]
        indexes = [models.Index(fields=["assessor"], condition=Q(state="drawn"), name="assessments_waiting")]

    @transition("state", source=State.DRAWN, target=State.DONE)
    def mark(self) -> None:
        """法律援助法 art 57: assessed against the standard."""


class ClientRating(models.Model):
    """受援人评价: given once by a link to the recipient's phone. Only the digest of the link is kept."""

    aid = models.OneToOneField("legalaid.LegalAidCase", models.PROTECT, related_name="rating")
    digest = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    stars = models.PositiveSmallIntegerField(_("stars"), null=True, blank=True)
    asked_money = models.BooleanField(_("was asked for money"), null=True)
    comment = SealedTextField(_("comment"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="aid_stars_one_to_five", condition=Q(stars=None) | Q(stars__gte=1, stars__lte=5)
            )
        ]


class ReturnVisit(models.Model):
    """回访 (法律援助法 art 59): what the recipient said when the centre asked afterwards."""

    aid = models.ForeignKey("legalaid.LegalAidCase", models.PROTECT, related_name="visits")
    on = models.DateField(_("on"))
    method = models.CharField(_("method"), max_length=40)
    satisfied = models.BooleanField(_("satisfied"))
    asked_money = models.BooleanField(_("was asked for money"), default=False)
    text = SealedTextField(_("what was said"))
    by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
