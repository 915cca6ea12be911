"""调解之后: what a court does with the agreement, and how the body looks after its performance."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class CourtStep(models.Model):
    """司法确认、支付令、起诉、执行: one way of making an agreement good, step by step, as the parties or the court tell it."""

    class Way(models.TextChoices):
        CONFIRMATION = "confirmation", _("confirmation by the court")
        PAYMENT_ORDER = "payment_order", _("payment order")
        SUIT = "suit", _("direct suit")
        ENFORCEMENT = "enforcement", _("enforcement")

    class Stage(models.TextChoices):
        REQUESTED = "requested", _("requested")
        ACCEPTED = "accepted", _("accepted by the court")
        ISSUED = "issued", _("issued")
        SERVED = "served", _("served on the debtor")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")
        OBJECTED = "objected", _("objected to")
        PAID = "paid", _("paid")

    OVER = (Stage.GRANTED, Stage.REFUSED, Stage.OBJECTED, Stage.PAID)

    mediation = models.ForeignKey("mediation.Mediation", models.PROTECT, related_name="court_steps")
    agreement = models.ForeignKey("mediation.Agreement", models.PROTECT, related_name="court_steps")
    way = models.CharField(_("way"), max_length=16, choices=Way)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.REQUESTED)
    party = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who asks")
    )
    court = models.CharField(_("court"), max_length=100)
    number = models.CharField(_("case number of the court"), max_length=80, blank=True)
    amount = models.DecimalField(_("amount (yuan)"), max_digits=14, decimal_places=2, null=True, blank=True)
    requested_on = models.DateField(_("requested on"))
    moved_on = models.DateField(_("last step on"))

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["mediation", "way"], name="court_steps_of_mediation")]

    @property
    def is_over(self) -> bool:
        return self.stage in self.OVER


class Visit(models.Model):
    """回访: whether the agreement is kept and whether the parties are content (人民调解法 art 31)."""

    class How(models.TextChoices):
        PHONE = "phone", _("by telephone")
        HOME = "home", _("at home or at work")
        ONLINE = "online", _("online")

    class Performance(models.TextChoices):
        WHOLE = "whole", _("performed")
        PART = "part", _("performed in part")
        NONE = "none", _("not performed")
        NOT_DUE = "not_due", _("not due yet")

    mediation = models.ForeignKey("mediation.Mediation", models.PROTECT, related_name="visits")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+", verbose_name=_("visited"))
    on = models.DateField(_("on"))
    how = models.CharField(_("how"), max_length=8, choices=How)
    reason = models.CharField(_("reason"), max_length=120)
    performance = models.CharField(_("performance"), max_length=8, choices=Performance)
    satisfaction = models.PositiveSmallIntegerField(_("satisfaction (1 to 5)"), null=True, blank=True)
    words = SealedTextField(_("what was said"), blank=True)
    user = models.ForeignKey("casework.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                name="satisfaction_one_to_five",
                condition=models.Q(satisfaction=None) | models.Q(satisfaction__range=(1, 5)),
            )
        ]
