"""调解: union, people's, bureau and court mediation share one model and machine."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import transition

from casework.models import Proceeding


class State(models.TextChoices):
    APPLIED = "applied", _("applied")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    ACCEPTED = "accepted", _("accepted")
    MEDIATING = "mediating", _("mediating")
    AGREED = "agreed", _("agreement signed")
    CONFIRMED = "confirmed", _("confirmed")
    PERFORMED = "performed", _("performed")
    IN_DEFAULT = "in_default", _("in default")
    FAILED = "failed", _("no agreement")
    EXPIRED = "expired", _("run out")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CLOSED = "closed", _("closed")


S = State


class Mediation(Proceeding):
    """One mediation by one body. 15 days run from receipt and, apart from that, from acceptance (MED-3a, MED-3b)."""

    received_on = models.DateField(_("received on"))
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    respondent_consents = models.BooleanField(_("the other side agrees to mediation"), null=True)
    session = models.JSONField(_("session record"), default=dict, blank=True)
    agreement = models.JSONField(_("agreement"), default=dict, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        verbose_name = _("mediation")

    def get_state_display(self) -> str:
        return str(State(self.state).label)

    @transition("state", source=S.APPLIED, target=S.ACCEPTED)
    def accept(self) -> None:
        """令17 art 22: both sides agree and the dispute is within scope."""

    @transition("state", source=S.APPLIED, target=S.NOT_ACCEPTED)
    def decline(self) -> None:
        """令17 art 22: out of scope, or one side refuses."""

    @transition("state", source=(S.ACCEPTED, S.MEDIATING), target=S.MEDIATING)
    def hold_session(self) -> None:
        """人民调解法 arts 20–25; 令17 arts 23–25."""

    @transition("state", source=(S.ACCEPTED, S.MEDIATING), target=S.AGREED)
    def agree(self) -> None:
        """调解仲裁法 art 14: both sign, the mediator signs, the body seals."""

    @transition("state", source=(S.ACCEPTED, S.MEDIATING), target=S.FAILED)
    def fail(self) -> None:
        """令17 arts 29, 30; 人民调解法 art 26."""

    @transition("state", source=(S.APPLIED, S.ACCEPTED, S.MEDIATING), target=S.EXPIRED)
    def expire(self) -> None:
        """调解仲裁法 art 14: no agreement within 15 days of receipt opens the way to arbitration."""

    @transition("state", source=(S.APPLIED, S.ACCEPTED, S.MEDIATING), target=S.WITHDRAWN)
    def withdraw(self) -> None:
        """人民调解法 art 23: mediation is voluntary."""

    @transition("state", source=S.AGREED, target=S.CONFIRMED)
    def confirm(self) -> None:
        """令17 art 27; 办案规则 arts 74–78; 民事诉讼法 art 205."""

    @transition("state", source=(S.AGREED, S.CONFIRMED, S.IN_DEFAULT), target=S.PERFORMED)
    def perform(self) -> None:
        """人民调解法 art 31: all that was agreed has been paid."""

    @transition("state", source=(S.AGREED, S.CONFIRMED), target=S.IN_DEFAULT)
    def default(self) -> None:
        """调解仲裁法 arts 15, 16: a date of the agreement was missed."""

    @transition(
        "state",
        source=(S.NOT_ACCEPTED, S.FAILED, S.EXPIRED, S.WITHDRAWN, S.PERFORMED, S.IN_DEFAULT, S.CONFIRMED),
        target=S.CLOSED,
    )
    def close(self) -> None:
        """令17 art 30: the mediation file is complete."""
