"""新就业形态: the facts of platform work on which a joint table works; every one may still be unknown."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class PlatformWork(models.Model):
    """Who runs the platform, who hires, how orders, rest, pay rules and injury cover stand (人社厅发〔2024〕4号; MED-14)."""

    class Job(models.TextChoices):
        RIDER = "rider", _("food rider")
        DRIVER = "driver", _("ride-hailing driver")
        COURIER = "courier", _("courier")
        FREIGHT = "freight", _("freight driver")
        HOME = "home", _("domestic worker")
        OTHER = "other", _("other platform work")

    class Bond(models.TextChoices):
        EMPLOYMENT = "employment", _("employment")
        INCOMPLETE = "incomplete", _("not fully employment (不完全符合确立劳动关系)")
        CIVIL = "civil", _("civil contract")
        UNCLEAR = "unclear", _("disputed or unclear")

    class Cover(models.TextChoices):
        OCCUPATIONAL = "occupational", _("occupational injury protection (pilot)")
        WORK_INJURY = "work_injury", _("work-injury insurance")
        COMMERCIAL = "commercial", _("commercial accident insurance")
        NONE = "none", _("none")
        UNKNOWN = "unknown", _("not known")

    mediation = models.OneToOneField("mediation.Mediation", models.PROTECT, related_name="platform_work")
    job = models.CharField(_("work"), max_length=8, choices=Job)
    platform = models.CharField(_("platform"), max_length=100)
    contractor = models.CharField(
        _("contractor (station, fleet, labour company)"), max_length=120, blank=True
    )
    account = SealedTextField(_("platform account"), blank=True)
    bond = models.CharField(_("relation to the company"), max_length=12, choices=Bond, default=Bond.UNCLEAR)
    since = models.DateField(_("since"), null=True, blank=True)
    orders = models.PositiveIntegerField(_("orders in the disputed time"), null=True, blank=True)
    hours_a_day = models.DecimalField(
        _("hours online a day"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    rest_days = models.PositiveSmallIntegerField(_("rest days a month"), null=True, blank=True)
    pay_rule = SealedTextField(_("pay rule"), blank=True)
    penalties = models.DecimalField(
        _("penalties deducted (yuan)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    cover = models.CharField(_("injury cover"), max_length=12, choices=Cover, default=Cover.UNKNOWN)
    injury = SealedTextField(_("what happened, if injured"), blank=True)
