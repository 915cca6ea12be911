"""Declare a paper void; it keeps its number, and what replaces it is named."""

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput
from casework.services.act import act
from documents.models import Paper
from documents.services.draft_paper import require_own_body
from documents.services.issue_paper import event_data
from documents.services.prepare_papers import own_row


def void_paper(paper: Paper, *, actor: Actor, reason: str, replaced_by: Paper | None = None) -> Paper:
    """Void a draft or an issued paper; who, when and why stay on its row, and the event names what replaces it.

    Raises BadInput without a reason or for a replacement of another case, NotNow when it is void already.
    """
    if not reason.strip():
        raise BadInput({"reason": "请写明作废原因。"})
    if replaced_by is not None and replaced_by.case_file_id != paper.case_file_id:
        raise BadInput({"replaced_by": "替换的文书不属于本案。"})
    proceeding = own_row(paper.proceeding)
    if paper.kind_entry.above:
        require_own_body(actor, paper.organisation, proceeding)
    voiding = "documents.paper.make_above" if paper.kind_entry.above else "documents.paper.void"
    with act(voiding, actor=actor, proceeding=proceeding) as frame:
        locked = Paper.objects.select_for_update().get(pk=paper.pk)
        locked.make_void()
        locked.void_reason, locked.replaced_by = reason.strip()[:200], replaced_by
        locked.voided_at, locked.voided_by = now(), actor.user
        locked.save()
        frame.record(
            "documents.paper.voided",
            party=locked.addressee,
            data=event_data(locked) | {"replaced_by": replaced_by.pk if replaced_by else None},
            private={"reason": locked.void_reason},
        )
    return locked
