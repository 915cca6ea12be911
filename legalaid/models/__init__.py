"""法律援助: one application for aid and what comes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import transition

from casework.models import Proceeding


class State(models.TextChoices):
    APPLIED = "applied", _("applied")
    SUPPLEMENT_REQUESTED = "supplement_requested", _("supplement requested")
    GRANTED = "granted", _("aid granted")
    REFUSED = "refused", _("aid refused")
    ASSIGNED = "assigned", _("assigned")
    ENGAGED = "engaged", _("engaged")
    CONCLUDED = "concluded", _("work done")
    CLOSED = "closed", _("closed")
    TERMINATED = "terminated", _("terminated")
    WITHDRAWN = "withdrawn", _("withdrawn")


S = State


class LegalAidCase(Proceeding):
    """One recipient's aid in one dispute. The tribunal learns that aid was given, never the means."""

    recipient = models.ForeignKey("casework.Party", models.PROTECT, related_name="legal_aid")
    received_on = models.DateField(_("received on"))
    matter = models.CharField(_("matter"), max_length=60)
    exempt = models.BooleanField(_("exempt from the means check"), null=True)
    reasons = models.JSONField(default=list, blank=True)
    missing_items = models.JSONField(default=list, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    refusal = models.TextField(_("reason of refusal"), blank=True)
    lawyer = models.ForeignKey(
        "casework.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aid_cases",
        verbose_name=_("lawyer"),
    )
    firm = models.ForeignKey(
        "casework.Organisation", models.PROTECT, null=True, blank=True, related_name="aid_cases"
    )
    ranking = models.JSONField(default=list, blank=True)
    assigned_on = models.DateField(_("assigned on"), null=True, blank=True)
    accepted_on = models.DateField(_("accepted by the lawyer on"), null=True, blank=True)
    mandate_on = models.DateField(_("mandate signed on"), null=True, blank=True)
    powers = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("legal aid")

    def get_state_display(self) -> str:
        return str(State(self.state).label)

    @transition("state", source=S.APPLIED, target=S.SUPPLEMENT_REQUESTED)
    def request_supplement(self) -> None:
        """法律援助法 art 43: everything missing is asked for once."""

    @transition("state", source=S.SUPPLEMENT_REQUESTED, target=S.APPLIED)
    def take_supplement(self) -> None:
        """法律援助法 art 43."""

    @transition("state", source=(S.APPLIED, S.SUPPLEMENT_REQUESTED), target=S.GRANTED)
    def grant(self) -> None:
        """法律援助法 arts 42, 43."""

    @transition("state", source=(S.APPLIED, S.SUPPLEMENT_REQUESTED), target=S.REFUSED)
    def refuse(self) -> None:
        """法律援助法 arts 43, 49: in writing, with reasons and the way to object."""

    @transition("state", source=S.GRANTED, target=S.ASSIGNED)
    def assign_lawyer(self) -> None:
        """法律援助法 art 43; 令148 art 24."""

    @transition("state", source=S.ASSIGNED, target=S.GRANTED)
    def decline_assignment(self) -> None:
        """令148 art 27: the lawyer declines with a reason; the next fitting one is asked."""

    @transition("state", source=S.ASSIGNED, target=S.ENGAGED)
    def engage(self) -> None:
        """令148 art 27: agreement and mandate are signed."""

    @transition("state", source=S.ENGAGED, target=S.GRANTED)
    def replace_lawyer(self) -> None:
        """法律援助法 art 55; 令148."""

    @transition("state", source=S.ENGAGED, target=S.CONCLUDED)
    def conclude(self) -> None:
        """法律援助法 art 50."""

    @transition("state", source=(S.GRANTED, S.ASSIGNED, S.ENGAGED), target=S.TERMINATED)
    def terminate(self) -> None:
        """法律援助法 art 48."""

    @transition("state", source=(S.APPLIED, S.SUPPLEMENT_REQUESTED), target=S.WITHDRAWN)
    def withdraw(self) -> None:
        """法律援助法 art 43: also what a person deems withdrawn."""

    @transition("state", source=(S.CONCLUDED, S.REFUSED, S.TERMINATED, S.WITHDRAWN), target=S.CLOSED)
    def close(self) -> None:
        """法律援助法 art 50: the aid file is complete."""
