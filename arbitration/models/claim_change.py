"""请求变动: added, changed, withdrawn or counter-claims as they were asked for, until they are decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField


class ClaimChange(ConcurrentTransitionMixin, models.Model):
    """One request to change what is claimed. `items` are the claims as asked; they become Claim rows when accepted."""

    class Kind(models.TextChoices):
        ADD = "add", _("added claims")
        CHANGE = "change", _("changed claims")
        COUNTER = "counter", _("counter-application")

    class State(models.TextChoices):
        REQUESTED = "requested", _("awaiting decision")
        ACCEPTED = "accepted", _("accepted")
        SEPARATE = "separate", _("left to a separate case")
        REFUSED = "refused", _("refused")

    arbitration = models.ForeignKey("arbitration.Arbitration", models.PROTECT, related_name="claim_changes")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="claim_changes")
    items = models.JSONField(default=list)
    requested_on = models.DateField(_("requested on"))
    in_time = models.BooleanField(_("in time"), default=True)
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.REQUESTED)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    class Meta:
        ordering = ["id"]

    @transition("state", source=State.REQUESTED, target=State.ACCEPTED)
    def accept(self) -> None:
        """办案规则 arts 36, 44: taken into this case."""

    @transition("state", source=State.REQUESTED, target=State.SEPARATE)
    def leave_to_another_case(self) -> None:
        """办案规则 arts 36, 44: asked too late, filed apart."""

    @transition("state", source=State.REQUESTED, target=State.REFUSED)
    def refuse(self) -> None:
        """办案规则 arts 30, 36: the conditions of acceptance are not met."""
