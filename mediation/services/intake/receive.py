"""Coming in: an application or a referral opens a mediation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import CaseFile, Organisation, Party, Proceeding, Referral
from casework.services.act import opening
from casework.services.refer import answer
from mediation.kinds import KINDS, kinds_led_by
from mediation.models import Channel, Mediation, Source, State
from mediation.services.intake.numbers import mediation_number
from mediation.services.intake.own_employer import check_own_employer


@dataclass(frozen=True)
class Origin:
    """How an application came: its way, on whose move, the other body's number, and who applied."""

    channel: str = Channel.WINDOW
    source: str = Source.PARTY
    number: str = ""
    applied_by: Party | None = None


@transaction.atomic
def receive(
    *,
    actor: Actor,
    case_file: CaseFile,
    body: Organisation,
    received_on: date | None = None,
    origin: Origin = Origin(),
    mediation_kind: str = "",
    statement: str = "",
    complex_matter: bool = False,
    language: str = "",
) -> Mediation:
    """Open a mediation (调解仲裁法 art 12; 令17 art 21). The 15 days of MED-3a start with receipt.

    What is told orally or by telephone is recorded on the spot (法 art 12). The body may lead its own kinds only; the
    joint table takes disputes of new forms of employment only (MED-14), an employer's committee its own employer's
    (劳动法 art 79). Raises BadInput.
    """
    received_on = received_on or today()
    kind = _kind(body, mediation_kind, case_file, origin.source)
    check_own_employer(body, kind, case_file)
    _check(received_on, origin, statement)
    mediation = _new(case_file, body, kind, received_on, origin)
    mediation.statement, mediation.complex = statement.strip(), complex_matter
    mediation.language = language.strip()[:40]
    with opening("mediation.receive", actor=actor, case_file=case_file, proceeding=mediation) as act:
        act.record(
            "mediation.application.received",
            on=received_on,
            party=origin.applied_by,
            data={
                "unasked": mediation.applying_side is None,
                "channel": origin.channel,
                "source": origin.source,
                "number": mediation.number,
                "mediation_kind": kind,
                **KINDS[kind].conditions,
                "complex": complex_matter,
                "ordinary": not complex_matter,
            },
        )
    return mediation


def _new(case_file: CaseFile, body: Organisation, kind: str, received_on: date, origin: Origin) -> Mediation:
    return Mediation(
        case_file=case_file,
        kind=Proceeding.Kind.MEDIATION,
        mediation_kind=kind,
        organisation=body,
        region=body.city,
        state=State.APPLIED,
        title=case_file.title,
        priority=case_file.priority,
        opened_on=received_on,
        received_on=received_on,
        number=mediation_number(body, received_on.year),
        channel=origin.channel,
        source=origin.source,
        source_number=origin.number.strip()[:80],
        applied_by=origin.applied_by,
    )


def _kind(body: Organisation, wanted: str, case_file: CaseFile, source: str) -> str:
    kind = wanted or _own_kind(body, case_file, source)
    if kind not in KINDS or not _leads(body, kind):
        raise BadInput({"mediation_kind": _("This body can't lead a mediation of this kind.")})
    if KINDS[kind].table and not case_file.new_employment:
        raise BadInput(
            {"mediation_kind": _("The joint table takes disputes of new forms of employment only.")}
        )
    sent = _sent_kind(body, source)
    if kind != sent and (sent or KINDS[kind].sources):
        words = _("What a court sends is mediated on its behalf, and nothing else is.")
        raise BadInput({"mediation_kind": words})
    return kind


def _sent_kind(body: Organisation, source: str) -> str:
    """The kind that the source asks for; empty where it leaves the choice."""
    return next((kind.key for kind in kinds_led_by(body.kind) if source in kind.sources), "")


def _own_kind(body: Organisation, case_file: CaseFile, source: str) -> str:
    """What the source asks for, else the joint table for new forms of employment, else the body's own kind."""
    if sent := _sent_kind(body, source):
        return sent
    if case_file.new_employment and _leads(body, "joint"):
        return "joint"
    return next((kind.key for kind in kinds_led_by(body.kind) if not kind.table), "")


def _leads(body: Organisation, kind: str) -> bool:
    return body.kind in KINDS[kind].led_by


def _check(received_on: date, origin: Origin, statement: str) -> None:
    errors: dict[str, Any] = {}
    if received_on > today():
        errors["received_on"] = _("The day of receipt can't lie in the future.")
    if origin.channel not in Channel.values:
        errors["channel"] = _("Choose one of the list.")
    if origin.source not in Source.values:
        errors["source"] = _("Choose one of the list.")
    if origin.channel in (Channel.ORAL, Channel.PHONE) and not statement.strip():
        errors["statement"] = _("What is told orally or by telephone is recorded on the spot.")
    if errors:
        raise BadInput(errors)


def receive_referral(referral: Referral, *, actor: Actor) -> Mediation:
    """Take up a referral: everything that is known comes along, nobody types it twice."""
    with transaction.atomic():
        mediation = receive(
            actor=actor,
            case_file=referral.case_file,
            body=referral.target,
            origin=_origin(referral),
            statement=str(referral.data.get("statement") or _told(referral)),
        )
        answer(referral, opened=mediation)
    return mediation


def _told(referral: Referral) -> str:
    """What another mediation body has written down already."""
    row = Mediation.objects.filter(pk=referral.source_id).first()
    return row.statement if row else ""


SOURCES = {
    Proceeding.Kind.ARBITRATION: Source.ARBITRATION,
    Proceeding.Kind.MEDIATION: Source.MEDIATION,
    Proceeding.Kind.LEGAL_AID: Source.LEGAL_AID,
}


def _origin(referral: Referral) -> Origin:
    """Who referred: named by the offer itself, else the proceeding it came from, else the party on its phone."""
    named = str(referral.data.get("source") or "")
    from_kind = SOURCES.get(Proceeding.Kind(referral.source.kind)) if referral.source else None
    source = named if named in Source.values else (from_kind or Source.PARTY)
    channel = Channel.REFERRAL if referral.source_id or named else Channel.PORTAL
    number = str(referral.data.get("number") or (referral.source.number if referral.source else ""))
    return Origin(channel=channel, source=source, number=number, applied_by=_applicant(referral))


def _applicant(referral: Referral) -> Party | None:
    if referral.party is not None:
        return referral.party
    return referral.case_file.parties.filter(side=Party.Side.APPLICANT, left_on=None).first()
