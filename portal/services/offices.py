"""Which body is competent for a place of work: one of the district before one of the city."""

from casework.models import Organisation, Proceeding, Role

KINDS = {
    Proceeding.Kind.ARBITRATION: (Organisation.Kind.TRIBUNAL,),
    Proceeding.Kind.MEDIATION: (Organisation.Kind.UNION_MEDIATION, Organisation.Kind.PEOPLES_MEDIATION),
    Proceeding.Kind.LEGAL_AID: (Organisation.Kind.LEGAL_AID,),
}


def office_for(kind: str, region: str, *, new_employment: bool = False) -> Organisation | None:
    """The body for this kind of proceeding in a region (six digits), or None where there is none yet.

    Mediation goes to a union centre before a people's committee; platform work to a labour bureau that mediates, which
    leads the joint table (MED-14), where there is one.
    """
    wanted: tuple[str, ...] = KINDS[Proceeding.Kind(kind)]
    places = [region, region[:4] + "00"]
    found = Organisation.objects.filter(region__in=places, active=True)
    if new_employment and kind == Proceeding.Kind.MEDIATION:
        bureaus = found.filter(kind=Organisation.Kind.BUREAU, memberships__role=Role.MEDIATOR)
        if lead := bureaus.filter(memberships__active=True).order_by("-region", "pk").first():
            return lead
    found = found.filter(kind__in=wanted)
    rank: dict[tuple[str, str], tuple[int, int]] = {
        (kind, place): (n, m) for n, kind in enumerate(wanted) for m, place in enumerate(places)
    }
    return min(found, key=lambda one: (*rank[(one.kind, one.region)], one.pk), default=None)
