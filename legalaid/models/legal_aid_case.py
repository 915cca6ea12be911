"""法律援助案件: one recipient's aid in one dispute, from the application to the archive."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import transition

from casework.models import Proceeding
from casework.personal_data import SealedTextField
from legalaid.models.stage import StageFields


class State(models.TextChoices):
    APPLIED = "applied", _("applied")
    SUPPLEMENT_REQUESTED = "supplement_requested", _("supplement requested")
    FORWARDED = "forwarded", _("forwarded to the competent centre")
    GRANTED = "granted", _("aid granted")
    REFUSED = "refused", _("aid refused")
    ASSIGNED = "assigned", _("assigned")
    ENGAGED = "engaged", _("engaged")
    CONCLUDED = "concluded", _("work done")
    REPORTED = "reported", _("closing papers filed")
    REVIEWED = "reviewed", _("closing papers in order")
    CLOSED = "closed", _("closed")
    TERMINATED = "terminated", _("terminated")
    WITHDRAWN = "withdrawn", _("withdrawn")


# States in which the file waits for nobody's legal act, with the reason.
WAITS_WITHOUT_LIMIT = {
    State.FORWARDED: "the other centre has it; this file is only put away",
    State.REFUSED: "an objection has no time limit for the applicant (法律援助法 49)",
    State.TERMINATED: "an objection has no time limit for the recipient (法律援助法 49)",
    State.WITHDRAWN: "the applicant asks nothing any more",
    State.REVIEWED: "the days of payment may be over; the board shows what is unpaid",
}
UNDECIDED = (State.APPLIED, State.SUPPLEMENT_REQUESTED)
RUNNING = (State.GRANTED, State.ASSIGNED, State.ENGAGED)
S = State


class LegalAidCase(StageFields, Proceeding):
    """One recipient's aid in one dispute. The tribunal learns that aid was given, never the means."""

    class Channel(models.TextChoices):
        PORTAL = "portal", _("phone form")
        WINDOW = "window", _("window")
        STATION = "station", _("aid station")
        HOTLINE = "hotline", _("hotline 12348")
        HOME_VISIT = "home_visit", _("home visit")
        POST = "post", _("post")
        REFERRAL = "referral", _("referral")

    class Form(models.TextChoices):
        ARBITRATION = "arbitration_agency", _("labour mediation and arbitration")
        LITIGATION = "litigation_agency", _("civil suit")
        CONSULTATION = "consultation", _("legal advice")
        DRAFTING = "drafting", _("drafting of papers")

    class Result(models.TextChoices):
        WON = "won", _("won")
        PARTLY = "partly", _("won in part")
        SETTLED = "settled", _("settled")
        LOST = "lost", _("lost")
        OTHER = "other", _("ended otherwise")

    recipient = models.ForeignKey("casework.Party", models.PROTECT, related_name="legal_aid")
    received_on = models.DateField(_("received on"))
    matter = models.CharField(_("matter"), max_length=60)
    channel = models.CharField(
        _("how it came"), max_length=12, choices=Channel.choices, default=Channel.WINDOW
    )
    station = models.CharField(_("station or referring body"), max_length=80, blank=True)
    aid_form = models.CharField(
        _("form of aid"), max_length=24, choices=Form.choices, default=Form.ARBITRATION
    )
    groups = models.JSONField(_("groups"), default=list, blank=True)
    proofs = models.JSONField(_("proof of status"), default=list, blank=True)
    language = models.CharField(_("language or dialect needed"), max_length=40, blank=True)
    needs = SealedTextField(_("interpreter and accessibility needs"), blank=True)
    by_agreement = models.BooleanField(_("kept by agreement"), default=False)
    came_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="forwarded_as",
        verbose_name=_("came from"),
    )
    exempt = models.BooleanField(_("exempt from the means check"), null=True)
    exemption = models.CharField(_("ground of exemption"), max_length=24, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    missing_items = models.JSONField(default=list, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    refusal = models.TextField(_("reason of refusal"), blank=True)
    refusal_ground = models.CharField(max_length=16, blank=True)
    urgent_on = models.DateField(_("aid provided first on"), null=True, blank=True)
    urgent_ground = models.CharField(max_length=16, blank=True)
    urgent_done_on = models.DateField(_("papers of urgent aid completed on"), null=True, blank=True)
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
    result = models.CharField(_("result"), max_length=8, choices=Result.choices, blank=True)
    result_words = SealedTextField(_("how the case ended"), blank=True)
    work_done = SealedTextField(_("work done"), blank=True)
    won = models.DecimalField(_("money won (yuan)"), max_digits=14, decimal_places=2, null=True, blank=True)
    received_money = models.DecimalField(
        _("money received (yuan)"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    work_days = models.DecimalField(_("days of work"), max_digits=5, decimal_places=1, null=True, blank=True)
    report_items = models.JSONField(default=list, blank=True)
    defects = models.JSONField(_("defects of the file"), default=list, blank=True)
    concluded_on = models.DateField(_("work ended on"), null=True, blank=True)
    reported_on = models.DateField(_("closing papers filed on"), null=True, blank=True)
    reviewed_on = models.DateField(_("closing papers in order since"), null=True, blank=True)
    termination_ground = models.CharField(max_length=2, blank=True)
    termination_facts = SealedTextField(_("facts of the termination"), blank=True)
    terminated_on = models.DateField(_("terminated on"), null=True, blank=True)

    class Meta:
        verbose_name = _("legal aid")
        indexes = [
            models.Index(fields=["lawyer", "assigned_on"], name="aid_of_lawyer"),
            models.Index(fields=["received_on"], name="aid_by_day"),
        ]

    def get_state_display(self) -> str:
        return str(State(self.state).label)

    @transition("state", source=S.APPLIED, target=S.SUPPLEMENT_REQUESTED)
    def request_supplement(self) -> None:
        """法律援助法 art 43: everything missing is asked for once."""

    @transition("state", source=S.SUPPLEMENT_REQUESTED, target=S.APPLIED)
    def take_supplement(self) -> None:
        """法律援助法 art 43."""

    @transition("state", source=UNDECIDED, target=S.FORWARDED)
    def forward(self) -> None:
        """法律援助法 art 38: the centre of the right place goes on; the applicant goes nowhere twice."""

    @transition("state", source=UNDECIDED, target=S.GRANTED)
    def grant(self) -> None:
        """法律援助法 arts 42, 43."""

    @transition("state", source=UNDECIDED, target=S.GRANTED)
    def provide_urgent_aid(self) -> None:
        """法律援助法 art 44: aid first, the papers after."""

    @transition("state", source=UNDECIDED, target=S.REFUSED)
    def refuse(self) -> None:
        """法律援助法 arts 43, 49: in writing, with reasons and the way to object."""

    @transition("state", source=(S.REFUSED, S.CLOSED), target=S.APPLIED)
    def reopen(self) -> None:
        """法律援助法 art 49: the bureau has ordered the refusal put right; the centre decides anew."""

    @transition("state", source=(S.TERMINATED, S.CLOSED), target=S.GRANTED)
    def restore(self) -> None:
        """法律援助法 art 49: the bureau has ordered the termination put right; aid goes on."""

    @transition("state", source=S.GRANTED, target=S.ASSIGNED)
    def assign_lawyer(self) -> None:
        """法律援助法 art 43; 令148 art 24."""

    @transition("state", source=S.ASSIGNED, target=S.GRANTED)
    def decline_assignment(self) -> None:
        """令148 art 27: declined with a reason, or not answered in time; the next fitting one is asked."""

    @transition("state", source=S.ASSIGNED, target=S.ENGAGED)
    def engage(self) -> None:
        """令148 art 27: agreement and mandate are signed."""

    @transition("state", source=(S.ASSIGNED, S.ENGAGED), target=S.GRANTED)
    def replace_lawyer(self) -> None:
        """法律援助法 art 55; 令148."""

    @transition("state", source=S.ENGAGED, target=S.CONCLUDED)
    def conclude(self) -> None:
        """法律援助法 art 50."""

    @transition("state", source=S.CONCLUDED, target=S.REPORTED)
    def file_report(self) -> None:
        """法律援助法 art 50: copies of the decisions and the report are with the centre."""

    @transition("state", source=S.REPORTED, target=S.CONCLUDED)
    def return_report(self) -> None:
        """法律援助法 arts 50, 59: the file has defects, all of them named."""

    @transition("state", source=S.REPORTED, target=S.REVIEWED)
    def review_report(self) -> None:
        """法律援助法 arts 50, 52: the file is in order, the subsidy falls due."""

    @transition("state", source=RUNNING, target=S.TERMINATED)
    def terminate(self) -> None:
        """法律援助法 art 48."""

    @transition("state", source=UNDECIDED, target=S.WITHDRAWN)
    def withdraw(self) -> None:
        """法律援助法 art 43: also what a person deems withdrawn."""

    @transition(
        "state", source=(S.REVIEWED, S.REFUSED, S.TERMINATED, S.WITHDRAWN, S.FORWARDED), target=S.CLOSED
    )
    def close(self) -> None:
        """法律援助法 art 50: the aid file is complete."""
