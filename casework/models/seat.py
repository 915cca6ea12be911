"""席位: a body invited to take part in another body's proceeding, such as the joint table of platform work."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField


class Seat(ConcurrentTransitionMixin, models.Model):
    """One body's seat at a table that another body leads. It sees what the leading track shows it there, no case page."""

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        ACCEPTED = "accepted", _("takes part")
        DECLINED = "declined", _("declined")
        LEFT = "left", _("has left")

    class Part(models.TextChoices):
        BUREAU = "bureau", _("human resources bureau")
        UNION = "union", _("trade union")
        COURT = "court", _("court")
        JUSTICE = "justice", _("justice bureau")
        INDUSTRY = "industry", _("industry association")
        EMPLOYERS = "employers", _("employers' association")
        PLATFORM = "platform", _("platform company")

    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(
        "casework.Organisation", models.PROTECT, related_name="seats", verbose_name=_("body")
    )
    part = models.CharField(_("takes part as"), max_length=12, choices=Part)
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.INVITED)
    invited_on = models.DateField(_("invited on"))
    reply_by = models.DateField(_("reply by"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    delegate = models.ForeignKey(
        "casework.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("delegate"),
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)

    class Meta:
        verbose_name = _("seat")
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "organisation"],
                condition=models.Q(state__in=["invited", "accepted"]),
                name="one_seat_per_body",
            )
        ]
        indexes = [models.Index(fields=["organisation", "state", "-invited_on", "-id"], name="seats_of_body")]

    @transition(field=state, source=State.INVITED, target=State.ACCEPTED)
    def accept(self) -> None:
        """人社厅发〔2024〕4号 (MED-14): the body takes part."""

    @transition(field=state, source=State.INVITED, target=State.DECLINED)
    def decline(self) -> None:
        """人社厅发〔2024〕4号 (MED-14): the body declines, with its reason."""

    @transition(field=state, source=(State.INVITED, State.ACCEPTED), target=State.LEFT)
    def leave(self) -> None:
        """人社厅发〔2024〕4号 (MED-14): the table is closed, or the lead releases the body."""
