"""公告: the text that is published when papers are served by public notice, drawn up before it goes to the medium."""

import json
from typing import Any

from django.db import transaction

from casework.actor import Actor
from casework.errors import NotNow
from casework.models import Party, Proceeding
from documents.builders import builder_of
from documents.models import Paper, Service
from documents.services.draft_paper import frozen
from documents.services.prepare_papers import own_row, prepare_paper
from documents.services.void_paper import void_paper
from documents.services.waiting_papers import waiting_papers

KIND = "A41G"


def unpublished(proceeding_id: int, party: Party) -> list[Paper]:
    """The papers that wait for a party and are not yet under public notice."""
    running = Service.objects.filter(
        addressee=party, method=Service.Method.PUBLIC_NOTICE, state=Service.State.ATTEMPTED
    )
    return list(waiting_papers(proceeding_id, party).exclude(pk__in=running.values("paper")))


def offers_notice(proceeding: Proceeding) -> bool:
    """Whether this body publishes notices: those of arbitration do (规则 20)."""
    kinds = (Proceeding.Kind.ARBITRATION, Proceeding.Kind.REVIEW)
    return proceeding.kind in kinds and builder_of(KIND) is not None


def draft_notice(proceeding: Proceeding, *, actor: Actor, party: Party) -> Paper:
    """Draft the text for all papers that wait for a party; a draft that no longer says what holds is replaced.

    Raises NotNow when nothing waits for him or the body publishes none.
    """
    papers = unpublished(proceeding.pk, party)
    if not papers or not offers_notice(proceeding):
        raise NotNow("没有需要公告送达给该当事人的文书。")
    old = Paper.objects.filter(
        proceeding=proceeding.pk, kind=KIND, addressee=party, state=Paper.State.DRAFT
    ).first()
    if old is not None and _still_true(old, proceeding, party):
        return old
    with transaction.atomic():
        if old is not None:
            void_paper(old, actor=actor, reason="需要公告送达的文书有变动，重新起草。")
        return prepare_paper(KIND, proceeding=proceeding, actor=actor, addressee=party)


def _still_true(old: Paper, proceeding: Proceeding, party: Party) -> bool:
    builder = builder_of(KIND)
    assert builder is not None
    told: dict[str, Any] = json.loads(frozen(builder.build(own_row(proceeding), party)))
    held = old.context
    return all(held.get(name) == value for name, value in told.items())
