"""What the portal keeps before, or beside, a case file: drafts with their photos, and wrong codes."""

import json
from typing import Any

from django.db import models

from casework.personal_data import SealedTextField


class SealedAnswers(models.Model):
    """Answers as sealed JSON; nothing of them can be read from the database alone."""

    content = SealedTextField(default="{}")
    saved_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def answers(self) -> dict[str, Any]:
        """The answers as plain JSON values."""
        read: dict[str, Any] = json.loads(self.content or "{}")
        return read

    @answers.setter
    def answers(self, value: dict[str, Any]) -> None:
        self.content = json.dumps(value, ensure_ascii=False)


class Draft(SealedAnswers):
    """One worker's half-filled form. Found by the blind index of its code; gone when it expires or is filed."""

    code_index = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField(db_index=True)
    filed_as = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="portal_drafts"
    )


class DraftFile(models.Model):
    """A photo or PDF given before filing; on filing its stored file becomes a piece of evidence."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    file = models.FileField(upload_to="evidence/%Y/%m/")
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["draft", "sha256"], name="one_draft_file_per_content")]


class SheetDraft(SealedAnswers):
    """The employer's element sheet about one worker while it is being filled in."""

    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="sheet_drafts")
    subject = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "subject"], name="one_sheet_per_subject")]


class CodeAttempt(models.Model):
    """A wrong code from an address; only a keyed digest of the address is kept, and not for long."""

    address = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address", "at"], name="attempts_by_address")]
