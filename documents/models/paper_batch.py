"""批量出具: one kind of paper for many addressees of a case, row by row, by as many workers as there are."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.catalogue.kinds import Kind, find_kind
from documents.models.row_batch import RowBatch


class PaperBatch(RowBatch):
    """One order to make a kind for many. It runs until no row waits; failed rows may be tried again."""

    proceeding = models.ForeignKey("casework.Proceeding", models.PROTECT, related_name="batches")
    kind = models.CharField(_("kind"), max_length=16)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "kind"],
                condition=Q(state="running"),
                name="one_running_batch_of_a_kind",
            )
        ]

    @property
    def kind_entry(self) -> Kind:
        """The catalogue's entry of its papers."""
        return find_kind(self.kind)


class PaperBatchRow(models.Model):
    """One addressee of a batch, and what became of his paper. Done and its paper are written in one transaction."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("not yet issued")
        DONE = "done", _("issued")
        FAILED = "failed", _("failed")

    batch = models.ForeignKey(PaperBatch, models.PROTECT, related_name="rows")
    addressee = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    paper = models.OneToOneField(
        "documents.Paper", models.PROTECT, null=True, blank=True, related_name="batch_row"
    )
    message = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["batch", "status", "id"], name="rows_of_a_batch")]
        constraints = [
            models.UniqueConstraint(fields=["batch", "addressee"], name="one_row_an_addressee"),
            models.CheckConstraint(
                name="done_row_has_its_paper", condition=~Q(status="done") | Q(paper__isnull=False)
            ),
        ]
