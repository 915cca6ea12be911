"""当事人申请事项: what a party asks of the commission on the way, and how it was decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField
from casework.personal_data import SealedTextField


class PartyRequest(ConcurrentTransitionMixin, models.Model):
    """One request of one party in one arbitration. Its text is sealed: it may name people and their troubles."""

    class Kind(models.TextChoices):
        JURISDICTION = "jurisdiction", _("jurisdiction objection")
        RECUSAL = "recusal", _("recusal")
        POSTPONEMENT = "postponement", _("postponement of the hearing")
        EVIDENCE_PERIOD = "evidence_period", _("longer evidence period")
        EVIDENCE_ORDER = "evidence_order", _("order to produce evidence")
        INVESTIGATION = "investigation", _("collection of evidence by the tribunal")
        APPRAISAL = "appraisal", _("appraisal")
        CLOSED_HEARING = "closed_hearing", _("closed hearing")
        RECORD_CORRECTION = "record_correction", _("correction of the record")
        PRELIMINARY_EXECUTION = "preliminary_execution", _("preliminary execution")

    class State(models.TextChoices):
        REQUESTED = "requested", _("awaiting decision")
        GRANTED = "granted", _("granted")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn")

    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="requests")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, related_name="requests")
    about = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    hearing = models.ForeignKey("casework.Hearing", models.PROTECT, null=True, blank=True, related_name="+")
    text = SealedTextField(_("facts and reasons"), blank=True)
    received_on = models.DateField(_("received on"))
    in_time = models.BooleanField(_("in time"), default=True)
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.REQUESTED)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.CharField(_("reasons of the decision"), max_length=1000, blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["arbitration", "state"], name="requests_of_arbitration")]

    @transition("state", source=State.REQUESTED, target=State.GRANTED)
    def grant(self) -> None:
        """办案规则 arts 10–12, 15, 16, 38, 40, 51: the request is allowed by whoever decides it."""

    @transition("state", source=State.REQUESTED, target=State.REJECTED)
    def reject(self) -> None:
        """办案规则 arts 10–12, 15, 16, 38, 40, 51: the request is turned down, with reasons."""

    @transition("state", source=State.REQUESTED, target=State.WITHDRAWN)
    def take_back(self) -> None:
        """办案规则 art 35 by analogy: a party may take its own request back."""
