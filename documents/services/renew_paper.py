"""重新制作: a paper whose case goes on after it was drawn (a hearing record that is signed later) is drawn anew in its place."""

from datetime import date

from django.db import transaction

from casework.actor import Actor
from casework.errors import RuleRefused
from casework.models import Event
from documents.checks import Facts
from documents.models import Paper
from documents.services.issue_paper import issue_paper
from documents.services.replace_paper import replaced_line
from documents.services.void_paper import void_paper

REASON = "内容有更新，由重新制作的文书替换。"


def issue_in_place(paper: Paper, *, actor: Actor, facts: Facts, issued_on: date | None) -> Paper:
    """Issue a draft of a kind that renews; the earlier papers on the same thing are void and name it. All or nothing.

    Raises RuleRefused for a draft from before the last of its events: it doesn't say everything.
    """
    if changed_since(paper):
        raise RuleRefused("起草之后又有签名或者更正，请重新起草。", reasons=["办案规则第四十二条（HRG-12）"])
    with transaction.atomic():
        earlier = earlier_ones(paper)
        out = [old for old in earlier if old.state == Paper.State.ISSUED]
        line = replaced_line(out[-1]) if out else ""
        issued = issue_paper(paper, actor=actor, facts=facts, issued_on=issued_on, replaces=line)
        for old in earlier:
            void_paper(old, actor=Actor.machine(), reason=REASON, replaced_by=issued)
    return issued


def changed_since(paper: Paper) -> bool:
    """Whether one of the events on which the kind falls due happened after this draft was made."""
    later = Event.objects.filter(proceeding=paper.proceeding_id, name__in=paper.kind_entry.due_on)
    return later.filter(at__gt=paper.drafted_at).exists()


def earlier_ones(paper: Paper) -> list[Paper]:
    """The papers before this one that are on the same thing, by the kind's field, and not void; drafts among them."""
    field = paper.kind_entry.renews
    same_kind = Paper.objects.filter(
        proceeding=paper.proceeding_id, kind=paper.kind, addressee=paper.addressee_id, pk__lt=paper.pk
    ).exclude(state=Paper.State.VOID)
    wanted = paper.context.get(field)
    return [old for old in same_kind.order_by("pk") if old.context.get(field) == wanted]
