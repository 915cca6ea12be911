"""改写草稿: the drafter's own words in a draft. The paper shows them as they are; assembling anew takes them away, and only when asked."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow, RuleRefused, Stale
from documents.builders import builder_of
from documents.models import Paper
from documents.services.draft_paper import draft_paper, frozen, making_act, require_maker, require_own_body
from documents.services.prepare_papers import own_row

MOST_LINES, LONGEST, LONGEST_ROW = 60, 1000, 300
OWN = "_own_words"  # kept with the draft's data, printed by no template


def texts_of(paper: Paper) -> list[tuple[str, str, bool]]:
    """Every text that may be written anew: its name, what it says now, and whether it is one row's single line."""
    return list(_texts(paper))


def own_words(paper: Paper) -> dict[str, Any] | None:
    """When and by whom the draft was written anew; None for one that is as it was assembled."""
    found: dict[str, Any] | None = paper.context.get(OWN)
    return found


def state_of(paper: Paper) -> str:
    """What a page hands back to show on which text it was built."""
    return hashlib.sha256(paper.content.encode()).hexdigest()[:16]


def edit_draft(paper: Paper, *, actor: Actor, texts: Mapping[str, str], state: str = "") -> Paper:
    """Keep the drafter's text: paragraphs one a line, a row's text in one line. Nothing else of the draft changes.

    Raises NotPermitted, NotNow for a paper that is no draft or has no text of its own, Stale when it was changed since
    `state`, BadInput with the field's name.
    """
    with transaction.atomic():
        locked = _locked(paper, actor, state)
        context, errors = locked.context, {}
        for name, _said, row in texts_of(locked):
            if name not in texts:
                continue
            lines = _lines(texts[name])
            if wrong := _wrong(lines, row):
                errors[name] = wrong
            else:
                _put(context, name, lines)
        if errors:
            raise BadInput(errors)
        by = actor.user.full_name if actor.user else ""
        context[OWN] = {"by": by, "at": now().isoformat()}
        locked.content = frozen(context)
        locked.save(update_fields=["content"])
    return locked


def assemble_anew(paper: Paper, *, actor: Actor, sure: bool, state: str = "") -> Paper:
    """Put a draft together again from what the case holds now; own words are lost, so `sure` must be said."""
    if not sure:
        raise RuleRefused(_("Your own text would be lost. Say that you are sure."))
    with transaction.atomic():
        locked = _locked(paper, actor, state)
        builder, row = builder_of(locked.kind), own_row(locked.proceeding)
        if builder is None or not builder.applies(row):
            raise RuleRefused(
                _("The case no longer holds what this paper is made from; the draft stays as it is.")
            )
        anew = draft_paper(
            locked.kind,
            proceeding=row,
            actor=actor,
            addressee=locked.addressee,
            data=builder.build(row, locked.addressee),
            sub=locked.sub,
        )
        locked.content, locked.drafted_at = anew.content, now()
        locked.save(update_fields=["content", "drafted_at"])
        anew.delete()
    return locked


def _locked(paper: Paper, actor: Actor, state: str) -> Paper:
    drafting = making_act("draft", paper.organisation, paper.proceeding)
    capacity = access.require(actor, drafting, proceeding=paper.proceeding)
    require_maker(capacity, paper.proceeding, paper.kind_entry)
    require_own_body(actor, paper.organisation, paper.proceeding)
    locked = Paper.objects.select_for_update().get(pk=paper.pk)
    locked.proceeding, locked.organisation = paper.proceeding, paper.organisation
    if locked.state != Paper.State.DRAFT or not locked.kind_entry.edited:
        raise NotNow(_("Only the text of a draft can be written anew."))
    if state and state != state_of(locked):
        raise Stale(
            _(
                "Somebody changed this draft since you opened it. Nothing of yours was saved: look at it first."
            )
        )
    return locked


def _texts(paper: Paper) -> Iterator[tuple[str, str, bool]]:
    context = paper.context
    for spec in paper.kind_entry.edited:
        field, _dot, part = spec.partition(".")
        held = context.get(field) or []
        if part:
            for place, row in enumerate(held):
                yield f"{field}.{place}.{part}", str(row.get(part) or ""), True
        else:
            yield field, "\n".join(map(str, held)), False


def _put(context: dict[str, Any], name: str, lines: list[str]) -> None:
    field, *rest = name.split(".")
    if rest:
        context[field][int(rest[0])][rest[1]] = "".join(lines) or None
    else:
        context[field] = lines


def _lines(text: str) -> list[str]:
    """The paragraphs without control characters; HTML is escaped by the templates like any other text."""
    clean = "".join(
        one for one in text if one == "\n" or unicodedata.category(one) not in ("Cc", "Cf", "Co", "Cs")
    )
    return [line.strip() for line in clean.splitlines() if line.strip()]


def _wrong(lines: list[str], row: bool) -> str:
    if row:
        return (
            ""
            if sum(map(len, lines)) <= LONGEST_ROW
            else _("At most %(most)s characters.") % {"most": LONGEST_ROW}
        )
    if not lines:
        return _("The text can't be empty.")
    if len(lines) > MOST_LINES:
        return _("At most %(most)s paragraphs.") % {"most": MOST_LINES}
    longest = max(map(len, lines))
    return "" if longest <= LONGEST else _("A paragraph has at most %(most)s characters.") % {"most": LONGEST}
