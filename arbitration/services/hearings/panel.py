"""案件页的仲裁庭栏: who sits, what is asked and undecided, and what follows for a party that stayed away."""

from dataclasses import dataclass
from typing import Any

from arbitration.models import Arbitration, PartyRequest, State
from arbitration.services.hearings.seats import sitting
from casework import access
from casework.actor import Actor
from casework.models import CaseFile, Hearing, Party, Proceeding

KINDS = (PartyRequest.Kind.RECUSAL, PartyRequest.Kind.POSTPONEMENT)
DECIDED_BY = {
    PartyRequest.Kind.RECUSAL: "arbitration.decide_recusal",
    PartyRequest.Kind.POSTPONEMENT: "arbitration.decide_postponement",
}
BEFORE = (State.PRE_APPLIED, State.RECEIVED, State.SUPPLEMENT_REQUESTED, State.DEFERRED, State.REFUSED)


@dataclass(frozen=True)
class Asked:
    """One request, and the act by which this person may decide it (empty: he may not, or it is decided)."""

    request: PartyRequest
    act: str


def fill_tribunal(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The panel of one arbitration; nothing before acceptance."""
    if not isinstance(proceeding, Arbitration) or proceeding.state in BEFORE:
        return None
    requests = list(
        proceeding.requests.filter(kind__in=KINDS).select_related("party", "about", "hearing").order_by("-id")
    )
    seats = sitting(proceeding)
    hearings = list(proceeding.hearings.select_related("room").order_by("-starts_at", "-id")[:10])
    if not (requests or seats or hearings):
        return None
    return {
        "proceeding": proceeding,
        "seats": seats,
        "hearings": [(one, _absences(one)) for one in hearings],
        "asked": [Asked(one, _act_for(one, proceeding, actor)) for one in requests],
    }


def _act_for(asked: PartyRequest, proceeding: Arbitration, actor: Actor) -> str:
    act = DECIDED_BY[PartyRequest.Kind(asked.kind)]
    waits = asked.state == PartyRequest.State.REQUESTED
    return act if waits and access.capacity(actor, act, proceeding=proceeding) else ""


def _absences(hearing: Hearing) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = hearing.record.get("absences") or []
    names = (
        {party.pk: party for party in Party.objects.filter(pk__in=[one["party"] for one in kept])}
        if kept
        else {}
    )
    return [{**one, "who": names.get(one["party"])} for one in kept]
