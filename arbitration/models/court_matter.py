"""法院事项: what a court does with the dispute: suit, setting aside, payment order, preservation, enforcement."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CourtMatter(models.Model):
    """One matter of one party before one court, as far as the tribunal has to watch it."""

    class Kind(models.TextChoices):
        SUIT = "suit", _("suit")
        SET_ASIDE = "set_aside", _("setting aside")
        PAYMENT_ORDER = "payment_order", _("payment order")
        PRESERVATION = "preservation", _("preservation of assets")
        ENFORCEMENT = "enforcement", _("enforcement")

    class Outcome(models.TextChoices):
        PENDING = "", _("pending")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DISMISSED = "dismissed", _("dismissed without a judgment")
        JUDGED = "judged", _("judged or settled by the court")
        NOT_ACCEPTED = "not_accepted", _("not accepted: the award is final")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")
        LIFTED = "lifted", _("lifted")

    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="court_matters")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="court_matters")
    court = models.CharField(_("court"), max_length=100)
    number = models.CharField(_("case number of the court"), max_length=80, blank=True)
    filed_on = models.DateField(_("filed on"))
    docketed_on = models.DateField(_("docketed on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome, blank=True, default="")
    about_final = models.BooleanField(_("about the final award"), default=False)
    workers = models.ManyToManyField("casework.Party", related_name="+", blank=True)
    # Set where the matter is about a partial or supplementary award, whose fate is its own (办案规则 art 49).
    decision = models.ForeignKey(
        "arbitration.SideDecision", models.PROTECT, null=True, blank=True, related_name="court_matters"
    )
    grounds = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["arbitration", "kind"], name="court_matters_of_arbitration")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.court} · {self.number or self.filed_on}"
