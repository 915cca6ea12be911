"""签名: under an agreement or the record of a session, each under exactly the words whose digest it bears."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField

EITHER = models.Q(agreement__isnull=False, session=None) | models.Q(agreement=None, session__isnull=False)

# Who is no party of the case signs what he answers for, the agreement, and no record.
OF_SOMEBODY = models.Q(party__isnull=False) | models.Q(role="guarantor", agreement__isnull=False)


class SignerRole(models.TextChoices):
    PARTY = "party", _("party")
    AGENT = "agent", _("agent")
    REPRESENTATIVE = "representative", _("elected representative")
    GUARANTOR = "guarantor", _("guarantor")
    MEDIATOR = "mediator", _("mediator")
    RECORDER = "recorder", _("recorder")


class MediationSignature(models.Model):
    """One signature: typed or drawn in the office or on the signer's phone, or seen on paper by the mediator."""

    class Method(models.TextChoices):
        TYPED = "typed", _("typed")
        DRAWN = "drawn", _("drawn")
        PAPER = "paper", _("on paper")

    agreement = models.ForeignKey(
        "mediation.Agreement", models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    session = models.ForeignKey(
        "mediation.Session", models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="+")
    user = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("capacity"), max_length=16, choices=SignerRole)
    name = SealedTextField(_("name"))
    method = models.CharField(_("method"), max_length=8, choices=Method)
    drawing = SealedTextField(blank=True)
    words_sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    witnessed_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="signature_of_one_thing", condition=EITHER)]


class MediationSigningLink(models.Model):
    """The way of one person to one agreement or record on his own phone: only its token's digest is kept.

    Without a party it is that of a guarantor, or of a general contractor paying first, who is none of the case.
    """

    agreement = models.ForeignKey(
        "mediation.Agreement", models.PROTECT, null=True, blank=True, related_name="signing_links"
    )
    session = models.ForeignKey(
        "mediation.Session", models.PROTECT, null=True, blank=True, related_name="signing_links"
    )
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=16, choices=SignerRole)
    name = SealedTextField(_("name"))
    digest = models.CharField(max_length=32, unique=True)
    made_by = models.ForeignKey("casework.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="signing_link_to_one_thing", condition=EITHER),
            models.CheckConstraint(name="signing_link_of_an_outsider_is_a_backers", condition=OF_SOMEBODY),
        ]
