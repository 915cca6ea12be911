"""仲裁员名册: what the head keeps of each arbitrator of his pool."""

from decimal import Decimal

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Membership, Role
from casework.services.absences import require_head


def change_pool_member(
    member: Membership,
    *,
    actor: Actor,
    employment: str,
    specialities: str,
    languages: str,
    cap: int,
    weight: Decimal,
    bench: str = "",
) -> Membership:
    """Change employment, speciality, languages, cap, weight and bench of an arbitrator (调解仲裁法 arts 19, 20; 规则 65)."""
    require_head(actor, member.organisation)
    if member.role != Role.ARBITRATOR:
        raise BadInput({"member": _("Choose arbitrators of this tribunal.")})
    if cap < 1 or weight <= 0:
        raise BadInput({"cap": _("Cap and weight must be above nothing.")})
    if employment not in Membership.Employment.values or (bench and bench not in Membership.Bench.values):
        raise BadInput({"employment": _("Choose one of the list.")})
    member.employment, member.bench = employment, bench
    member.specialities, member.languages = specialities.strip(), languages.strip()
    member.cap, member.weight = cap, weight
    member.save(update_fields=["employment", "bench", "specialities", "languages", "cap", "weight"])
    return member
