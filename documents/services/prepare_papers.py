"""Prepare the papers that are due: each is drafted from the case by its track's builder, ready to be looked at."""

from datetime import date

from casework import access
from casework.actor import Actor
from casework.models import Organisation, Party, Proceeding
from casework.registry import registry
from documents.builders import builder_of
from documents.checks import Facts
from documents.models import Paper
from documents.services.draft_paper import draft_paper, makes
from documents.services.due_papers import due_papers
from documents.services.issue_paper import issue_paper


def own_row(proceeding: Proceeding) -> Proceeding:
    """The proceeding as its own kind, which is what builders read."""
    return (
        registry.models[proceeding.kind]
        .objects.select_related("case_file", "organisation", "handler")
        .get(pk=proceeding.pk)
    )


def prepare_paper(
    kind: str,
    *,
    proceeding: Proceeding,
    actor: Actor,
    addressee: Party | None = None,
    body: Organisation | None = None,
) -> Paper:
    """Draft one paper of a kind from what the case holds now, of another `body` if need be. Raises LookupError for a kind that nobody fills."""
    builder = builder_of(kind)
    if builder is None:
        raise LookupError(kind)
    row = own_row(proceeding)
    data = builder.build(row, addressee)
    return draft_paper(
        kind,
        proceeding=row,
        actor=actor,
        addressee=addressee,
        data=data,
        sub=builder.sub(row),
        body=body,
    )


def prepare_due(proceeding: Proceeding, *, actor: Actor) -> list[Paper]:
    """Draft every due paper of the actor's that has no draft yet; those drafted before are left as they are."""
    capacity = access.capacity(actor, "documents.paper.draft", proceeding=proceeding) or ""
    waiting = [one for one in due_papers(proceeding) if one.draft is None and makes(capacity, one.kind)]
    return [
        prepare_paper(one.kind.code, proceeding=proceeding, actor=actor, addressee=one.addressee)
        for one in waiting
    ]


def facts_of(paper: Paper) -> Facts:
    """What the checks before printing must know of the case."""
    builder = builder_of(paper.kind)
    return builder.facts(own_row(paper.proceeding), paper.addressee) if builder else Facts()


def issue_prepared(paper: Paper, *, actor: Actor, replaces: str = "") -> Paper:
    """Issue a draft with the facts and the day that its track knows."""
    from documents.services.renew_paper import issue_in_place

    day = _foot_day(paper)
    if paper.kind_entry.renews and not replaces:
        return issue_in_place(paper, actor=actor, facts=facts_of(paper), issued_on=day)
    return issue_paper(paper, actor=actor, facts=facts_of(paper), issued_on=day, replaces=replaces)


def _foot_day(paper: Paper) -> date | None:
    """The day the paper bears: a field of its own, or what its track knows; None for the day of issue."""
    if paper.kind_entry.dated:
        return date.fromisoformat(paper.context[paper.kind_entry.dated])
    builder = builder_of(paper.kind)
    return builder.issue_day(own_row(paper.proceeding)) if builder else None
