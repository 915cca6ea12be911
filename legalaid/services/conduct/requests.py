"""What recipient or lawyer ask of the centre: one row, whoever asks. A step inside an act, not an act of its own."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from legalaid.models import AidRequest, LegalAidCase


def note_request(aid: LegalAidCase, kind: str, *, actor: Actor, text: str, ground: str = "") -> AidRequest:
    """Write a request down as coming from a party or a member of staff."""
    return AidRequest.objects.create(
        aid=aid,
        kind=kind,
        ground=ground,
        party=actor.party,
        user=actor.user,
        text=text.strip()[:4000],
        received_on=today(),
    )


def open_request(aid: LegalAidCase, request: AidRequest, kind: str) -> AidRequest:
    """The request as it stands now, while it waits. Raises BadInput."""
    found = aid.requests.filter(pk=request.pk, kind=kind, state=AidRequest.State.REQUESTED).first()
    if found is None:
        raise BadInput({"request": _("This has been decided already.")})
    return found


def decided(asked: AidRequest, *, actor: Actor, answer: str) -> None:
    """Keep who decided and what was said; the state was moved by its transition."""
    asked.answer, asked.decided_on, asked.decided_by = answer.strip()[:4000], today(), actor.user
    asked.save()
