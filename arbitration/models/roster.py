"""花名册导入: an uploaded roster and its rows until they are applicants of one case."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class RosterImport(models.Model):
    """One uploaded file of one tribunal. The same file uploaded twice is the same import."""

    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="rosters")
    uploaded_by = models.ForeignKey("casework.User", models.PROTECT, related_name="rosters")
    uploaded_at = models.DateTimeField(_("uploaded at"))
    file_name = models.CharField(_("file"), max_length=120)
    sha256 = models.CharField(max_length=64)
    title = models.CharField(_("title"), max_length=120, blank=True)
    employer = models.CharField(_("employer"), max_length=120, blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    stated_total = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    skipped = models.JSONField(default=list, blank=True)
    arbitration = models.ForeignKey(
        "arbitration.Arbitration", models.PROTECT, null=True, blank=True, related_name="rosters"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "sha256"], name="one_import_per_file")]


class RosterRow(models.Model):
    """One worker's row. Its cells are personal data and lie sealed; the messages repeat none of it."""

    class Status(models.TextChoices):
        OK = "ok", _("in order")
        ERROR = "error", _("to correct")
        FIXED = "fixed", _("corrected")
        LEFT_OUT = "left_out", _("left out")
        IMPORTED = "imported", _("imported")

    roster = models.ForeignKey(RosterImport, models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    status = models.CharField(_("result"), max_length=12, choices=Status)
    sealed = SealedTextField()
    owed = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    messages = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["roster", "number"], name="one_row_per_number")]

    @property
    def cells(self) -> dict[str, Any]:
        """The cells by field, unsealed."""
        found: dict[str, Any] = json.loads(self.sealed) if self.sealed else {}
        return found

    @cells.setter
    def cells(self, values: dict[str, Any]) -> None:
        self.sealed = json.dumps(values, ensure_ascii=False)
