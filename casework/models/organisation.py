"""Organisations as a tree with region codes, and who works in them. Users are deactivated, never deleted."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class User(AbstractUser):
    """Somebody who signs in: staff of an organisation, a lawyer, or a party with an account."""

    full_name = models.CharField(_("name"), max_length=60)
    phone = SealedTextField(_("phone"), blank=True)

    def __str__(self) -> str:
        return self.full_name or self.username


class Organisation(models.Model):
    """机构: a tribunal, a mediation body, a legal-aid centre, a law firm, a bureau."""

    class Kind(models.TextChoices):
        BUREAU = "bureau", _("human resources bureau")
        TRIBUNAL = "tribunal", _("arbitration tribunal")
        UNION = "union", _("trade union")
        UNION_MEDIATION = "union_mediation", _("union mediation centre")
        PEOPLES_MEDIATION = "peoples_mediation", _("people's mediation committee")
        JUSTICE = "justice", _("justice bureau")
        LEGAL_AID = "legal_aid", _("legal-aid centre")
        LAW_FIRM = "law_firm", _("law firm")
        INSPECTION = "inspection", _("labour inspection")
        COURT = "court", _("court")
        INDUSTRY = "industry", _("industry association")
        EMPLOYERS = "employers", _("employers' association")
        ENTERPRISE = "enterprise", _("enterprise mediation committee")
        PLATFORM = "platform", _("platform company")

    code = models.CharField(_("code"), max_length=32, unique=True)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=40)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    region = models.CharField(_("region"), max_length=6)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("superior")
    )
    path = models.CharField(max_length=255, editable=False, db_index=True)
    number_prefix = models.CharField(_("number prefix"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        ordering = ["region", "kind", "code"]
        constraints = [
            models.CheckConstraint(
                name="region_has_six_digits", condition=models.Q(region__regex=r"^[0-9]{6}$")
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def city(self) -> str:
        """The six-digit code of the prefecture city (440106 → 440100)."""
        return self.region[:4] + "00"


class Role(models.TextChoices):
    CLERK = "clerk", _("tribunal clerk")
    ARBITRATOR = "arbitrator", _("arbitrator")
    HEAD = "head", _("head of the tribunal")
    MEDIATOR = "mediator", _("mediator")
    LEGAL_AID_CLERK = "legal_aid_clerk", _("legal-aid clerk")
    LAWYER = "lawyer", _("lawyer")
    INSPECTOR = "inspector", _("labour inspector")
    SUPERVISOR = "supervisor", _("supervisor")
    DELEGATE = "delegate", _("delegate at a joint table")
    ADMINISTRATOR = "administrator", _("administrator")
    WORKER = "worker", _("worker")
    EMPLOYER = "employer", _("employer")
    SYSTEM = "system", _("system")


class Membership(models.Model):
    """One role of one user in one organisation. Arbitrators are full-time or part-time (调解仲裁法 art 19, 20)."""

    class Employment(models.TextChoices):
        FULL_TIME = "full_time", _("full-time")
        PART_TIME = "part_time", _("part-time")

    class Bench(models.TextChoices):
        GOVERNMENT = "government", _("government")
        UNION = "union", _("trade union")
        EMPLOYERS = "employers", _("employers' association")

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name=_("user"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=24, choices=Role)
    active = models.BooleanField(_("active"), default=True)
    employment = models.CharField(
        _("full-time or part-time"), max_length=12, choices=Employment, default=Employment.FULL_TIME
    )
    bench = models.CharField(_("sits for (tripartite)"), max_length=12, choices=Bench, blank=True)
    specialities = models.CharField(_("specialities"), max_length=200, blank=True)
    languages = models.CharField(_("languages and dialects"), max_length=200, blank=True)
    areas = models.CharField(_("areas"), max_length=200, blank=True)
    cap = models.PositiveSmallIntegerField(_("most open cases"), default=60)
    weight = models.DecimalField(_("share weight"), max_digits=5, decimal_places=2, default=1)
    on_leave_until = models.DateField(_("on leave until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="one_membership_per_role")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation} · {self.get_role_display()}"


class OrganisationSetting(models.Model):
    """What an organisation overrides, from a date on: the length of a limit, a target, a court's name."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="settings")
    key = models.CharField(_("key"), max_length=120)
    value = models.JSONField(_("value"))
    effective_from = models.DateField(_("effective from"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key", "effective_from"], name="one_setting_per_date"
            )
        ]
