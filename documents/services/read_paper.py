"""Who may open a paper: staff of the case; a party only what was issued to it or to all, never the internal file."""

from functools import cache

from django.db.models import Q, QuerySet

from casework import access
from casework.actor import Actor
from casework.errors import NotPermitted
from casework.models import Party, Proceeding, Role
from documents.catalogue.kinds import catalogue
from documents.models import Paper
from documents.services.draft_paper import require_own_body


def require_reader(paper: Paper, actor: Actor) -> None:
    """Refuse with NotPermitted whoever may not open this paper; a party's lawyer sees nothing of the 副卷 and of the means."""
    held = access.require(
        actor, "documents.paper.read", case_file=paper.case_file, proceeding=paper.proceeding
    )
    if held == Role.LAWYER and paper.kind in kept_from_lawyers():
        raise NotPermitted("副卷文书不得查阅、复制。" if paper.inner else "经济困难状况由法律援助机构保密。")
    if paper.kind_entry.above and paper.state == Paper.State.DRAFT:
        require_own_body(actor, paper.organisation, paper.proceeding)
    if actor.party is not None and not papers_for_party(actor.party).filter(pk=paper.pk).exists():
        raise NotPermitted("这份文书不是发给您的。")


@cache
def kept_from_lawyers() -> frozenset[str]:
    """The kinds that a party's lawyer never opens: the 副卷, and what tells the means (法律援助法 art 21)."""
    return frozenset(code for code, kind in catalogue().items() if kind.inner or kind.means)


@cache
def made_by_lawyers() -> frozenset[str]:
    """The kinds that a recipient's lawyer makes and signs himself."""
    return frozenset(code for code, kind in catalogue().items() if kind.by_lawyer)


def inside_office(capacity: str) -> bool:
    """Whether the capacity is one of the body's own people, to whom its 副卷 belongs."""
    return capacity in (
        Role.CLERK, Role.HEAD, Role.ARBITRATOR, Role.MEDIATOR, Role.LEGAL_AID_CLERK,
    )  # fmt: skip


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


def own_drafts(proceeding: Proceeding) -> QuerySet[Paper]:
    """The drafts of the body that has the case; those of a body above are nobody else's until they are issued."""
    return Paper.objects.filter(
        proceeding_id=proceeding.pk, organisation=proceeding.organisation_id, state=Paper.State.DRAFT
    )


def drafts_for(proceeding: Proceeding, capacity: str) -> QuerySet[Paper]:
    """The drafts that somebody in this capacity works on: a lawyer only those he makes himself."""
    rows = own_drafts(proceeding)
    if capacity != Role.LAWYER:
        return rows
    return rows.filter(kind__in=made_by_lawyers())
