"""Who may read a bound volume: the front file by those in the case, the inner file by the office alone (规则 22, 23)."""

from django.db.models import QuerySet

from casework import access
from casework.models import Assignment, Party, Proceeding, Role, User
from documents.models import ArchiveVolume

OFFICE_ROLES = (Role.CLERK, Role.HEAD, Role.LEGAL_AID_CLERK)


def may_read_inner(user: User, proceeding: Proceeding) -> bool:
    """Clerks and heads of the office, and the arbitrators of the case."""
    for held in access.memberships(user):
        if held.organisation_id == proceeding.organisation_id and held.role in OFFICE_ROLES:
            return True
    return Assignment.objects.filter(proceeding=proceeding, user=user, role="arbitrator", until=None).exists()


def volumes_for_staff(user: User, proceeding: Proceeding) -> QuerySet[ArchiveVolume]:
    """The newest first; without the inner file for who may not read it."""
    rows = ArchiveVolume.objects.filter(proceeding=proceeding)
    return rows if may_read_inner(user, proceeding) else rows.filter(part=ArchiveVolume.Part.MAIN)


def volumes_for_party(party: Party) -> QuerySet[ArchiveVolume]:
    """The bound front files of the proceedings that the party sees; never an inner one."""
    return ArchiveVolume.objects.filter(
        proceeding__in=access.visible_to_party(party),
        part=ArchiveVolume.Part.MAIN,
        status=ArchiveVolume.Status.READY,
    )
