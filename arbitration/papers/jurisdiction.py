"""Papers of oral filing, reminders, jurisdiction, transfer and revocation (A02, A05r, A13j, A14, A14n, A14d, A15)."""

from typing import Any

from arbitration.models import Arbitration, PartyRequest, State
from arbitration.papers.case_facts import event_day, handler_name, missing_records, organisation_record
from arbitration.papers.filing import REFUSAL_GROUNDS
from casework.models import Event, Evidence, Organisation, Party
from documents.builders import Builder
from documents.models import Paper

RECEIVED = "arbitration.application.received"


def oral_application(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    told = Event.objects.get(proceeding=row, name=RECEIVED)
    evidence = Evidence.objects.filter(case_file=row.case_file, party__side=Party.Side.APPLICANT)
    return {
        "told_on": told.on,
        "place": told.private.get("place") or row.organisation.address,
        "recorder": told.private.get("recorder") or handler_name(row),
        "interpreter": told.private.get("interpreter") or None,
        "story": told.private.get("story", ""),
        "evidence": "、".join(item.name for item in evidence[:60]) or None,
        "signed_as": told.data.get("signed_as", "signature"),
    }


def was_oral(row: Arbitration) -> bool:
    told = Event.objects.filter(proceeding=row, name=RECEIVED).first()
    return bool(told and told.data.get("oral"))


def reminder(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    promised = row.state != State.SUPPLEMENT_REQUESTED
    items, due = (row.promise_items, row.promise_due) if promised else (row.supplement_items, None)
    return {
        "told_on": event_day(row, "arbitration.supplement.requested"),
        "promised": promised,
        "missing": missing_records(items, due),
    }


def objection_decision(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    request = _rejected(row)
    assert request is not None and request.party is not None
    return {
        "accepted_on": row.accepted_on,
        "objector": request.party.name,
        "objected_on": request.received_on,
        "objection": request.text,
        "facts": request.decision,
        "ground": row.jurisdiction or "performance",
    }


def _rejected(row: Arbitration) -> PartyRequest | None:
    """The objection that was rejected by a decision; one that came late has none."""
    done = PartyRequest.objects.filter(
        arbitration=row, kind=PartyRequest.Kind.JURISDICTION, state=PartyRequest.State.REJECTED, in_time=True
    )
    return done.select_related("party").order_by("-id").first()


def transfer_letter(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return transfer_notice(row, addressee) | {"rows": file_rows(row)}


def transfer_notice(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    right = Organisation.objects.get(pk=row.refusal["commission"])
    return {
        "accepted_on": row.accepted_on,
        "facts": row.refusal["explanation"],
        "right_commission": organisation_record(right),
    }


def designation(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """What the common superior decides, and what each of the two commissions held (办案规则 art 9)."""
    events = Event.objects.filter(proceeding=row.pk).order_by("-id")
    dispute = events.filter(name="arbitration.transfer.disputed")[0]
    answer = events.filter(name="arbitration.transfer.designated")[0]
    sent = row.transferred_from
    assert sent is not None
    designated = Organisation.objects.get(pk=answer.data["commission"])
    return {
        "sender": organisation_record(sent.organisation),
        "receiver": organisation_record(row.organisation),
        "sent_on": sent.handed_over_on,
        "sent_why": sent.refusal["explanation"],
        "disputed_on": dispute.on,
        "disputed_why": dispute.private["reason"],
        "designated": organisation_record(designated),
        "stays": designated.pk == row.organisation_id,
        "reasons": answer.private["reasons"],
    }


def file_rows(row: Arbitration) -> list[dict[str, Any]]:
    """What goes along: the papers of the main file, then the evidence. The inner file stays."""
    papers = Paper.objects.filter(proceeding=row, state=Paper.State.ISSUED, inner=False)
    rows: list[dict[str, Any]] = [
        {"title": one.title, "number": one.number or None, "author": "本委", "dated": one.issued_on}
        for one in papers.order_by("issued_on", "id")
    ]
    rows += [
        {"title": f"证据：{one.name}", "author": one.party.get_side_display(), "dated": None}
        for one in Evidence.objects.filter(case_file=row.case_file).select_related("party")
    ]
    rows = rows or [{"title": "仲裁申请书及所附材料", "author": "申请人", "dated": row.received_on}]
    return [{"seq": seq, "pages": "／", **one} for seq, one in enumerate(rows, start=1)]


def revocation(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return {
        "accepted_on": row.accepted_on,
        "facts": row.refusal["explanation"],
        "ground": REFUSAL_GROUNDS[row.refusal["ground"]],
    }


JURISDICTION = {
    "A02": Builder(oral_application, applies=was_oral),
    "A05r": Builder(reminder, applies=lambda row: bool(row.promise_items or row.supplement_items)),
    "A13j": Builder(objection_decision, applies=lambda row: _rejected(row) is not None),
    "A14": Builder(transfer_letter),
    "A14n": Builder(transfer_notice),
    "A14d": Builder(designation),
    "A15": Builder(revocation),
}
