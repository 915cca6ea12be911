"""The papers panel of the case page: what is due, what was made, and how its service stands."""

from collections import Counter
from typing import Any

from casework import access
from casework.actor import Actor
from casework.models import CaseFile, Proceeding, Role
from documents.catalogue.kinds import Kind
from documents.models import Paper, PaperBatch
from documents.services.draft_paper import makes
from documents.services.due_papers import DuePaper, due_papers
from documents.services.read_paper import drafts_for, kept_from_lawyers, papers_for_staff
from documents.services.without_code import without_code

_MOST = 100
_FEW = 10  # more addressees than this are served by a batch
_MOST_BATCHES = 5


def papers_panel(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The panel's context, or None for somebody who may not read papers here."""
    held = access.capacity(actor, "documents.paper.read", case_file=case_file, proceeding=proceeding)
    if not held:
        return None
    papers = list(
        papers_for_staff(proceeding)
        .exclude(state=Paper.State.DRAFT)
        .exclude(kind__in=kept_from_lawyers() if held == Role.LAWYER else ())
        .prefetch_related("services__proofs")[:_MOST]
    )
    for paper in papers:
        paper.waits_for_service = _waits(paper)  # type: ignore[attr-defined]
    due = [one for one in due_papers(proceeding) if makes(held, one.kind)]
    many = _many(due)
    others = drafts_for(proceeding, held)
    others = others.exclude(kind__in={one.kind.code for one in due}).select_related("addressee")
    return {
        "proceeding": proceeding,
        "many": many,
        "batches": PaperBatch.objects.filter(proceeding_id=proceeding.pk)[:_MOST_BATCHES],
        "due": [one for one in due if one.kind.code not in {kind.code for kind, _count in many}][:_MOST],
        "drafts": list(others.defer("content")[:_MOST]),
        "papers": papers,
        "without_code": without_code(proceeding, actor),
        "has_forms": proceeding.kind in (Proceeding.Kind.ARBITRATION, Proceeding.Kind.MEDIATION),
        "may_make": bool(access.capacity(actor, "documents.paper.issue", proceeding=proceeding)),
        "may_serve": bool(access.capacity(actor, "documents.service.record", proceeding=proceeding)),
    }


def _many(due: list[DuePaper]) -> list[tuple[Kind, int]]:
    """The kinds that are due to more than ten addressees: issued in one batch, not listed one by one."""
    counts = Counter(one.kind.code for one in due if one.addressee is not None)
    kinds = {one.kind.code: one.kind for one in due}
    return [(kinds[code], count) for code, count in sorted(counts.items()) if count > _FEW]


def _waits(paper: Paper) -> bool:
    """An issued paper that has to be served and hasn't been."""
    if paper.state != Paper.State.ISSUED or not paper.kind_entry.served:
        return False
    return all(service.state != "completed" for service in paper.services.all())
