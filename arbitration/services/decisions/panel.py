"""案件页: side decisions under way, and what came after the result: effect by worker, courts, instalments."""

from decimal import Decimal
from typing import Any

from arbitration.models import Arbitration, SideDecision
from arbitration.services.decisions.deliberation import READ
from arbitration.services.outcome.owing import left_open
from casework import access
from casework.actor import Actor
from casework.models import CaseFile, Claim, Proceeding

MOST = 50


def fill_side(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The side decisions of the case with their items, and the way to the notes of the deliberation."""
    if not isinstance(proceeding, Arbitration):
        return None
    held = list(proceeding.side_decisions.select_related("drafted_by", "approved_by"))
    notes = bool(proceeding.formed_on and access.capacity(actor, READ, proceeding=proceeding))
    if not held and not notes:
        return None
    return {"proceeding": proceeding, "side": with_items(held), "notes": notes}


def with_items(held: list[SideDecision]) -> list[tuple[SideDecision, list[dict[str, Any]]]]:
    """Each decision and its items with their claims' words, which are read once for all."""
    wanted = {item["claim"] for one in held for item in one.items}
    titles = dict(Claim.objects.filter(pk__in=wanted).values_list("pk", "title"))
    return [
        (
            one,
            [
                {**item, "awarded": Decimal(item["awarded"]), "title": titles[item["claim"]]}
                for item in one.items
                if item["claim"] in titles
            ],
        )
        for one in held
    ]


def fill_outcome(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """Nothing before a result; a list of workers is cut, the count says how many there are."""
    if not isinstance(proceeding, Arbitration):
        return None
    effects = list(proceeding.worker_effects.select_related("party")[:MOST])
    matters = list(proceeding.court_matters.select_related("party", "decision"))
    instalments = list(proceeding.instalments.filter(dropped=False))
    if not (effects or matters or instalments):
        return None
    return {
        "proceeding": proceeding,
        "effects": effects,
        "effects_count": proceeding.worker_effects.count(),
        "matters": matters,
        "instalments": instalments,
        "left_open": left_open(proceeding),
    }
