"""仲裁审查: a mediation agreement put to the commission by both parties, and its small state machine."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import transition

from casework.models import Proceeding


class ReviewState(models.TextChoices):
    REQUESTED = "requested", _("application received")
    ACCEPTED = "accepted", _("under review")
    REFUSED = "refused", _("not accepted for review")
    DOCUMENT_MADE = "document_made", _("document made")
    DECLINED = "declined", _("no document made")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EFFECTIVE = "effective", _("document effective")
    CLOSED = "closed", _("closed")


R = ReviewState


class AgreementReview(Proceeding):
    """One joint application. The agreement's terms are copied once: the document must equal them (规则77)."""

    agreement_number = models.CharField(_("number of the agreement"), max_length=80, blank=True)
    mediated_by = models.ForeignKey(
        "casework.Organisation", models.PROTECT, related_name="+", verbose_name=_("mediation body")
    )
    effective_on = models.DateField(_("agreement effective on"))
    applied_on = models.DateField(_("applied on"))
    agreement = models.JSONField(default=dict)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    ground = models.CharField(max_length=40, blank=True)
    explanation = models.CharField(max_length=1000, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    record = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("review of a mediation agreement")

    def get_state_display(self) -> str:
        return str(ReviewState(self.state).label)

    @transition("state", source=R.REQUESTED, target=R.ACCEPTED)
    def accept(self) -> None:
        """办案规则 art 75: in scope, in time, by both."""

    @transition("state", source=R.REQUESTED, target=R.REFUSED)
    def refuse(self) -> None:
        """办案规则 art 75: one of its grounds forbids."""

    @transition("state", source=R.ACCEPTED, target=R.DOCUMENT_MADE)
    def make_document(self) -> None:
        """办案规则 art 77: form and content of the agreement are lawful and valid."""

    @transition("state", source=R.ACCEPTED, target=R.DECLINED)
    def decline(self) -> None:
        """办案规则 art 78."""

    @transition("state", source=(R.REQUESTED, R.ACCEPTED), target=R.WITHDRAWN)
    def withdraw(self) -> None:
        """办案规则 art 79: withdrawn before the document is made."""

    @transition("state", source=R.DOCUMENT_MADE, target=R.EFFECTIVE)
    def take_effect(self) -> None:
        """办案规则 art 77: both have signed for it."""

    @transition("state", source=(R.REFUSED, R.DECLINED, R.WITHDRAWN, R.EFFECTIVE), target=R.CLOSED)
    def close(self) -> None:
        """办案规则 arts 22–24: the file is complete."""
