"""指派: who can be asked, who was asked for which case and what he answered; the ledger that shares are counted from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField
from casework.personal_data import SealedTextField


class Provider(models.Model):
    """法律援助人员 (法律援助法 arts 12, 13, 16, 17): what a centre keeps of a person who can be asked, beside the membership."""

    class Category(models.TextChoices):
        LAWYER = "lawyer", _("lawyer")
        LEGAL_WORKER = "legal_worker", _("basic-level legal worker")
        VOLUNTEER = "volunteer", _("volunteer")
        STAFF = "staff", _("centre's own staff")

    class Standing(models.TextChoices):
        GOOD = "good", _("in good standing")
        SUSPENDED = "suspended", _("suspended")
        ENDED = "ended", _("no longer practises")

    membership = models.OneToOneField("casework.Membership", models.PROTECT, related_name="provider")
    category = models.CharField(
        _("category"), max_length=16, choices=Category.choices, default=Category.LAWYER
    )
    licence = models.CharField(_("licence number"), max_length=32, blank=True)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing.choices, default=Standing.GOOD)
    quality = models.DecimalField(
        _("quality (average of peers)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    bank_account = SealedTextField(_("bank account"), blank=True)


class AidTeam(models.Model):
    """承办团队: one team for the batch of a collective case; it counts as one case in everybody's share."""

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="aid_teams")
    centre = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="aid_teams")
    firm = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="led_aid_teams")
    lead = models.ForeignKey("casework.User", models.PROTECT, related_name="led_aid_teams")
    made_on = models.DateField(_("formed on"))
    made_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")


class AidAssignment(ConcurrentTransitionMixin, models.Model):
    """One time that one person was asked for one case (令148 arts 24, 27), with the place he had in the order."""

    class State(models.TextChoices):
        OFFERED = "offered", _("waiting for the answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        LAPSED = "lapsed", _("not answered in time")
        RELEASED = "released", _("released")

    aid = models.ForeignKey("legalaid.LegalAidCase", models.PROTECT, related_name="assignments_made")
    user = models.ForeignKey("casework.User", models.PROTECT, related_name="aid_assignments")
    firm = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="aid_assignments")
    city = models.CharField(_("city"), max_length=6)
    team = models.ForeignKey(AidTeam, models.PROTECT, null=True, blank=True, related_name="assignments")
    counts_as = models.BigIntegerField(editable=False)
    place = models.PositiveSmallIntegerField(_("place in the order"), default=1)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    out_of_order = models.BooleanField(_("asked out of order"), default=False)
    seed = models.CharField(max_length=80, blank=True)
    by_phone = models.BooleanField(_("asked by phone"), default=False)
    offered_on = models.DateField(_("asked on"))
    reply_by = models.DateTimeField(_("answer due at"))
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.OFFERED)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("reason of the answer"), max_length=300, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["city", "offered_on", "user"], name="aid_shares_of_city"),
            models.Index(fields=["user"], condition=Q(ended_on=None), name="aid_load_of_person"),
            models.Index(fields=["reply_by"], condition=Q(state="offered"), name="aid_offers_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["aid"], condition=Q(ended_on=None), name="no_aid_case_assigned_twice"
            )
        ]

    @transition("state", source=State.OFFERED, target=State.ACCEPTED)
    def accept(self) -> None:
        """令148 art 27: the case is taken on."""

    @transition("state", source=State.OFFERED, target=State.DECLINED)
    def decline(self) -> None:
        """法律援助法 art 46: with a good reason only."""

    @transition("state", source=State.OFFERED, target=State.LAPSED)
    def lapse(self) -> None:
        """法律援助法 art 43: the three days don't wait for who doesn't answer."""

    @transition("state", source=(State.OFFERED, State.ACCEPTED), target=State.RELEASED)
    def release(self) -> None:
        """法律援助法 arts 48, 50, 55: replaced, ended or terminated."""
