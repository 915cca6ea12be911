"""送达地址确认: where and how a party has said that papers reach it (A07). The newest one counts; none is overwritten."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class AddressConfirmation(models.Model):
    """One confirmation. `electronic_awards` is ticked apart from `electronic` (SRV-7)."""

    class Channel(models.TextChoices):
        FORM = "form", _("signed form")
        PHONE = "phone", _("on the phone page")
        ORAL = "oral", _("noted in a record")

    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="address_confirmations")
    proceeding = models.ForeignKey(
        "casework.Proceeding", models.PROTECT, related_name="address_confirmations"
    )
    address = SealedTextField(_("address for service"))
    phone = SealedTextField(_("phone"), blank=True)
    recipient = SealedTextField(_("addressed to"), blank=True)
    proxy = SealedTextField(_("receives on behalf"), blank=True)
    proxy_phone = SealedTextField(_("phone of the one who receives"), blank=True)
    electronic = models.BooleanField(_("consents to electronic service"), default=False)
    electronic_address = SealedTextField(_("electronic address"), blank=True)
    electronic_awards = models.BooleanField(_("also for conciliation documents and awards"), default=False)
    refused = models.BooleanField(_("refused to confirm, consequences told"), default=False)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    confirmed_on = models.DateField(_("confirmed on"))
    event = models.ForeignKey("casework.Event", models.PROTECT, null=True, related_name="+")
    superseded = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(superseded=False), name="one_current_confirmation"
            )
        ]
