"""The kinds of mediation, one a file. A new kind is its file and one line here."""

from collections.abc import Mapping

from mediation.kinds import bureau, court, enterprise, industry, joint, peoples, union
from mediation.kinds.mediation_kind import MediationKind

KINDS: Mapping[str, MediationKind] = {
    one.KIND.key: one.KIND for one in (union, peoples, bureau, court, industry, enterprise, joint)
}

__all__ = ["KINDS", "MediationKind", "kinds_led_by"]


def kinds_led_by(organisation_kind: str) -> list[MediationKind]:
    """The kinds that an organisation of this kind may lead, its own first, then what others send it, the table last."""
    led = [kind for kind in KINDS.values() if organisation_kind in kind.led_by]
    return sorted(led, key=lambda kind: (kind.table, bool(kind.sources)))
