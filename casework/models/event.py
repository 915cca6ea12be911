"""办案日志: one row a legal act, chained by hash within its case file. Append only."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(Exception):
    """Somebody tried to change or delete a row that the law keeps."""


class EventQuerySet(models.QuerySet["Event"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("events are never changed")

    def delete(self) -> NoReturn:
        raise AppendOnly("events are never deleted")


class Event(models.Model):
    """What was done, by whom, in which capacity, when. `private` stays outside the hash, so erasing keeps the chain."""

    case_file = models.ForeignKey("casework.CaseFile", models.PROTECT, related_name="events")
    proceeding = models.ForeignKey(
        "casework.Proceeding", models.PROTECT, null=True, blank=True, related_name="events"
    )
    sequence = models.PositiveIntegerField()
    name = models.CharField(_("event"), max_length=64)
    at = models.DateTimeField(_("at"))
    on = models.DateField(_("legal date"))
    user = models.ForeignKey("casework.User", models.PROTECT, null=True, blank=True, related_name="events")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="events")
    organisation = models.ForeignKey(
        "casework.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    capacity = models.CharField(_("capacity"), max_length=24)
    act = models.CharField(max_length=64)
    article = models.CharField(max_length=160, blank=True)
    data = models.JSONField(default=dict)
    private = models.JSONField(default=dict)
    request_id = models.CharField(max_length=36, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["case_file", "sequence"]
        constraints = [models.UniqueConstraint(fields=["case_file", "sequence"], name="events_in_order")]
        indexes = [models.Index(fields=["proceeding", "id"], name="events_of_proceeding")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnly("events are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("events are never deleted")
