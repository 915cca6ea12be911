"""The papers panel of the case page: what is due, what was made, and how its service stands."""

from typing import Any

from casework import access
from casework.actor import Actor
from casework.models import CaseFile, Proceeding
from documents.models import Paper
from documents.services.due_papers import due_papers
from documents.services.read_paper import papers_for_staff

_MOST = 100


def papers_panel(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The panel's context, or None for somebody who may not read papers here."""
    if not access.capacity(actor, "documents.paper.read", case_file=case_file, proceeding=proceeding):
        return None
    papers = list(
        papers_for_staff(proceeding).exclude(state=Paper.State.DRAFT).prefetch_related("services")[:_MOST]
    )
    for paper in papers:
        paper.waits_for_service = _waits(paper)  # type: ignore[attr-defined]
    return {
        "proceeding": proceeding,
        "due": due_papers(proceeding)[:_MOST],
        "papers": papers,
        "may_make": bool(access.capacity(actor, "documents.paper.issue", proceeding=proceeding)),
    }


def _waits(paper: Paper) -> bool:
    """An issued paper that has to be served and hasn't been."""
    if paper.state != Paper.State.ISSUED or not paper.kind_entry.served:
        return False
    return all(service.state != "completed" for service in paper.services.all())
