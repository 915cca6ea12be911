"""Who acts in a request. Staff act as themselves; which of their roles counts is decided by the act's grants."""

import uuid

from django.http import HttpRequest

from casework.actor import Actor
from casework.models import User


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person as an actor. Views are login_required, so there is one."""
    assert isinstance(request.user, User)
    return Actor.staff(request.user, request_id=str(uuid.uuid4()))
