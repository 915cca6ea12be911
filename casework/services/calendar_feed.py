"""日程订阅地址: made, shown once, revoked. Only its digest is kept."""

import hashlib
import secrets

from django.db import transaction

from casework.clock import now
from casework.models import CalendarFeed, User


def make_feed(user: User) -> str:
    """A fresh secret address part for this person; an earlier one stops working. It can't be shown again."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        revoke_feed(user)
        CalendarFeed.objects.create(user=user, digest=_digest(token), made_at=now())
    return token


def revoke_feed(user: User) -> int:
    """Stop the person's feed; returns how many were open (0 or 1)."""
    return CalendarFeed.objects.filter(user=user, revoked_at=None).update(revoked_at=now())


def owner_of(token: str) -> User | None:
    """Whose feed an address is; None when it never was one, was revoked, or the person has left."""
    found = CalendarFeed.objects.filter(digest=_digest(token), revoked_at=None, user__is_active=True)
    feed = found.select_related("user").first()
    return feed.user if feed else None


def _digest(token: str) -> str:
    """The token is 256 bits of chance, so a plain hash can't be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()
