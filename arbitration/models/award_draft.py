"""裁决书草稿: what the arbitrator has typed into the slots, until it is submitted."""

from django.db import models


class AwardDraft(models.Model):
    """The working copy of one award: free text by slot and amounts by claim. It is no act until it is submitted."""

    arbitration = models.OneToOneField(
        "arbitration.Arbitration", models.PROTECT, related_name="working_draft"
    )
    texts = models.JSONField(default=dict, blank=True)
    amounts = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
