"""调解员名册: what the head keeps of each mediator of the body."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Membership, Role
from casework.services.absences import require_head


def change_mediator(
    member: Membership,
    *,
    actor: Actor,
    employment: str,
    specialities: str,
    areas: str,
    languages: str,
    cap: int,
) -> Membership:
    """Change employment, speciality, areas, languages and cap of a mediator (人民调解法 art 14; 令17 art 18)."""
    require_head(actor, member.organisation)
    errors = {}
    if member.role != Role.MEDIATOR:
        errors["member"] = _("Choose a mediator of this body.")
    if cap < 1:
        errors["cap"] = _("The cap must be above nothing.")
    if employment not in Membership.Employment.values:
        errors["employment"] = _("Choose one of the list.")
    if errors:
        raise BadInput(errors)
    member.employment, member.cap = employment, cap
    member.specialities, member.areas = specialities.strip(), areas.strip()
    member.languages = languages.strip()
    member.save(update_fields=["employment", "cap", "specialities", "areas", "languages"])
    return member
