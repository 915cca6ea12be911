"""日程订阅: the secret address under which a person's own calendar program reads his hearings."""

from django.db import models
from django.db.models import Q


class CalendarFeed(models.Model):
    """Only a digest of the token is kept; who has the token reads the feed, until it is revoked."""

    user = models.ForeignKey("casework.User", models.PROTECT, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(revoked_at=None), name="one_open_feed")
        ]
