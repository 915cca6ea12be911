"""申请法律援助: an application or a referral opens a legal-aid case, at any centre and by any way."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import CaseFile, Organisation, Party, Proceeding, Referral
from casework.services.act import opening
from casework.services.numbers import next_number
from casework.services.refer import answer
from legalaid.models import AidMaterial, LegalAidCase, MeansStatement, State
from legalaid.services.deciding.state_means import state_means

STAGE_OF_FORM = {LegalAidCase.Form.LITIGATION.value: LegalAidCase.Stage.FIRST_INSTANCE}
CARRIED = ("groups", "proofs", "language", "needs", "aid_form", "station")


@dataclass(frozen=True)
class Application:
    """What an application says beside the case file: how it came, which aid, which groups and proofs, which needs."""

    channel: str = "window"
    station: str = ""
    aid_form: str = "arbitration_agency"
    groups: Sequence[str] = ()
    proofs: Sequence[str] = ()
    language: str = ""
    needs: str = ""
    materials: Sequence[Mapping[str, Any]] = field(default=())


@transaction.atomic
def receive(
    *,
    actor: Actor,
    case_file: CaseFile,
    recipient: Party,
    centre: Organisation,
    matter: str = "劳动报酬",
    received_on: date | None = None,
    channel: str = "window",
    application: Application | None = None,
    came_from: LegalAidCase | None = None,
    follows: LegalAidCase | None = None,
    stage: str = "",
) -> LegalAidCase:
    """Open a legal-aid case (法律援助法 art 41). The seven days of art 43 start with receipt (LA-6)."""
    said, received_on = application or Application(channel=channel), received_on or today()
    serial = next_number(f"legalaid:{centre.pk}:{received_on.year}")
    aid = LegalAidCase(
        case_file=case_file,
        kind=Proceeding.Kind.LEGAL_AID,
        organisation=centre,
        region=centre.city,
        state=State.APPLIED,
        title=case_file.title,
        priority=case_file.priority,
        opened_on=received_on,
        received_on=received_on,
        recipient=recipient,
        matter=matter,
        number=f"{centre.number_prefix}〔{received_on.year}〕{serial}号",
        channel=said.channel,
        station=said.station,
        aid_form=said.aid_form,
        groups=_groups(case_file, said),
        proofs=list(said.proofs),
        language=said.language,
        needs=said.needs,
        came_from=came_from,
        follows=follows,
        stage=stage or STAGE_OF_FORM.get(said.aid_form, LegalAidCase.Stage.ARBITRATION),
        by_agreement=follows is not None and follows.by_agreement,
    )
    with opening("legalaid.receive", actor=actor, case_file=case_file, proceeding=aid) as act:
        AidMaterial.objects.bulk_create(
            AidMaterial(aid=aid, received_on=received_on, **one) for one in said.materials
        )
        act.record(
            "legalaid.application.received", on=received_on, party=recipient, data={"channel": said.channel}
        )
    return aid


def _groups(case_file: CaseFile, said: Application) -> list[str]:
    held = [one for one in said.groups if one != "none"]
    return held if not case_file.migrant_worker or "migrant" in held else ["migrant", *held]


def receive_referral(referral: Referral, *, actor: Actor) -> LegalAidCase:
    """Take up a referral (法律援助法 art 41): what was typed and handed in before comes along; the applicant goes nowhere twice."""
    recipient = referral.party or referral.case_file.parties.filter(side=Party.Side.APPLICANT).earliest(
        "ordinal"
    )
    first = LegalAidCase.objects.filter(pk=referral.source_id).first()
    with transaction.atomic():
        aid = receive(
            actor=actor,
            case_file=referral.case_file,
            recipient=recipient,
            centre=referral.target,
            matter=referral.data.get("matter", "劳动报酬"),
            application=carried(first) if first else _told(referral),
            came_from=first,
        )
        _carry_means(first, aid, actor)
        answer(referral, opened=aid)
    return aid


def _carry_means(first: LegalAidCase | None, aid: LegalAidCase, actor: Actor) -> None:
    """What was stated of the means at the first centre is tested again by the standard of this one; nobody is asked twice."""
    statement = MeansStatement.objects.filter(aid=first.pk).first() if first else None
    if statement is not None:
        with contextlib.suppress(BadInput):  # A place without a standard: it is stated anew there.
            state_means(aid, actor=actor, stated=statement.facts, basis=statement.basis)


def _told(referral: Referral) -> Application:
    """What the worker has said in the phone form, or the referring body's name."""
    said = referral.data
    return Application(
        channel="portal" if "groups" in said else "referral",
        station=referral.source.organisation.short_name if referral.source else "",
        groups=said.get("groups") or (),
        proofs=["手机端勾选：有身份证明材料"] if said.get("status_proof") else (),
        language=str(said.get("language") or "")[:40],
    )


def carried(first: LegalAidCase, **other: Any) -> Application:
    """An earlier application with its papers (法律援助法 art 38; 深圳市法律援助条例 17); `other` is what differs."""
    papers = list(first.materials.values("name", "copies", "pages", "original"))
    kept = {name: getattr(first, name) for name in CARRIED}
    return replace(Application(channel="referral", materials=papers, **kept), **other)
