"""The papers of the demonstration: issued and served by the same services as in the office."""

from collections.abc import Iterable

from casework.actor import Actor
from casework.models import Proceeding
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import issue_prepared, prepare_paper
from documents.services.record_service import prepare_service, record_service

NOTICES = ("A11", "A16")
HEARING = ("A21",)
RESULTS = ("A32", "A33", "A34", "A37-1", "A37-2")


def issue_and_serve(proceeding: Proceeding, kinds: Iterable[str], *, actor: Actor) -> int:
    """Issue what is due of these kinds and hand it over; returns how many papers were served."""
    wanted = set(kinds)
    due = [one for one in due_papers(proceeding) if one.kind.code in wanted]
    for one in due:
        draft = prepare_paper(one.kind.code, proceeding=proceeding, actor=actor, addressee=one.addressee)
        paper = issue_prepared(draft, actor=actor)
        service = prepare_service(paper, actor=actor, method="direct")
        record_service(service, actor=actor, signed_by="演示签收人")
    return len(due)
