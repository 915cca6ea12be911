"""离线记录: what a phone kept while the line was down, as it arrived; a clash waits for a person, nothing is dropped."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField


class FieldEntry(models.Model):
    """One entry of one phone's queue, exactly once by its `entry`. A clash keeps both versions until somebody decides."""

    class Kind(models.TextChoices):
        NOTE = "note", _("note")
        OFFER = "offer", _("offer")
        PRESENCE = "presence", _("presence")
        POSITION = "position", _("what a side says")
        MEDIATOR = "mediator", _("who mediates")
        PICTURE = "picture", _("photo")

    class Outcome(models.TextChoices):
        JOINED = "joined", _("joined")
        CLASH = "clash", _("both versions wait for a decision")
        REFUSED = "refused", _("refused")
        MINE = "mine", _("the phone's version was taken")
        THEIRS = "theirs", _("the version of the server was kept")

    mediation = models.ForeignKey("mediation.Mediation", models.PROTECT, related_name="field_entries")
    session = models.ForeignKey("mediation.Session", models.PROTECT, related_name="field_entries")
    entry = models.UUIDField(unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    about = models.CharField(max_length=40, blank=True)
    payload = SealedTextField(_("the phone's version"))
    theirs = SealedTextField(_("the server's version"), blank=True)
    base_revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(_("written at"))
    arrived_at = models.DateTimeField(_("arrived at"))
    user = models.ForeignKey("casework.User", models.PROTECT, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    words = models.CharField(_("why"), max_length=300, blank=True)
    decided_by = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["mediation"], condition=models.Q(outcome="clash"), name="open_clashes")
        ]
