"""The mediation of a page's address, or 404 for who doesn't see it."""

from django.http import Http404

from casework import access
from casework.actor import Actor
from mediation.models import Mediation


def visible_mediation(actor: Actor, pk: int) -> Mediation:
    """The mediation with its body and case file. Who may not see it gets the same answer as for one that doesn't exist."""
    assert actor.user is not None
    if not access.visible_proceedings(actor.user).filter(pk=pk).exists():
        raise Http404
    rows = Mediation.objects.select_related("organisation", "case_file", "handler", "applied_by")
    row: Mediation | None = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def whole(text: object) -> int:
    """A whole number from a form, -1 where there is none: nothing has that version."""
    return int(str(text)) if str(text or "").isdigit() else -1
