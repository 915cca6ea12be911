"""Rooms and hearings; a room, a person and a slot never meet twice."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Room(models.Model):
    """A hearing or mediation room of an organisation: a place, an online room, or "at the employer's site".

    A site is no room of ours: it never is taken, and its address stands on the hearing (办案规则 art 67). A telephone
    never is taken either.
    """

    class Kind(models.TextChoices):
        PLACE = "place", _("room")
        ONLINE = "online", _("online room")
        SITE = "site", _("at the employer's site")
        STATION = "station", _("station in a town or street")
        PHONE = "phone", _("by telephone")

    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="rooms")
    name = models.CharField(_("room"), max_length=40)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.PLACE)
    address = models.CharField(_("address"), max_length=200, blank=True)
    platform = models.CharField(_("platform"), max_length=60, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_room_per_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_site(self) -> bool:
        return self.kind == self.Kind.SITE

    @property
    def never_taken(self) -> bool:
        """Whether any number of sittings may use it at one time."""
        return self.kind in (self.Kind.SITE, self.Kind.PHONE)


class Hearing(models.Model):
    """开庭: the sitting of a proceeding in a room, from an instant until an instant."""

    class Status(models.TextChoices):
        SET = "set", _("set")
        HELD = "held", _("held")
        POSTPONED = "postponed", _("postponed")

    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, related_name="hearings")
    room = models.ForeignKey(Room, models.PROTECT, related_name="hearings")
    kind = models.CharField(max_length=12, default="hearing")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    status = models.CharField(max_length=12, choices=Status, default=Status.SET)
    public = models.BooleanField(_("public"), default=True)
    address = models.CharField(_("address of the site"), max_length=200, blank=True)
    record = models.JSONField(default=dict, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["room", "starts_at"], name="room_calendar")]
        constraints = [
            models.CheckConstraint(
                name="hearing_ends_after_start", condition=Q(ends_at__gt=models.F("starts_at"))
            )
        ]

    @property
    def place(self) -> str:
        """Where it is held, in one line: the site's address, the platform, or the room with its address."""
        detail = self.address if self.room.is_site else (self.room.address or self.room.platform)
        return f"{self.room.name}（{detail}）" if detail else self.room.name


class HearingSlot(models.Model):
    """A half hour held by a hearing for its room or for a person. The unique rows refuse double booking on any database."""

    hearing = models.ForeignKey(Hearing, models.CASCADE, related_name="slots")
    holder = models.CharField(max_length=32)
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "starts_at"], name="no_double_booking")]
