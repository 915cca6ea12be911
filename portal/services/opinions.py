"""质证的材料: what the other side's exchanged items look like to a party, with what it has said about them."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from arbitration.models import Arbitration
from arbitration.services.evidence.exchanged import exchanged_for
from casework.models import Evidence, EvidenceOpinion, Party
from casework.registry import registry

PAGE = 20


def opinion_page(party: Party, after: int = 0) -> tuple[list[Evidence], int]:
    """The next items after an id, each with `mine`, the party's current opinion; and the id to go on from, or 0."""
    found = list(_items(party).filter(pk__gt=after)[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def opinion_item(party: Party, pk: int) -> Evidence | None:
    """One such item, or None where it was not given to this party."""
    found: Evidence | None = _items(party).filter(pk=pk).first()
    return found


def exchange_of(party: Party) -> tuple[int, int]:
    """How many items were given to the party, and on how many of them it has said nothing yet; one query."""
    said = EvidenceOpinion.objects.filter(evidence=OuterRef("pk"), party=party, superseded=False)
    sums = exchanged_for(party).annotate(said=Exists(said)).aggregate(
        given=Count("pk"), silent=Count("pk", filter=Q(said=False))
    )  # fmt: skip
    return sums["given"], sums["silent"]


def arbitration_in_season(party: Party) -> Arbitration | None:
    """The arbitration in which the party may give an opinion now (调解仲裁法 art 38), or None."""
    states = registry.acts["arbitration.give_opinion"].from_states
    rows = Arbitration.objects.filter(case_file=party.case_file_id, closed_on=None, state__in=states)
    found: Arbitration | None = rows.order_by("-id").first()
    return found


def _items(party: Party) -> Any:
    said = EvidenceOpinion.objects.filter(party=party, superseded=False)
    return (
        exchanged_for(party)
        .select_related("party")
        .prefetch_related(Prefetch("opinions", queryset=said, to_attr="mine"))
    )
