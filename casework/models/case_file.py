"""争议案卷: one dispute, from the first word to money in hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseFile(models.Model):
    """One dispute with its parties, claims and evidence; each body's handling of it is a Proceeding."""

    class Channel(models.TextChoices):
        PORTAL = "portal", _("phone form")
        WINDOW = "window", _("window")
        POST = "post", _("post")
        ORAL = "oral", _("oral")
        PHONE = "phone", _("telephone")
        IMPORT = "import", _("roster import")
        REFERRAL = "referral", _("referral")

    number = models.CharField(_("case file number"), max_length=32, unique=True)
    region = models.CharField(_("region"), max_length=6)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    title = models.CharField(_("title, names masked"), max_length=120)
    cause = models.CharField(_("cause"), max_length=60)
    opened_on = models.DateField(_("opened on"))
    headcount = models.PositiveIntegerField(_("workers"), default=1)
    amount_claimed = models.DecimalField(
        _("amount claimed (yuan)"), max_digits=14, decimal_places=2, default=0
    )
    migrant_worker = models.BooleanField(_("migrant worker"), default=False)
    new_employment = models.BooleanField(_("new form of employment"), default=False)
    collective = models.BooleanField(_("collective"), default=False)
    hardship = models.BooleanField(_("hardship"), default=False)
    priority = models.PositiveSmallIntegerField(_("priority"), default=0)
    employer_index = models.CharField(max_length=120, blank=True, db_index=True)
    event_count = models.PositiveIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.number


class Counter(models.Model):
    """The last number given in one series; the row is locked while the next is taken."""

    key = models.CharField(max_length=80, unique=True)
    last = models.PositiveIntegerField(default=0)


class CaseAccessCode(models.Model):
    """The code by which a party without an account comes back to its own side of a case file.

    Only a keyed digest is stored; the code itself stands on the party's slip and QR.
    """

    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="access_codes")
    digest = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)


class Reading(models.Model):
    """Who opened which case file and when. Append only, one row a person, case file and hour at most."""

    case_file = models.ForeignKey(CaseFile, models.PROTECT, related_name="readings")
    user = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="readings")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, related_name="readings")
    hour = models.DateTimeField()
    at = models.DateTimeField()
    capacity = models.CharField(max_length=24)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_file", "user", "hour"], name="one_reading_per_user_and_hour"
            ),
            models.UniqueConstraint(
                fields=["case_file", "party", "hour"], name="one_reading_per_party_and_hour"
            ),
        ]
