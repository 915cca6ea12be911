"""Declare a paper void; it keeps its number, and what replaces it is named."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import CaseFile
from documents.models import Paper


def void_paper(paper: Paper, *, actor: Actor, reason: str, replaced_by: Paper | None = None) -> Paper:
    """Void a draft or an issued paper; who, when and why stay on its row.

    Raises BadInput without a reason or for a replacement of another case, NotNow when it is void already.
    """
    if not reason.strip():
        raise BadInput({"reason": "请写明作废原因。"})
    if replaced_by is not None and replaced_by.case_file_id != paper.case_file_id:
        raise BadInput({"replaced_by": "替换的文书不属于本案。"})
    access.require(actor, "documents.paper.void", proceeding=paper.proceeding)
    with transaction.atomic():
        CaseFile.objects.select_for_update().get(
            pk=paper.case_file_id
        )  # the lock every act on the case takes first
        locked = Paper.objects.select_for_update().get(pk=paper.pk)
        try:
            locked.make_void()
        except TransitionNotAllowed as error:
            raise NotNow("这份文书已经作废。") from error
        locked.void_reason, locked.replaced_by = reason.strip()[:200], replaced_by
        locked.voided_at, locked.voided_by = now(), actor.user
        locked.save()
    return locked
