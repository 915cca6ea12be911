"""仲裁时效提示: what the case files tell about start, interruptions and suspensions, put to the rule. A warning only."""

from datetime import date
from typing import Any

from django.db.models import Q

from arbitration.models import Arbitration
from arbitration.services.filing.find_earlier import other_files
from casework.models import Claim, ElementStatement, Event, Party
from law.questions import ask

WAGES = {"C2", "C3", "C9", "C12", "C14"}
_INTERRUPTS = {
    "mediation.negotiation.proposed": "claimed",
    "mediation.application.received": "mediation",
    "mediation.negotiation.refused": "negotiation_unanswered",
    "mediation.consent.refused": "mediation_refused",
    "mediation.application.not_accepted": "mediation_refused",
    "mediation.proceeding.failed": "mediation_failed",
    "mediation.proceeding.expired": "mediation_failed",
    "mediation.rest.failed": "mediation_failed",
    "mediation.instalment.missed": "mediation_not_performed",
    "mediation.agreement.defaulted": "mediation_not_performed",
    "mediation.payment_order.requested": "payment_order",
    "arbitration.application.received": "arbitration",
    "arbitration.application.pre_applied": "arbitration",
}
_KEPT = ("casework.limitation.noted", "casework.limitation.interrupted", "casework.limitation.suspended", "casework.limitation.resumed", "casework.employment.ended")  # fmt: skip


def limitation_decision(arbitration: Arbitration) -> dict[str, Any]:
    """Whether a year has passed for the claim that is nearest to it (LIM-1…7): never a ground of refusal."""
    decisions = limitation_decisions(arbitration)
    return max(decisions, key=lambda one: ("yes", "facts_missing", "no").index(one["answer"]))


def limitation_decisions(arbitration: Arbitration) -> list[dict[str, Any]]:
    """One answer for claims of wages, one for the others, as far as the case has them."""
    codes = set(Claim.objects.filter(case_file=arbitration.case_file_id).values_list("code", flat=True))
    return decisions_on(codes, limitation_facts(arbitration))


def decisions_on(codes: set[str], facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The same answers on facts that stand in no case file yet (LIM-1…7)."""
    kinds = [kind for kind, has in (("wages", codes & WAGES), ("other", codes - WAGES)) if has] or ["wages"]
    return [{"claim": kind, **ask("limitation", facts | {"claim": kind}).as_data()} for kind in kinds]


def filed_on(arbitration: Arbitration) -> date:
    """The day that counts for limitation: posted before the end is in time (CAL-4); a pre-application is a claim too."""
    return arbitration.posted_on or arbitration.pre_applied_on or arbitration.received_on


def limitation_facts(arbitration: Arbitration) -> dict[str, Any]:
    """What statements and events of the case files know; what nobody has said is left out."""
    stated = _stated(arbitration)
    events = _events(arbitration)
    told, known = stated.get("E-71"), stated.get("E-08")
    ended = told.get("ended_on") if isinstance(told, dict) else None
    knew = known.get("on") if isinstance(known, dict) else None
    for event in events:
        if event.data.get("what") == "ended" or event.name == "casework.employment.ended":
            ended = event.on.isoformat()
        elif event.data.get("what") == "knew":
            knew = event.on.isoformat()
    facts: dict[str, Any] = {"filed_on": filed_on(arbitration).isoformat()}
    if isinstance(told, dict) or ended:
        facts["employed"] = not ended
    facts |= {"ended_on": ended} if ended else {}
    facts |= {"knew_on": knew or ended} if knew or ended else {}
    interruptions = [row for event in events if (row := _interruption(event, arbitration))]
    suspensions = _suspensions(events)
    facts |= {"interruptions": interruptions} if interruptions else {}
    facts |= {"suspensions": suspensions} if suspensions else {}
    return facts


def _stated(arbitration: Arbitration) -> dict[str, Any]:
    rows = ElementStatement.objects.filter(
        case_file=arbitration.case_file_id,
        party__side=Party.Side.APPLICANT,
        superseded=False,
        code__in=("E-71", "E-08"),
    )
    return dict(rows.order_by("-id").values_list("code", "value"))


def _events(arbitration: Arbitration) -> list[Event]:
    """The events that bear on limitation: of this case file, and filings of the same worker against the same employer."""
    here = Q(case_file=arbitration.case_file_id, name__in=(*_KEPT, *_INTERRUPTS))
    elsewhere = Q(case_file__in=other_files(arbitration.case_file), name="arbitration.application.received")
    return list(Event.objects.filter(here | elsewhere).order_by("on", "id"))


def _interruption(event: Event, arbitration: Arbitration) -> dict[str, str] | None:
    if event.proceeding_id == arbitration.pk and event.name in _INTERRUPTS:
        return None  # the filing that is being judged
    if event.data.get("ground") == "out_of_scope" or event.data.get("about") not in (None, "mediation"):
        return None  # declined for another reason than a side's refusal; a refusal of something else
    if event.data.get("unasked"):
        return None  # a mediation that its body began: nobody had claimed anything (令17 art 23)
    kind = _INTERRUPTS.get(event.name)
    if event.name == "casework.limitation.interrupted":
        kind = str(event.data.get("kind") or "claimed")
    return {"on": event.on.isoformat(), "kind": kind} if kind else None


def _suspensions(events: list[Event]) -> list[dict[str, str]]:
    """From each suspension to its end; one that lasts still is left until it has an end."""
    rows: list[dict[str, str]] = []
    begun: Event | None = None
    for event in events:
        if event.name == "casework.limitation.suspended":
            begun = begun or event
        elif event.name == "casework.limitation.resumed" and begun is not None:
            cause = str(begun.data.get("cause") or "other")
            rows.append({"from": begun.on.isoformat(), "to": event.on.isoformat(), "cause": cause})
            begun = None
    return rows
