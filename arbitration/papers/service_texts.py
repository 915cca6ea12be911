"""What goes with the service of papers: the text of a public notice, and the blank forms that parties fill in (A41G, A44)."""

from typing import Any

from arbitration.models import Arbitration
from arbitration.papers.case_facts import next_hearing
from arbitration.papers.hearing import ROLES
from arbitration.papers.service import FINAL, NON_FINAL
from casework.clock import SHANGHAI, now, today
from casework.models import Party, Proceeding
from documents.builders import Builder
from documents.models import Paper, Service
from documents.services.case_data import party_record
from documents.services.notice_days import notice_days
from documents.services.public_notice import unpublished


def public_notice(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """民诉法 95; 规则 20: which papers, why so, from when it counts; the result and the hearing where there is one."""
    assert addressee is not None
    papers = unpublished(row.pk, addressee)
    tried = Service.objects.filter(
        paper__proceeding=row.pk, addressee=addressee, state=Service.State.FAILED
    ).exists()
    kinds = {one.kind for one in papers}
    return {
        "papers": [{"title": one.title, "number": one.number or None} for one in papers],
        "grounds": "采用其他方式无法送达" if tried else "下落不明",
        "notice_days": notice_days(row.organisation, today()),
        "addressee_role": ROLES[addressee.side],
        "answer": "A16" in kinds,
        **_result(papers),
        **(_hearing(row) if "A21" in kinds else {}),
    }


def _result(papers: list[Paper]) -> dict[str, Any]:
    """An award is published with its result, and with the way that is open against it."""
    award = next((one for one in papers if one.kind in FINAL | NON_FINAL), None)
    if award is None:
        return {"award": "none", "result": []}
    told = [str(one["text"]) for one in award.context.get("operative", ())]
    return {"award": "final" if award.kind in FINAL else "non_final", "result": told}


def _hearing(row: Arbitration) -> dict[str, Any]:
    hearing = next_hearing(row)
    if hearing is None or hearing.starts_at <= now():
        return {}
    return {"hearing_at": hearing.starts_at.astimezone(SHANGHAI), "hearing_place": hearing.place}


def representative_certificate(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """A44: the unit's own post for him isn't on record; it is filled in by hand."""
    assert addressee is not None
    return {"representative": addressee.legal_representative or None}


def is_unit(row: Arbitration, addressee: Party) -> bool:
    """Only a unit has somebody who represents it by law (民诉法 51)."""
    return addressee.nature != Party.Nature.PERSON


def before_a_tribunal(row: Proceeding) -> bool:
    """A mandate for mediation is another paper with other powers (M09)."""
    return row.kind != Proceeding.Kind.MEDIATION


def power_of_attorney(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """A44: the agents on record; what they may do is ticked by the principal, not by the office (法 24)."""
    assert addressee is not None
    return {"agents": party_record(addressee)["agents"]}


SERVICE_TEXTS = {
    "A41G": Builder(public_notice),
    "A44I": Builder(representative_certificate, concerns=is_unit),
    "A44P": Builder(power_of_attorney, applies=before_a_tribunal),
}
