"""Evidence, and the element statements of both sides."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Evidence(models.Model):
    """证据: one numbered item with its source, what it proves, and how the other side answered."""

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="evidence")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="evidence")
    ordinal = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)
    proves = models.CharField(_("what it proves"), max_length=200, blank=True)
    element = models.CharField(max_length=8, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), default=1)
    original_seen = models.BooleanField(_("original seen"), default=False)
    file = models.FileField(upload_to="evidence/%Y/%m/", blank=True)
    content_type = models.CharField(max_length=60, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    submitted_at = models.DateTimeField()
    late_reason = models.CharField(max_length=200, blank=True)
    opinion = models.JSONField(default=dict, blank=True)
    finding = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["party", "ordinal", "id"]


class ElementStatement(models.Model):
    """One side's statement on one element. A later statement follows the earlier one; none is overwritten."""

    class Stance(models.TextChoices):
        NONE = "", _("not asked")
        ACCEPTED = "accepted", _("accepts the statement")
        DENIED = "denied", _("denied")
        PARTLY = "partly", _("partly accepted")
        UNKNOWN = "unknown", _("doesn't know")
        UNANSWERED = "unanswered", _("not answered")

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="element_statements")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="element_statements")
    subject = models.ForeignKey("casework.Party", models.PROTECT, related_name="elements_about")
    code = models.CharField(max_length=8)
    value = models.JSONField(null=True)
    stance = models.CharField(max_length=12, choices=Stance, blank=True, default="")
    source = models.CharField(max_length=12, default="form")
    stated_at = models.DateTimeField()
    superseded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "subject", "code"],
                condition=models.Q(superseded=False),
                name="one_current_statement",
            )
        ]


class ElementFinding(models.Model):
    """认定: what the tribunal finds on an element about one worker, and on what ground."""

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="element_findings")
    subject = models.ForeignKey("casework.Party", models.PROTECT, related_name="findings_about")
    code = models.CharField(max_length=8)
    status = models.CharField(max_length=12)
    value = models.JSONField(null=True)
    basis = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "code"], name="one_finding_per_element")]
