"""What service of the arbitration's papers means for the case: which event it is, who is still to be served."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arbitration.models import Arbitration, SideDecision, State
from arbitration.papers.result import RESULT_KINDS
from arbitration.services.decisions.make_side_decision import EVENTS as MADE_EVENTS
from arbitration.services.outcome.declare_effective import perform_by
from arbitration.services.outcome.instalments import next_due
from arbitration.services.outcome.record_service import application_served, result_served
from arbitration.services.outcome.worker_effects import served
from casework.models import Party
from documents.builders import Effect
from documents.models import Paper, Service

FINAL = {"A34", "A37-1"}
NON_FINAL = {"A33", "A37-2"}


def _unserved(row: Arbitration, kinds: tuple[str, ...], service: Service) -> int:
    """How many issued papers of these kinds still wait for their service, this one left out."""
    waiting = Paper.objects.filter(proceeding=row, kind__in=kinds, state=Paper.State.ISSUED).exclude(
        pk=service.paper_id
    )
    return waiting.exclude(services__state=Service.State.COMPLETED).count()


def application(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    application_served(row, party=party, on=on)
    return {"remaining": _unserved(row, ("A16",), service)}


def acceptance(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    return {"remaining": _unserved(row, ("A11",), service)}


def hearing(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """Notices of an earlier date that was postponed are nobody's any more: only those of the present date count."""
    scheduled = row.events.filter(name="arbitration.hearing.scheduled").order_by("sequence").last()
    waiting = Paper.objects.filter(proceeding=row, kind="A21", state=Paper.State.ISSUED)
    if scheduled is not None:
        waiting = waiting.filter(drafted_at__gte=scheduled.at)
    others = waiting.exclude(pk=service.paper_id)
    return {"remaining": others.exclude(services__state=Service.State.COMPLETED).count()}


def result(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """The remedy that starts depends on which award this is (AWD-8, AWD-9, AWD-11)."""
    remaining = _unserved(row, RESULT_KINDS, service)
    if remaining == 0:
        result_served(row)
    kind = service.paper.kind
    served(row, party, on, final=kind in FINAL)
    return {"remaining": remaining, "final": kind in FINAL, "nonfinal": kind in NON_FINAL}


def side_award(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """A partial or supplementary award has its own service and remedies; those of the award are another matter (AWD-12)."""
    decision = _decision_of(row, service.paper)
    final = bool(decision and decision.final)
    same = Paper.objects.filter(proceeding=row, kind=service.paper.kind, number=service.paper.number)
    waiting = same.filter(state=Paper.State.ISSUED).exclude(pk=service.paper_id)
    return {
        "remaining": waiting.exclude(services__state=Service.State.COMPLETED).count(),
        "decision": decision.pk if decision else None,
        "final": final,
        "nonfinal": not final,
    }


def _decision_of(row: Arbitration, paper: Paper) -> SideDecision | None:
    """The decision that a paper is of: the last that had been made when it was drawn up."""
    kind = SideDecision.Kind.PARTIAL_AWARD if paper.kind == "A35" else SideDecision.Kind.SUPPLEMENT
    made = row.events.filter(name=MADE_EVENTS[kind], at__lte=paper.drafted_at).order_by("sequence").last()
    mine = SideDecision.objects.filter(arbitration=row, kind=kind, state=SideDecision.State.MADE)
    return mine.filter(pk=made.data["decision"]).first() if made else mine.first()


def part_settled(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """With the last receipt the part that was settled first binds (调解仲裁法 art 42; 办案规则 art 73)."""
    remaining = _unserved(row, ("A32p",), service)
    kept = row.draft.get("partial_terms", [])
    if remaining or not kept:
        return {"remaining": remaining}
    row.draft = {**row.draft, "partial_terms": [*kept[:-1], {**kept[-1], "served": on.isoformat()}]}
    return {
        "remaining": 0,
        "perform_by": kept[-1].get("pay_by") or on.isoformat(),
        "next_instalment": next_due(row),
    }


def conciliation(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """Both receipts make it effective (调解仲裁法 art 42)."""
    remaining = _unserved(row, RESULT_KINDS, service)
    if remaining:
        return {"remaining": remaining}
    result_served(row)
    return {"remaining": 0, "perform_by": perform_by(row, on).isoformat(), "next_instalment": next_due(row)}


def revocation(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """Served on every party, the case is over (办案规则 art 32)."""
    served = Service.objects.filter(paper__proceeding=row, paper__kind="A15", state=Service.State.COMPLETED)
    others = Party.objects.filter(case_file=row.case_file_id, left_on=None).exclude(pk=party.pk)
    remaining = others.exclude(pk__in=served.values("addressee_id")).count()
    if not remaining and row.state == State.REVOKED:
        row.closed_on = on
    return {"remaining": remaining}


EFFECTS = {
    "A15": Effect("arbitration.revocation.notified", revocation),
    "A16": Effect("arbitration.application.served", application),
    "A11": Effect("arbitration.acceptance.served", acceptance),
    "A21": Effect("arbitration.hearing.notified", hearing),
    "A32p": Effect("arbitration.partial_conciliation.served", part_settled),
    "A35": Effect("arbitration.partial_award.served", side_award),
    "A38s": Effect("arbitration.partial_award.served", side_award),
    "A32": Effect("arbitration.conciliation.served", conciliation),
    **{code: Effect("arbitration.award.served", result) for code in sorted(FINAL | NON_FINAL)},
}
