"""调解会: when and where the sides meet, who mediated, who came, and what each side says. Each piece counts its own changes."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class Session(models.Model):
    """One meeting of the sides: at the office, a station, on site, by telephone or online.

    A sitting that holds a room and people has its `hearing` in the common calendar.
    """

    class Mode(models.TextChoices):
        ROOM = "room", _("at the office")
        STATION = "station", _("station in a town or street")
        SITE = "site", _("on site")
        PHONE = "phone", _("by telephone")
        ONLINE = "online", _("online")

    class Status(models.TextChoices):
        SET = "set", _("set")
        HELD = "held", _("held")
        CALLED_OFF = "called_off", _("called off")

    class Result(models.TextChoices):
        NEXT = "next", _("to be continued")
        AGREED = "agreed", _("agreed, to be written down")
        PART = "part", _("agreed in part")
        NONE = "none", _("no agreement")

    mediation = models.ForeignKey("mediation.Mediation", models.PROTECT, related_name="sessions")
    ordinal = models.PositiveSmallIntegerField(_("number"))
    hearing = models.OneToOneField(
        "casework.Hearing", models.PROTECT, null=True, blank=True, related_name="mediation_session"
    )
    mode = models.CharField(_("how it is held"), max_length=8, choices=Mode, default=Mode.ROOM)
    place = models.CharField(_("place"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.SET)
    rights_told = models.BooleanField(_("rights and duties were told"), default=False)
    facts = SealedTextField(_("facts gone through"), blank=True)
    result = models.CharField(_("result"), max_length=8, choices=Result, blank=True)
    outcome = SealedTextField(_("result in words"), blank=True)
    proposed = SealedTextField(_("offers told, as the record has them"), blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["ordinal"]
        indexes = [models.Index(fields=["starts_at", "id"], name="sessions_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["mediation", "ordinal"], name="sessions_in_order"),
            models.CheckConstraint(
                name="session_ends_after_start", condition=models.Q(ends_at__gt=models.F("starts_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}"

    @property
    def mediated_by(self) -> str:
        """Who mediates or mediated as far as is noted; lists prefetch `mediators`."""
        return "、".join(one.name for one in self.mediators.all() if one.mediates)


class Written(models.Model):
    """Who wrote a piece down and when: at the office, or on a phone before it had a line."""

    author = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)

    class Meta:
        abstract = True


class SessionMediator(Written):
    """调解员: whether a mediator of the body mediated at this session, by the name that he bore then.

    A session keeps its own: who has the case later changes nothing in it (人民调解法 art 27).
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="mediators")
    user = models.ForeignKey("casework.User", models.PROTECT, related_name="+", verbose_name=_("mediator"))
    name = models.CharField(_("name"), max_length=60)
    mediates = models.BooleanField(_("mediates"), default=True)
    ordinal = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["ordinal", "id"]
        constraints = [models.UniqueConstraint(fields=["session", "user"], name="a_mediator_once_a_session")]

    def __str__(self) -> str:
        return self.name


class Presence(Written):
    """Whether one party, or one body of the joint table, came to a session."""

    class Came(models.TextChoices):
        PRESENT = "present", _("has come")
        AGENT = "agent", _("an agent has come")
        REMOTE = "remote", _("by telephone or online")
        ABSENT = "absent", _("has not come")

    session = models.ForeignKey(Session, models.PROTECT, related_name="presences")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.ForeignKey("casework.Seat", models.PROTECT, null=True, blank=True, related_name="+")
    came = models.CharField(_("came"), max_length=8, choices=Came)
    who = SealedTextField(_("who came"), blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "party"],
                condition=models.Q(party__isnull=False),
                name="one_presence_a_party",
            ),
            models.UniqueConstraint(
                fields=["session", "seat"], condition=models.Q(seat__isnull=False), name="one_presence_a_seat"
            ),
        ]


class Position(Written):
    """What one side says in a session, as it goes into the record."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="positions")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    text = SealedTextField(_("what it says"), blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "party"], name="one_position_a_party")]


class Picture(models.Model):
    """A photo taken at a session (a wage sheet on the wall, a signed list): for the mediators' own file."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="pictures")
    caption = SealedTextField(_("caption"), blank=True)
    file = models.FileField(upload_to="mediation/%Y/%m/")
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    user = models.ForeignKey("casework.User", models.PROTECT, related_name="+")
    entry = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        ordering = ["taken_at", "id"]
