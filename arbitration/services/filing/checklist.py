"""受理材料清单: what the application of this case should bring, and what of it is there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from arbitration.models import Arbitration
from casework.clock import today
from casework.models import Claim, Representation
from law.filing_checklist import ChecklistItem, checklist, items_for


@dataclass(frozen=True)
class Looked:
    """One item of the list with the clerk's tick; None when nobody has looked yet."""

    item: ChecklistItem
    there: bool | None


def items_of(arbitration: Arbitration) -> list[ChecklistItem]:
    """The items that the claims of this case call for (办案规则 art 29)."""
    case_file = arbitration.case_file
    codes = set(Claim.objects.filter(case_file=case_file).values_list("code", flat=True))
    agent = Representation.objects.filter(party__case_file=case_file, until=None).exists()
    return items_for(codes, collective=case_file.collective, agent=agent)


def looked_at(arbitration: Arbitration) -> list[Looked]:
    """Every item of the case with its tick."""
    kept = arbitration.checklist.get("given")
    return [
        Looked(item, None if kept is None else item.code in kept or item.code in kept_later(arbitration))
        for item in items_of(arbitration)
    ]


def kept_later(arbitration: Arbitration) -> set[str]:
    """The items that came in afterwards on a promise."""
    by_words = {item.text: item.code for item in checklist().values()}
    return {by_words[words] for words in arbitration.promise_kept if words in by_words}


def lacking(arbitration: Arbitration) -> list[ChecklistItem]:
    """The items looked for and not found; none while nobody has looked (ACC-2)."""
    return [one.item for one in looked_at(arbitration) if one.there is False]


def ticks(before: Mapping[str, Any], given: Collection[str] | None) -> dict[str, Any]:
    """The checklist with the codes that are there now; None leaves it as it was."""
    if given is None:
        return dict(before)
    return {**before, "given": sorted(set(given) & set(checklist())), "on": today().isoformat()}
