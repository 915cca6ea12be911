"""装订好的卷: the newest evidence bundles and front files that a party may read on its phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from casework.models import Party
from documents.models import ArchiveVolume, EvidenceBundle
from documents.services.bind_bundle import bundles_for_party
from documents.services.read_volume import volumes_for_party


@dataclass(frozen=True)
class Bound:
    """One bundle a side and one front file a proceeding: the newest counts."""

    bundles: list[EvidenceBundle]
    volumes: list[ArchiveVolume]


def bound_for(party: Party) -> Bound:
    """What the access rules of bundles and volumes give this party (办案规则 art 22)."""
    own_first = sorted(
        _newest(bundles_for_party(party), "proceeding_id", "side"), key=lambda one: one.side != party.side
    )
    return Bound(own_first, _newest(volumes_for_party(party), "proceeding_id"))


def _newest(rows: Iterable[Any], *names: str) -> list[Any]:
    found: dict[tuple[Any, ...], Any] = {}
    for one in rows:
        key = tuple(getattr(one, name) for name in names)
        if key not in found or one.pk > found[key].pk:
            found[key] = one
    return list(found.values())
