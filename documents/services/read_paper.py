"""Who may open a paper: staff of the case; a party only what was issued to it or to all, never the internal file."""

from django.db.models import Q, QuerySet

from casework import access
from casework.actor import Actor
from casework.errors import NotPermitted
from casework.models import Party, Proceeding
from documents.models import Paper


def require_reader(paper: Paper, actor: Actor) -> None:
    """Refuse with NotPermitted whoever may not open this paper."""
    access.require(actor, "documents.paper.read", case_file=paper.case_file, proceeding=paper.proceeding)
    if actor.party is not None and not papers_for_party(actor.party).filter(pk=paper.pk).exists():
        raise NotPermitted("这份文书不是发给您的。")


def papers_for_party(party: Party) -> QuerySet[Paper]:
    """The issued papers a party may open: its own and those without addressee, of proceedings it sees."""
    return Paper.objects.filter(
        Q(addressee=party) | Q(addressee=None),
        proceeding__in=access.visible_to_party(party),
        state=Paper.State.ISSUED,
        inner=False,
    )


def papers_for_staff(proceeding: Proceeding) -> QuerySet[Paper]:
    """All papers of a proceeding, newest first; the caller has checked sight of the proceeding."""
    return Paper.objects.filter(proceeding_id=proceeding.pk).select_related("addressee", "issued_by")
