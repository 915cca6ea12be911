"""经济困难状况: what an applicant states of his means, sealed; no other track reads these tables."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class MeansStatement(models.Model):
    """One statement of means (法律援助法 art 41). Figures and the computed limbs lie sealed; only the answer is in the clear."""

    class Basis(models.TextChoices):
        COMMITMENT = "commitment", _("personal commitment")
        QUERY = "query", _("query of other bodies' data")
        PAPERS = "papers", _("papers handed in")

    aid = models.OneToOneField("legalaid.LegalAidCase", models.PROTECT, related_name="means")
    stated_on = models.DateField(_("stated on"))
    basis = models.CharField(_("how it was checked"), max_length=12, choices=Basis.choices)
    sealed_facts = SealedTextField()
    sealed_result = SealedTextField(blank=True)
    answer = models.CharField(_("answer"), max_length=16, blank=True)
    recorded_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["stated_on"], name="means_by_day")]

    @property
    def facts(self) -> dict[str, Any]:
        """What was stated, by the names of the means question."""
        found: dict[str, Any] = json.loads(self.sealed_facts)
        return found

    @property
    def decision(self) -> dict[str, Any]:
        """The answer of the rule with every limb, as it was when it was stated."""
        found: dict[str, Any] = json.loads(self.sealed_result) if self.sealed_result else {}
        return found


class AidMaterial(models.Model):
    """申请材料: one paper that was handed in, as the receipt lists it."""

    class Original(models.TextChoices):
        ORIGINAL = "original", _("original")
        COPY = "copy", _("copy")
        ELECTRONIC = "electronic", _("electronic")

    aid = models.ForeignKey("legalaid.LegalAidCase", models.PROTECT, related_name="materials")
    name = models.CharField(_("name"), max_length=80)
    copies = models.PositiveSmallIntegerField(_("copies"), default=1)
    pages = models.PositiveSmallIntegerField(_("pages"), default=1)
    original = models.CharField(max_length=12, choices=Original.choices, default=Original.COPY)
    received_on = models.DateField(_("received on"))

    class Meta:
        ordering = ["id"]
