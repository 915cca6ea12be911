"""The kernel's own lines of the access table."""

from django.utils.translation import gettext_lazy as _

from casework.models import Role
from casework.registry import ABOVE, APPLICANT, ASSIGNED, OFFICE, RESPONDENT, SYSTEM, THIRD, ActType, Grant

READERS = (
    Grant(Role.CLERK, OFFICE),
    Grant(Role.HEAD, OFFICE),
    Grant(Role.MEDIATOR, OFFICE),
    Grant(Role.LEGAL_AID_CLERK, OFFICE),
    Grant(Role.ARBITRATOR, ASSIGNED),
    Grant(Role.MEDIATOR, ASSIGNED),
    Grant(Role.LAWYER, ASSIGNED),
    Grant(Role.SUPERVISOR, ABOVE),
    Grant("party", APPLICANT),
    Grant("party", RESPONDENT),
    Grant("party", THIRD),
)

OFFICES = (
    Grant(Role.CLERK, OFFICE),
    Grant(Role.HEAD, OFFICE),
    Grant(Role.MEDIATOR, OFFICE),
    Grant(Role.LEGAL_AID_CLERK, OFFICE),
)

ACTS = (
    ActType("casework.case_file.read", _("read the case file"), READERS, while_aside=True),
    ActType("casework.limit.miss", _("record a missed limit"), (Grant(Role.SYSTEM, SYSTEM),)),
    ActType("casework.access_code.give", _("give a party the code of its page"), OFFICES),
    ActType("casework.conflict.override", _("go on in spite of a conflict"), (Grant(Role.HEAD, OFFICE),)),
)
