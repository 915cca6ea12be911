"""签章证书: the certificate with which a body seals its papers. Its key lies encrypted and never leaves again."""

import base64
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class SigningCertificate(models.Model):
    """One uploaded PKCS#12 file. A newer one takes over; an old one stays known, so that old papers can be verified."""

    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="certificates")
    subject = models.CharField(_("subject"), max_length=300)
    issuer = models.CharField(_("issuer"), max_length=300)
    fingerprint = models.CharField(max_length=64, db_index=True)
    valid_from = models.DateTimeField(_("valid from"))
    valid_until = models.DateTimeField(_("valid until"))
    content = SealedTextField()
    passphrase = SealedTextField(blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("casework.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "fingerprint"],
                condition=Q(withdrawn_at=None),
                name="one_certificate_once",
            ),
            models.CheckConstraint(
                name="certificate_has_a_time", condition=Q(valid_until__gt=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def pkcs12(self) -> bytes:
        """The file as it was uploaded."""
        return base64.b64decode(self.content)

    def counts_at(self, instant: datetime) -> bool:
        """Whether papers may be sealed with it at that moment."""
        return self.withdrawn_at is None and self.valid_from <= instant <= self.valid_until
