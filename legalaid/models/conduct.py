"""承办: notes of the work, expenses, and what recipient or lawyer ask of the centre on the way."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField
from casework.personal_data import SealedTextField


class ConductNote(models.Model):
    """承办记录: one piece of work, in order of its day. Its words are the recipient's business and sealed."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("meeting with the client")
        PROGRESS = "progress", _("progress report")
        HEARING = "hearing", _("hearing attended")
        EVIDENCE = "evidence", _("evidence collected")
        DRAFTING = "drafting", _("paper drafted")
        OTHER = "other", _("other work")

    aid = models.ForeignKey("legalaid.LegalAidCase", models.PROTECT, related_name="notes")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    on = models.DateField(_("on"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    place = models.CharField(_("place or method"), max_length=60, blank=True)
    text = SealedTextField(_("what was done"))
    to_client = models.BooleanField(_("told to the client"), default=False)
    by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["on", "id"]


class Expense(ConcurrentTransitionMixin, models.Model):
    """办案费用: a direct cost with its voucher; paid together with the subsidy, once allowed."""

    class State(models.TextChoices):
        CLAIMED = "claimed", _("awaiting decision")
        ALLOWED = "allowed", _("allowed")
        REFUSED = "refused", _("refused")

    aid = models.ForeignKey("legalaid.LegalAidCase", models.PROTECT, related_name="expenses")
    title = models.CharField(_("for what"), max_length=80)
    amount = models.DecimalField(_("amount (yuan)"), max_digits=10, decimal_places=2)
    on = models.DateField(_("spent on"))
    voucher = models.CharField(_("voucher"), max_length=60, blank=True)
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.CLAIMED)
    decision = models.CharField(_("reasons of the decision"), max_length=300, blank=True)
    decided_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="aid_expense_is_money", condition=models.Q(amount__gt=0))]

    @transition("state", source=State.CLAIMED, target=State.ALLOWED)
    def allow(self) -> None:
        """法律援助法 art 52: a cost of carrying the case."""

    @transition("state", source=State.CLAIMED, target=State.REFUSED)
    def refuse(self) -> None:
        """法律援助法 art 52: no cost of carrying the case, with reasons."""


class AidRequest(ConcurrentTransitionMixin, models.Model):
    """受援人、承办人的请求: another lawyer, a question, a complaint (法律援助法 art 55), or a ground of art 48 reported."""

    class Kind(models.TextChoices):
        REPLACEMENT = "replacement", _("another lawyer")
        QUESTION = "question", _("question on the case")
        COMPLAINT = "complaint", _("complaint")
        GROUND = "ground", _("ground of termination reported")

    class State(models.TextChoices):
        REQUESTED = "requested", _("awaiting decision")
        GRANTED = "granted", _("granted")
        REJECTED = "rejected", _("rejected")
        ANSWERED = "answered", _("answered")

    aid = models.ForeignKey("legalaid.LegalAidCase", models.PROTECT, related_name="requests")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    ground = models.CharField(_("ground"), max_length=24, blank=True)
    party = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="aid_requests"
    )
    user = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    text = SealedTextField(_("facts and reasons"))
    received_on = models.DateField(_("received on"))
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.REQUESTED)
    answer = SealedTextField(_("answer"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["aid", "kind", "state"], name="requests_of_aid")]

    @property
    def state_words(self) -> str:
        """Where it stands: a question waits for words, a complaint for an inquiry, and only a request for a decision."""
        if self.state == self.State.REQUESTED and self.kind == self.Kind.QUESTION:
            return str(_("awaiting an answer"))
        if self.state == self.State.REQUESTED and self.kind == self.Kind.COMPLAINT:
            return str(_("being looked into"))
        return str(self.State(self.state).label)

    @transition("state", source=State.REQUESTED, target=State.GRANTED)
    def grant(self) -> None:
        """法律援助法 art 55; 令148: the request is allowed."""

    @transition("state", source=State.REQUESTED, target=State.REJECTED)
    def reject(self) -> None:
        """法律援助法 art 55; 令148: turned down, with reasons."""

    @transition("state", source=State.REQUESTED, target=State.ANSWERED)
    def reply(self) -> None:
        """法律援助法 arts 55, 56: answered in words."""
