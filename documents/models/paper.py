"""文书: one paper for one addressee. Once issued, its data is frozen and it is never rendered from live data."""

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import ConcurrentTransitionMixin, transition

from casework.models.state import StateField
from casework.personal_data import SealedTextField
from documents.catalogue.kinds import Kind, find_kind


class Paper(ConcurrentTransitionMixin, models.Model):
    """A draft, an issued paper with its number, file and digest, or a void one that keeps its number."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        ISSUED = "issued", _("issued")
        VOID = "void", _("void")

    kind = models.CharField(_("kind"), max_length=16)
    title = models.CharField(_("title"), max_length=60)
    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="papers")
    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, related_name="papers")
    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="papers")
    addressee = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="papers"
    )
    state = StateField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    number = models.CharField(_("number"), max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, db_index=True)
    own_number = models.BooleanField(default=False)
    sub = models.PositiveSmallIntegerField(null=True, blank=True)
    content = SealedTextField(default="{}")
    template_version = models.PositiveSmallIntegerField(default=1)
    inner = models.BooleanField(_("internal file"), default=False)
    file = models.FileField(upload_to="papers/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    render_error = models.CharField(max_length=60, blank=True)
    sealed_at = models.DateTimeField(_("sealed at"), null=True, blank=True)
    seal_subject = models.CharField(_("certificate"), max_length=300, blank=True)
    seal_fingerprint = models.CharField(max_length=64, blank=True)
    seal_certificate = models.ForeignKey(
        "documents.SigningCertificate", models.PROTECT, null=True, blank=True, related_name="papers"
    )
    verification_code = models.CharField(max_length=14, null=True, unique=True)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    issued_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    void_reason = models.CharField(max_length=200, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["proceeding", "state", "-id"], name="papers_of_proceeding"),
            models.Index(fields=["sha256"], name="papers_by_digest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], condition=Q(own_number=True), name="number_given_once"
            ),
            models.CheckConstraint(
                name="issued_paper_has_day_and_code",
                condition=~Q(state="issued") | Q(issued_on__isnull=False, verification_code__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def kind_entry(self) -> Kind:
        """The catalogue's entry of this paper."""
        return find_kind(self.kind)

    @property
    def context(self) -> dict[str, Any]:
        """The data the paper prints, as plain JSON values."""
        read: dict[str, Any] = json.loads(self.content)
        return read

    @transition(field=state, source=State.DRAFT, target=State.ISSUED)
    def issue(self) -> None:
        """The body issues the paper; its data is frozen."""

    @transition(field=state, source=[State.DRAFT, State.ISSUED], target=State.VOID)
    def make_void(self) -> None:
        """The paper counts no longer; its number is never given again."""
