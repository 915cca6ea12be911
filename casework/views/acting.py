"""Who acts in a request. Staff act as themselves; which of their roles counts is decided by the act's grants."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest

from casework.actor import Actor
from casework.errors import Refused
from casework.models import User


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person as an actor. Views are login_required, so there is one."""
    assert isinstance(request.user, User)
    return Actor.staff(request.user, request_id=str(uuid.uuid4()))


@contextmanager
def refusals_told(request: HttpRequest, done: str = "") -> Iterator[None]:
    """Tell on the next page what stood in the way, or `done`. Who may not do it at all (403) gets no next page."""
    try:
        yield
    except Refused as refused:
        if refused.status == 403:
            raise
        messages.error(request, "；".join([refused.message, *refused.reasons]))
    else:
        if done:
            messages.success(request, done)
