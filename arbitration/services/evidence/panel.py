"""案件页的证据栏: each side's items, when they came, whether in time, the original, and what the others say of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from arbitration.models import Arbitration
from casework import access
from casework.actor import Actor
from casework.models import CaseFile, Evidence, EvidenceOpinion, Party, Proceeding

MOST = 120
DECIDE = "arbitration.decide_late_evidence"


@dataclass(frozen=True)
class Side:
    """One side with its items in their order."""

    label: str
    items: list[Evidence]


def fill_evidence(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """Nothing before the first item. A long list is cut, the count says how many there are; three queries, however many."""
    if not isinstance(proceeding, Arbitration):
        return None
    known = Evidence.objects.known_to(proceeding)
    spoken = EvidenceOpinion.objects.filter(superseded=False).select_related("party")
    items = list(
        known.select_related("party")
        .prefetch_related(Prefetch("opinions", spoken, to_attr="current"))
        .order_by("party__side", "party", "ordinal", "id")[:MOST]
    )
    if not items:
        return None
    waits = any(item.late == Evidence.Late.WAITING for item in items)
    return {
        "proceeding": proceeding,
        "sides": _sides(items),
        "shown": len(items),
        "count": known.count(),
        "decide": DECIDE if waits and access.capacity(actor, DECIDE, proceeding=proceeding) else "",
    }


def _sides(items: Iterable[Evidence]) -> list[Side]:
    """By side, the applicants first; a side without items is left out."""
    found: dict[str, list[Evidence]] = {side: [] for side in Party.Side.values}
    for item in items:
        found[item.party.side].append(item)
    return [Side(str(Party.Side(side).label), mine) for side, mine in found.items() if mine]
