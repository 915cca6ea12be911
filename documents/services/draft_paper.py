"""Draft a paper: put the case's data and the drafter's own together. Nothing is issued."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotPermitted
from casework.models import Organisation, Party, Proceeding, Role
from documents.catalogue.kinds import Kind, find_kind
from documents.models import Paper
from documents.services.case_data import body_record, case_data, party_record, presentation


def draft_paper(
    kind: str,
    *,
    proceeding: Proceeding,
    actor: Actor,
    addressee: Party | None = None,
    data: Mapping[str, Any] | None = None,
    sub: int | None = None,
    body: Organisation | None = None,
) -> Paper:
    """Write a draft of the kind (code or key). `data` lies over what the case gives; `sub` is -1, -2 of a split award.

    `body` is who makes the paper where that is a body above the one that has the case.
    Raises NotPermitted, and BadInput when the addressee is not of this case.
    """
    entry = find_kind(kind)
    maker = body or proceeding.organisation
    if entry.above and maker.pk == proceeding.organisation_id:
        raise NotPermitted("这份文书由上级机关制作。")
    require_maker(
        access.require(actor, making_act("draft", maker, proceeding), proceeding=proceeding),
        proceeding,
        entry,
    )
    require_own_body(actor, maker, proceeding)
    if addressee is not None and addressee.case_file_id != proceeding.case_file_id:
        raise BadInput({"addressee": "受送达人不是本案当事人。"})
    context = case_data(proceeding, fields=entry.fields) | _addressed(addressee) | dict(data or {})
    context |= {"body": body_record(body)} if body else {}
    context = {name: context[name] for name in (*entry.fields, "body") if name in context}
    context |= presentation(maker, entry)
    with transaction.atomic():
        return Paper.objects.create(
            kind=entry.code,
            title=context.get("own_title") or entry.title,
            case_file_id=proceeding.case_file_id,
            proceeding_id=proceeding.pk,
            organisation=maker,
            addressee=addressee,
            sub=sub,
            content=frozen(context),
            template_version=entry.version,
            inner=entry.inner,
            drafted_at=now(),
            drafted_by=actor.user,
        )


def require_maker(capacity: str, proceeding: Proceeding, entry: Kind) -> None:
    """A lawyer makes his own papers of his legal aid, never the centre's decisions; before a tribunal he is a party's."""
    if capacity != Role.LAWYER:
        return
    if proceeding.kind != Proceeding.Kind.LEGAL_AID:
        raise NotPermitted("律师只能制作法律援助文书。")
    if not makes(capacity, entry):
        raise NotPermitted("这份文书由法律援助机构制作。")


def makes(capacity: str, entry: Kind) -> bool:
    """Whether somebody in this capacity makes papers of the kind: a lawyer only his own."""
    return entry.by_lawyer or capacity != Role.LAWYER


def making_act(step: str, body: Organisation, proceeding: Proceeding) -> str:
    """The act by which a body drafts or issues a paper: its own case's, or that of a body above it."""
    own = body.pk == proceeding.organisation_id
    return f"documents.paper.{step}" if own else "documents.paper.make_above"


def require_own_body(actor: Actor, body: Organisation, proceeding: Proceeding) -> None:
    """Of several bodies above, only the one whose paper it is makes it (NotPermitted)."""
    if body.pk == proceeding.organisation_id:
        return
    held = access.memberships(actor.user) if actor.user else []
    if not any(m.organisation_id == body.pk and m.role in (Role.HEAD, Role.SUPERVISOR) for m in held):
        raise NotPermitted("这份文书应由其制作机关出具。")


def frozen(context: Mapping[str, Any]) -> str:
    """The data of a paper as JSON text: days in ISO form, sums as decimal text."""
    return json.dumps(context, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)


def _addressed(addressee: Party | None) -> dict[str, Any]:
    if addressee is None:
        return {}
    role = {"third": "third_party"}.get(addressee.side, addressee.side)
    return {"addressee": party_record(addressee), "addressee_role": role}
