"""调解: union, people's, bureau, court, industry, enterprise and joint mediation share one model and machine."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import transition

from casework.models import Party, Proceeding
from casework.personal_data import SealedTextField
from mediation.models.states import BINDING, ENDED, OPEN, State

S = State


class Channel(models.TextChoices):
    """How the application reached the body."""

    PORTAL = "portal", _("phone form")
    WINDOW = "window", _("window")
    POST = "post", _("on paper, by post")
    ORAL = "oral", _("oral")
    PHONE = "phone", _("telephone")
    REFERRAL = "referral", _("referral")


class Source(models.TextChoices):
    """On whose move the mediation came about."""

    PARTY = "party", _("applied by a party")
    OWN_MOTION = "own_motion", _("the body's own motion")
    HOTLINE_12333 = "hotline_12333", _("hotline 12333")
    HOTLINE_12351 = "hotline_12351", _("hotline 12351")
    ARBITRATION = "arbitration", _("arbitration (suggestion to mediate)")
    INSPECTION = "inspection", _("labour inspection")
    COURT_DELEGATED = "court_delegated", _("court, before docketing")
    COURT_ENTRUSTED = "court_entrusted", _("court, after docketing")
    LEGAL_AID = "legal_aid", _("legal aid")
    CLUE = "clue", _("clue of wage arrears")
    EARLY_WARNING = "early_warning", _("early warning")
    MEDIATION = "mediation", _("another mediation body")


# The body moves first: nobody has applied, so each side is asked.
UNASKED = (Source.OWN_MOTION, Source.CLUE, Source.EARLY_WARNING)


class Mediation(Proceeding):
    """One mediation by one body. 15 days run from receipt and, apart from that, from acceptance (MED-3a, MED-3b).

    `mediation_kind` names its file in mediation/kinds. `way_opened_on` is the day on which the way to arbitration opened
    while the talks may go on; `agreed_until` is the last day of an extension that both sides agreed on.
    """

    mediation_kind = models.CharField(_("kind of mediation"), max_length=16, default="union")
    channel = models.CharField(_("how it came"), max_length=12, choices=Channel, default=Channel.WINDOW)
    source = models.CharField(_("on whose move"), max_length=16, choices=Source, default=Source.PARTY)
    source_number = models.CharField(_("number at the referring body"), max_length=80, blank=True)
    applied_by = models.ForeignKey(
        "casework.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("applied by"),
    )
    language = models.CharField(_("language or dialect needed"), max_length=40, blank=True)
    statement = SealedTextField(_("dispute as told"), blank=True)
    received_on = models.DateField(_("received on"))
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    way_opened_on = models.DateField(_("way to arbitration opened on"), null=True, blank=True)
    agreed_until = models.DateField(_("extended until"), null=True, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ground = models.CharField(_("why it ended"), max_length=24, blank=True)
    complex = models.BooleanField(_("complex, or several bodies concerned"), default=False)
    table_closed_on = models.DateField(_("joint table closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("mediation")

    @property
    def applying_side(self) -> str | None:
        """The side that applied and so agrees; None where the body moved first (令17 art 23, 主动调解)."""
        if self.source in UNASKED:
            return None
        return str(self.applied_by.side) if self.applied_by else str(Party.Side.APPLICANT)

    def get_state_display(self) -> str:
        return str(State(self.state).label)

    @transition("state", source=S.APPLIED, target=S.ACCEPTED)
    def accept(self) -> None:
        """令17 art 22: both sides agree and the dispute is within scope."""

    @transition("state", source=S.APPLIED, target=S.NOT_ACCEPTED)
    def decline(self) -> None:
        """令17 art 22: out of scope, or one side refuses."""

    @transition("state", source=S.APPLIED, target=S.TRANSFERRED)
    def transfer(self) -> None:
        """深圳矛盾纠纷多元化解条例 art 45 (MED-16): another body is competent."""

    @transition("state", source=OPEN, target=S.MEDIATING)
    def hold_session(self) -> None:
        """人民调解法 arts 20–25; 令17 arts 23–25."""

    @transition("state", source=OPEN, target=S.AGREED)
    def agree(self) -> None:
        """调解仲裁法 art 14: both sign, the mediator signs, the body seals."""

    @transition("state", source=OPEN, target=S.MEDIATING)
    def agree_in_part(self) -> None:
        """调解仲裁法 art 14; 深圳矛盾纠纷多元化解条例 art 26 (MED-16b): part is agreed, the talks go on."""

    @transition("state", source=OPEN, target=S.AGREED)
    def end_rest(self) -> None:
        """令17 arts 29, 30: part was agreed before, the rest has failed or run out."""

    @transition("state", source=OPEN, target=S.FAILED)
    def fail(self) -> None:
        """令17 arts 29, 30; 人民调解法 art 26."""

    @transition("state", source=(S.APPLIED, *OPEN), target=S.EXPIRED)
    def expire(self) -> None:
        """调解仲裁法 art 14; 令17 art 29: no agreement in time opens the way to arbitration."""

    @transition("state", source=(S.APPLIED, *OPEN), target=S.WITHDRAWN)
    def withdraw(self) -> None:
        """人民调解法 art 23: mediation is voluntary."""

    @transition("state", source=(S.AGREED, S.IN_DEFAULT), target=S.CONFIRMED)
    def confirm(self) -> None:
        """令17 art 27; 办案规则 arts 74–78; 民事诉讼法 art 205."""

    @transition("state", source=BINDING, target=S.PERFORMED)
    def perform(self) -> None:
        """人民调解法 art 31: all that was agreed has been paid."""

    @transition("state", source=(S.AGREED, S.CONFIRMED), target=S.IN_DEFAULT)
    def default(self) -> None:
        """调解仲裁法 arts 15, 16: a date of the agreement was missed."""

    @transition("state", source=(S.AGREED, S.CONFIRMED, S.IN_DEFAULT), target=S.IN_ENFORCEMENT)
    def enforce(self) -> None:
        """民事诉讼法 arts 227, 247; 调解仲裁法 art 51: what can be enforced is put to the court."""

    @transition("state", source=(*ENDED, S.CONFIRMED, S.IN_DEFAULT, S.IN_ENFORCEMENT), target=S.CLOSED)
    def close(self) -> None:
        """令17 art 30: the mediation file is complete."""
