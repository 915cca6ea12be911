"""谈话与报价: notes with their circle of readers, and offers as rungs of a ladder."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class Note(models.Model):
    """One note. Its circle says who reads it: the mediators alone, the author's own body, or everybody at the table.

    A private talk (单独谈话) is always the mediators'; neither the other side nor a tribunal ever sees it (令17 art 24).
    """

    class Circle(models.TextChoices):
        MEDIATORS = "mediators", _("the mediators of this case alone")
        BODY = "body", _("one's own body")
        TABLE = "table", _("everybody at the joint table")

    mediation = models.ForeignKey("mediation.Mediation", models.PROTECT, related_name="notes")
    session = models.ForeignKey(
        "mediation.Session", models.PROTECT, null=True, blank=True, related_name="notes"
    )
    circle = models.CharField(_("who reads it"), max_length=12, choices=Circle, default=Circle.MEDIATORS)
    talked_with = models.ForeignKey(
        "casework.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("private talk with"),
    )
    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="+")
    user = models.ForeignKey("casework.User", models.PROTECT, related_name="+", verbose_name=_("written by"))
    text = SealedTextField(_("note"))
    at = models.DateTimeField()
    entry = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="private_talk_is_the_mediators",
                condition=models.Q(talked_with=None) | models.Q(circle="mediators"),
            )
        ]


class Offer(models.Model):
    """报价: what one side would take or pay, in yuan; in confidence it is the mediators' until its side lets it be told."""

    class Side(models.TextChoices):
        WORKER = "worker", _("the worker's side would take")
        EMPLOYER = "employer", _("the employer's side would pay")

    class Answer(models.TextChoices):
        OPEN = "", _("open")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")
        COUNTERED = "countered", _("answered by a counter-offer")

    mediation = models.ForeignKey("mediation.Mediation", models.PROTECT, related_name="offers")
    session = models.ForeignKey(
        "mediation.Session", models.PROTECT, null=True, blank=True, related_name="offers"
    )
    side = models.CharField(_("side"), max_length=8, choices=Side)
    party = models.ForeignKey(
        "casework.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("of which party"),
    )
    amount = models.DecimalField(_("amount (yuan)"), max_digits=14, decimal_places=2)
    terms = SealedTextField(_("terms"), blank=True)
    confidential = models.BooleanField(_("told to the mediator in confidence"), default=False)
    told_on = models.DateField(_("told to the other side on"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True, default="")
    user = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    entry = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(name="offer_not_negative", condition=models.Q(amount__gte=0))]
