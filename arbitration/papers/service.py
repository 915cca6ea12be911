"""What service of the arbitration's papers means for the case: which event it is, who is still to be served."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arbitration.models import Arbitration
from arbitration.papers.result import RESULT_KINDS
from arbitration.services.declare_effective import perform_by
from arbitration.services.record_service import application_served, result_served
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
    return {"remaining": _unserved(row, ("A21",), service)}


def result(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """The remedy that starts depends on which award this is (AWD-8, AWD-9, AWD-11)."""
    remaining = _unserved(row, RESULT_KINDS, service)
    if remaining == 0:
        result_served(row)
    kind = service.paper.kind
    return {"remaining": remaining, "final": kind in FINAL, "nonfinal": kind in NON_FINAL}


def conciliation(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """Both receipts make it effective (调解仲裁法 art 42)."""
    remaining = _unserved(row, RESULT_KINDS, service)
    if remaining:
        return {"remaining": remaining}
    result_served(row)
    return {"remaining": 0, "perform_by": perform_by(row, on).isoformat()}


EFFECTS = {
    "A16": Effect("arbitration.application.served", application),
    "A11": Effect("arbitration.acceptance.served", acceptance),
    "A21": Effect("arbitration.hearing.notified", hearing),
    "A32": Effect("arbitration.conciliation.served", conciliation),
    **{code: Effect("arbitration.award.served", result) for code in sorted(FINAL | NON_FINAL)},
}
