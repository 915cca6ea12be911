"""The lines of papers in the access table."""

from django.utils.translation import gettext_lazy as _

from casework.acts import READERS
from casework.models import Role
from casework.registry import ASSIGNED, OFFICE, SYSTEM, ActType, Grant

MAKERS = (
    Grant(Role.CLERK, OFFICE),
    Grant(Role.HEAD, OFFICE),
    Grant(Role.MEDIATOR, OFFICE),
    Grant(Role.LEGAL_AID_CLERK, OFFICE),
    Grant(Role.ARBITRATOR, ASSIGNED),
    Grant(Role.MEDIATOR, ASSIGNED),
    Grant(Role.LAWYER, ASSIGNED),
    Grant(Role.SYSTEM, SYSTEM),
)
SERVERS = tuple(grant for grant in MAKERS if grant.role != Role.LAWYER)

ACTS = (
    ActType("documents.paper.read", _("read a paper"), READERS),
    ActType("documents.paper.draft", _("draft a paper"), MAKERS),
    ActType("documents.paper.issue", _("issue a paper"), MAKERS),
    ActType(
        "documents.paper.void",
        _("declare a paper void"),
        (
            Grant(Role.HEAD, OFFICE),
            Grant(Role.CLERK, OFFICE),
            Grant(Role.LEGAL_AID_CLERK, OFFICE),
            Grant(Role.MEDIATOR, OFFICE),
        ),
    ),
    ActType("documents.service.attempt", _("send a paper"), SERVERS),
    ActType("documents.service.record", _("record service"), SERVERS),
    ActType("documents.service.fail", _("record failed service"), SERVERS),
)
