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
from casework.models import Party, Proceeding, Role
from documents.catalogue.kinds import find_kind
from documents.models import Paper
from documents.services.case_data import case_data, party_record, presentation


def draft_paper(
    kind: str,
    *,
    proceeding: Proceeding,
    actor: Actor,
    addressee: Party | None = None,
    data: Mapping[str, Any] | None = None,
    sub: int | None = None,
) -> Paper:
    """Write a draft of the kind (code or key). `data` lies over what the case gives; `sub` is -1, -2 of a split award.

    Raises NotPermitted, and BadInput when the addressee is not of this case.
    """
    entry = find_kind(kind)
    require_maker(access.require(actor, "documents.paper.draft", proceeding=proceeding), proceeding)
    if addressee is not None and addressee.case_file_id != proceeding.case_file_id:
        raise BadInput({"addressee": "受送达人不是本案当事人。"})
    context = case_data(proceeding, fields=entry.fields) | _addressed(addressee) | dict(data or {})
    context = {name: context[name] for name in (*entry.fields, "body") if name in context}
    context |= presentation(proceeding.organisation, entry)
    with transaction.atomic():
        return Paper.objects.create(
            kind=entry.code,
            title=context.get("own_title") or entry.title,
            case_file_id=proceeding.case_file_id,
            proceeding_id=proceeding.pk,
            organisation=proceeding.organisation,
            addressee=addressee,
            sub=sub,
            content=frozen(context),
            template_version=entry.version,
            inner=entry.inner,
            drafted_at=now(),
            drafted_by=actor.user,
        )


def require_maker(capacity: str, proceeding: Proceeding) -> None:
    """A lawyer makes the papers of his legal aid; in the case before a tribunal he is a party's, not the body's."""
    if capacity == Role.LAWYER and proceeding.kind != Proceeding.Kind.LEGAL_AID:
        raise NotPermitted("律师只能制作法律援助文书。")


def frozen(context: Mapping[str, Any]) -> str:
    """The data of a paper as JSON text: days in ISO form, sums as decimal text."""
    return json.dumps(context, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)


def _addressed(addressee: Party | None) -> dict[str, Any]:
    if addressee is None:
        return {}
    role = {"third": "third_party"}.get(addressee.side, addressee.side)
    return {"addressee": party_record(addressee), "addressee_role": role}
