"""Issue a paper: checks, number, frozen data; the PDF is made by the worker."""

import secrets
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.registry import registry
from casework.services import outbox
from casework.services.act import act
from documents.checks import Facts, check_paper, refused
from documents.models import Paper
from documents.services.case_data import presentation
from documents.services.draft_paper import frozen, making_act, require_maker, require_own_body
from documents.services.number_paper import number_of
from documents.typesetting.numbers import search_key

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def issue_paper(
    paper: Paper,
    *,
    actor: Actor,
    facts: Facts | None = None,
    issued_on: date | None = None,
    version: int | None = None,
    replaces: str = "",
) -> Paper:
    """Issue a draft. The day is today unless the law names another (an award: the day it was made).

    `replaces` is the line by which a replacing paper names the one it stands for.
    Raises RuleRefused with every finding that stops the paper, NotNow when it is no draft, NotPermitted, Stale.
    """
    day = issued_on or today()
    proceeding = registry.models[paper.proceeding.kind].objects.get(pk=paper.proceeding_id)
    issuing = making_act("issue", paper.organisation, proceeding)
    with act(issuing, actor=actor, proceeding=proceeding, version=version) as frame:
        require_maker(frame.capacity, frame.proceeding, paper.kind_entry)
        require_own_body(actor, paper.organisation, frame.proceeding)
        locked = Paper.objects.select_for_update().get(pk=paper.pk)
        locked.proceeding = frame.proceeding
        locked.issue()
        context = _checked(locked, day, facts or Facts())
        locked.title = context.get("own_title") or locked.kind_entry.title
        locked.content = frozen(context | ({"replaces": replaces} if replaces else {}))
        locked.number, locked.own_number = number_of(locked, on=day)
        locked.number_key = search_key(locked.number)
        locked.issued_on, locked.issued_by = day, actor.user
        locked.verification_code = new_code()
        locked.save()
        frame.record("documents.paper.issued", on=day, party=locked.addressee, data=event_data(locked))
        outbox.put("documents.render", f"paper:{locked.pk}", {"paper": locked.pk})
    return locked


def event_data(paper: Paper) -> dict[str, Any]:
    """What events say about a paper: nothing personal."""
    entry = paper.kind_entry
    return {
        "paper": paper.pk,
        "kind": entry.code,
        "key": entry.key,
        "title": entry.title,
        "number": paper.number,
        "on": paper.issued_on,
    }


def printed_context(paper: Paper) -> dict[str, Any]:
    """The frozen data together with number, day and verification, as the paper prints it."""
    code, context = paper.verification_code, paper.context
    printed = {
        "number": paper.number,
        "issued_on": paper.issued_on.isoformat() if paper.issued_on else None,
        "verification_code": code,
        "verification_url": settings.BASE_URL + reverse("documents:verify", args=[code]) if code else None,
        "draft": paper.state == Paper.State.DRAFT,
        "replaces": context.pop("replaces", None),
    }
    return context | {"paper": printed}


def new_code() -> str:
    """A verification code nobody guesses: twelve of thirty signs, about 59 bits."""
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    return "-".join((signs[:4], signs[4:8], signs[8:]))


def _checked(paper: Paper, day: date, facts: Facts) -> dict[str, Any]:
    context = {name: value for name, value in paper.context.items() if name not in ("layout", "own_title")}
    context |= presentation(paper.organisation, paper.kind_entry, on=day)
    context |= {"paper": {"issued_on": day.isoformat()}}
    fixed, findings = check_paper(paper.kind_entry, context, facts)
    if stopping := refused(findings):
        raise RuleRefused(
            f"《{paper.title}》没有通过出具前的检查。", reasons=[finding.message for finding in stopping]
        )
    fixed.pop("paper")
    return fixed


def issue_all(papers: list[Paper], *, actor: Actor, facts: Facts | None = None) -> list[Paper]:
    """Issue the papers of one step together (one for each addressee), all or none."""
    with transaction.atomic():
        return [issue_paper(paper, actor=actor, facts=facts) for paper in papers]
