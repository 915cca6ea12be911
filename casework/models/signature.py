"""笔录签署: who has put his name under a hearing record, how, and under which text exactly."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class Signature(models.Model):
    """One signature, or its refusal. It holds for the text whose digest it bears; another text it doesn't hold for."""

    class Role(models.TextChoices):
        PARTY = "party", _("party")
        AGENT = "agent", _("agent")
        WITNESS = "witness", _("witness")
        ARBITRATOR = "arbitrator", _("arbitrator")
        RECORDER = "recorder", _("recorder")

    class Method(models.TextChoices):
        TYPED = "typed", _("typed")
        DRAWN = "drawn", _("drawn")
        PAPER = "paper", _("on paper")
        REFUSED = "refused", _("refuses to sign")

    hearing = models.ForeignKey("casework.Hearing", models.PROTECT, related_name="signatures")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="+")
    user = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("capacity"), max_length=12, choices=Role)
    name = SealedTextField(_("name"))
    method = models.CharField(_("method"), max_length=8, choices=Method)
    drawing = SealedTextField(blank=True)
    note = SealedTextField(_("reason"), blank=True)
    record_sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    witnessed_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]


class SigningLink(models.Model):
    """The way of one person to one record on his own phone: only the digest of its token is kept, and not for long."""

    hearing = models.ForeignKey("casework.Hearing", models.PROTECT, related_name="signing_links")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Signature.Role)
    name = SealedTextField(_("name"))
    digest = models.CharField(max_length=32, unique=True)
    made_by = models.ForeignKey("casework.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
