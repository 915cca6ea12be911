"""缺席的后果: the facts by which the law says whether a party's absence may count against it (HRG-5, HRG-7)."""

from typing import Any

from arbitration.models import Arbitration
from arbitration.rules.default import QUESTION
from arbitration.services.hearings.schedule_hearing import latest_notice_day
from casework.clock import legal_day
from casework.models import Event, Hearing, Party
from documents.models import Service
from law.facts import read
from law.questions import Decision

NOTIFIED = ("arbitration.hearing.notified", "arbitration.notice.combined_served")


def default_decision(
    row: Arbitration,
    party: Party,
    *,
    hearing: Hearing | None = None,
    just_cause: bool | None = None,
    held: bool = False,
) -> Decision:
    """Whether this party's absence may lead to a default award or a deemed withdrawal: yes, no or facts missing.

    Without `hearing` the last one set, held or postponed is meant; `held`: it is being finished now, as it was set.
    """
    facts = default_facts(row, party, hearing=hearing, just_cause=just_cause, held=held)
    return QUESTION.function(read(QUESTION.fields, facts))


def default_facts(
    row: Arbitration,
    party: Party,
    *,
    hearing: Hearing | None = None,
    just_cause: bool | None = None,
    held: bool = False,
) -> dict[str, Any]:
    """What the file proves: presence from the record, the notice of this very hearing, its way and its proof."""
    sitting = hearing or row.hearings.order_by("-starts_at", "-id").first()
    if sitting is None:
        return {"side": party.side, "noticed": False, "held_as_set": False}
    note = _presence(sitting, party)
    day = legal_day(sitting.starts_at)
    return {
        "side": party.side,
        "hearing_on": day,
        "absent": None if note is None else note.get("state") == "absent",
        "just_cause": just_cause if just_cause is not None else (note or {}).get("just_cause"),
        "held_as_set": held or sitting.status == Hearing.Status.HELD,
        "postponed": sitting.status == Hearing.Status.POSTPONED,
        "notice_due": latest_notice_day(row.organisation, day).due,
        "region": row.organisation.region,
        **_notice(row, party, sitting),
    } | ({"absent": True} if held else {})


def _presence(hearing: Hearing, party: Party) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = hearing.record.get("presence") or []
    return next((one for one in rows if one.get("party") == party.pk), None)


def _notice(row: Arbitration, party: Party, hearing: Hearing) -> dict[str, Any]:
    """The service of the notice of this hearing on this party; a notice of an earlier date counts for nothing."""
    scheduled = Event.objects.filter(
        proceeding=row, name="arbitration.hearing.scheduled", data__hearing=hearing.pk
    ).last()
    told = Event.objects.filter(proceeding=row, name__in=NOTIFIED, party=party)
    if scheduled is not None:
        told = told.filter(sequence__gt=scheduled.sequence)
    event = told.order_by("sequence").first()
    if event is None:
        return {"noticed": False}
    service = Service.objects.filter(pk=event.data.get("service"), addressee=party).first()
    if service is None:
        return {"noticed": True, "notice_on": event.on, "provable": False}
    return {
        "noticed": True,
        "notice_on": service.effective_on or event.on,
        "method": service.method,
        "provable": _provable(service),
        "confirmed": bool(service.proof or service.signed_by),
        "public_notice_completed": service.effective_on is not None
        and service.effective_on <= legal_day(hearing.starts_at),
    }


def _provable(service: Service) -> bool:
    """A signature, a tracking number, a photo or printout: something that can be shown (SRV-1 to SRV-4)."""
    if service.method == Service.Method.ELECTRONIC:
        return service.addressee.electronic_service
    return bool(service.signed_by or service.proof or service.tracking_no)
