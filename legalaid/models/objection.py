"""异议审查 (法律援助法 art 49): the justice bureau's own small proceeding on a refusal or a termination."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import transition

from casework.models import Proceeding
from casework.personal_data import SealedTextField


class ObjectionState(models.TextChoices):
    RECEIVED = "received", _("objection received")
    UPHELD = "upheld", _("decision upheld")
    CORRECTED = "corrected", _("centre ordered to put it right")
    WITHDRAWN = "withdrawn", _("objection withdrawn")
    CLOSED = "closed", _("closed")


State = ObjectionState


class AidObjection(Proceeding):
    """One objection of an applicant or recipient, decided within five days by the bureau that set the centre up."""

    against = models.ForeignKey("legalaid.LegalAidCase", models.PROTECT, related_name="objections")
    about = models.CharField(
        max_length=12, choices=[("refusal", _("refusal")), ("termination", _("termination"))]
    )
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="aid_objections")
    received_on = models.DateField(_("received on"))
    text = SealedTextField(_("facts and reasons"))
    findings = SealedTextField(_("findings"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("objection to a legal-aid decision")

    def get_state_display(self) -> str:
        return str(ObjectionState(self.state).label)

    @transition("state", source=State.RECEIVED, target=State.UPHELD)
    def uphold(self) -> None:
        """法律援助法 art 49: review by the government or a suit remain."""

    @transition("state", source=State.RECEIVED, target=State.CORRECTED)
    def order_correction(self) -> None:
        """法律援助法 art 49: the centre puts its decision right."""

    @transition("state", source=State.RECEIVED, target=State.WITHDRAWN)
    def withdraw(self) -> None:
        """法律援助法 art 49: the objection is taken back."""

    @transition("state", source=(State.UPHELD, State.CORRECTED, State.WITHDRAWN), target=State.CLOSED)
    def close(self) -> None:
        """法律援助法 art 49: the file is put away."""


class CostRecovery(models.Model):
    """骗取援助的追缴 (法律援助法 art 64): the bureau orders the cost paid and a fine of at most 3,000 yuan."""

    aid = models.OneToOneField("legalaid.LegalAidCase", models.PROTECT, related_name="recovery")
    cost = models.DecimalField(_("cost of the aid (yuan)"), max_digits=10, decimal_places=2)
    fine = models.DecimalField(_("fine (yuan)"), max_digits=10, decimal_places=2)
    facts = SealedTextField(_("facts and reasons"))
    payment = models.CharField(_("how and by when to pay"), max_length=200, blank=True)
    ordered_on = models.DateField(_("ordered on"))
    ordered_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
