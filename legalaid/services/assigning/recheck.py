"""利益冲突复查: after a party has joined, the lawyer at work is checked again; a person decides what follows."""

from casework.clock import now
from casework.models import Membership, Notice, Role
from legalaid.models import LegalAidCase
from legalaid.services.assigning.opposed import opposed


def recheck(aid: LegalAidCase) -> bool:
    """Whether the lawyer can't act any more. The kernel keeps the finding; here the centre's people are told, once each."""
    if aid.lawyer_id is None or aid.lawyer_id not in opposed(aid.case_file):
        return False
    article = opposed(aid.case_file)[aid.lawyer_id]
    staff = Membership.objects.filter(
        organisation=aid.organisation_id, role__in=(Role.LEGAL_AID_CLERK, Role.HEAD), active=True
    )
    for user in sorted(set(staff.values_list("user", flat=True))):
        Notice.objects.create(
            case_file_id=aid.case_file_id,
            proceeding_id=aid.pk,
            user_id=user,
            kind="legalaid.conflict",
            context={"rule": article},
            made_at=now(),
        )
    return True
