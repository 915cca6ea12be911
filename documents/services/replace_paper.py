"""Put a new paper in the place of one that was issued wrongly: both say so, and each keeps its number."""

from contextlib import suppress

from django.db import transaction

from casework import access
from casework.actor import Actor
from casework.errors import BadInput, NotNow
from documents.builders import builder_of
from documents.models import Paper
from documents.services.draft_paper import draft_paper
from documents.services.prepare_papers import issue_prepared, prepare_paper
from documents.services.void_paper import void_paper
from documents.typesetting.dates import arabic_date


def replace_paper(paper: Paper, *, actor: Actor, reason: str) -> Paper:
    """Issue the same kind anew from what the case holds now, and void the old one. All or nothing.

    A kind that nobody fills is made from its own frozen data. Raises BadInput without a reason, NotNow unless the paper
    is an issued one, and whatever issuing refuses.
    """
    if not reason.strip():
        raise BadInput({"reason": "请写明更换原因。"})
    access.require(actor, "documents.paper.void", proceeding=paper.proceeding)
    with transaction.atomic():
        old = Paper.objects.select_for_update().get(pk=paper.pk)
        if old.state != Paper.State.ISSUED:
            raise NotNow("只有已出具的文书才能更换。")
        draft = _draft(old, actor)
        new = issue_prepared(draft, actor=actor, replaces=replaced_line(old))
        void_paper(old, actor=actor, reason=reason, replaced_by=new)
    return new


def replaced_line(old: Paper) -> str:
    """The line at the foot of the new paper."""
    assert old.issued_on is not None
    number = f"{old.number}" if old.number else ""
    return f"本件替换{arabic_date(old.issued_on)}制作的{number}《{old.title}》，该件自本件出具之日起作废。"


def _draft(old: Paper, actor: Actor) -> Paper:
    if builder_of(old.kind) is not None:
        # A case that has moved on may no longer hold what the kind asks for; then the frozen data serve again.
        with suppress(LookupError):
            return prepare_paper(old.kind, proceeding=old.proceeding, actor=actor, addressee=old.addressee)
    kept = {name: value for name, value in old.context.items() if name in old.kind_entry.fields}
    return draft_paper(
        old.kind, proceeding=old.proceeding, actor=actor, addressee=old.addressee, data=kept, sub=old.sub
    )
