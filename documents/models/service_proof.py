"""送达凭证: what shows that a paper was served. It belongs to the body's own file and is shown to the office only."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceProof(models.Model):
    """One photo, slip, receipt, printout or page of a newspaper; the same file may prove several papers of an envelope."""

    class Kind(models.TextChoices):
        DOOR = "door", _("photo of the door number")
        PAPER = "paper", _("photo of the paper")
        ACTION = "action", _("photo of leaving or posting it")
        VIDEO = "video", _("video")
        SLIP = "slip", _("return slip")
        RECEIPT = "receipt", _("signed receipt")
        SCREEN = "screen", _("printout of the electronic arrival")
        PUBLICATION = "publication", _("published notice")
        OTHER = "other", _("other proof")

    service = models.ForeignKey("documents.Service", models.PROTECT, related_name="proofs")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    file = models.FileField(upload_to="service/%Y/%m/")
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["service", "sha256"], name="one_proof_kept_once"),
        ]
