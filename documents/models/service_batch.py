"""批量送达: the envelopes of a case go one way on one day; what became of each is kept on its row."""

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.personal_data import SealedTextField
from documents.models.row_batch import RowBatch
from documents.models.service import Service


class ServiceBatch(RowBatch):
    """One order to serve many. `order` holds what the form said, for every envelope alike."""

    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, related_name="service_batches")
    method = models.CharField(_("method"), max_length=16, choices=Service.Method)
    outcome = models.CharField(_("outcome"), max_length=8)
    on = models.DateField(_("on"))
    order = SealedTextField(default="{}")
    proof = models.FileField(upload_to="service/%Y/%m/", blank=True)
    proof_kind = models.CharField(max_length=12, blank=True)
    proof_type = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding"], condition=Q(state="running"), name="one_running_service_batch"
            )
        ]

    @property
    def said(self) -> dict[str, Any]:
        """The order as plain JSON values."""
        read: dict[str, Any] = json.loads(self.order)
        return read


class ServiceBatchRow(models.Model):
    """One envelope of a batch. Done and its services are written in one transaction."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("not yet recorded")
        DONE = "done", _("recorded")
        FAILED = "failed", _("failed")

    batch = models.ForeignKey(ServiceBatch, models.PROTECT, related_name="rows")
    addressee = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    papers = models.JSONField(default=list)
    tracking_no = models.CharField(_("tracking number"), max_length=40, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    message = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["batch", "status", "id"], name="rows_of_a_service_batch")]
        constraints = [
            models.UniqueConstraint(fields=["batch", "addressee"], name="one_envelope_an_addressee")
        ]
