"""The lines of papers in the access table."""

from django.utils.translation import gettext_lazy as _

from casework.acts import READERS
from casework.models import Role
from casework.registry import ABOVE, APPLICANT, ASSIGNED, OFFICE, RESPONDENT, SYSTEM, ActType, Grant

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
ARCHIVISTS = (
    Grant(Role.CLERK, OFFICE),
    Grant(Role.HEAD, OFFICE),
    Grant(Role.MEDIATOR, OFFICE),
    Grant(Role.LEGAL_AID_CLERK, OFFICE),
)
CONFIRMERS = (*ARCHIVISTS, Grant("party", APPLICANT), Grant("party", RESPONDENT))

ACTS = (
    ActType("documents.paper.read", _("read a paper"), READERS),
    ActType("documents.paper.draft", _("draft a paper"), MAKERS),
    ActType("documents.paper.issue", _("issue a paper"), MAKERS),
    # A paper of the body above (a designation of jurisdiction) is made in that body's own name, by nobody else.
    ActType(
        "documents.paper.make_above",
        _("make a paper of the superior body"),
        (Grant(Role.SUPERVISOR, ABOVE), Grant(Role.HEAD, ABOVE)),
    ),
    ActType(
        "documents.paper.void",
        _("declare a paper void"),
        (
            Grant(Role.HEAD, OFFICE),
            Grant(Role.CLERK, OFFICE),
            Grant(Role.LEGAL_AID_CLERK, OFFICE),
            Grant(Role.MEDIATOR, OFFICE),
            # A record that is drawn anew takes the place of the one before, whoever issues it.
            Grant(Role.SYSTEM, SYSTEM),
        ),
    ),
    ActType("documents.batch.start", _("issue papers to many"), SERVERS[:-1]),
    ActType("documents.service.attempt", _("send a paper"), SERVERS),
    ActType("documents.service.record", _("record service"), SERVERS),
    ActType("documents.service.fail", _("record failed service"), SERVERS),
    ActType(
        "documents.notice.complete",
        _("end a public notice"),
        (Grant(Role.SYSTEM, SYSTEM),),
        "民事诉讼法第九十五条",
    ),
    ActType(
        "documents.address.confirm", _("confirm the address for service"), CONFIRMERS, "办案规则第二十条"
    ),
    ActType("documents.bundle.bind", _("bind the evidence"), SERVERS),
    ActType("documents.archive.bind", _("bind the volumes"), SERVERS, "办案规则第二十二条"),
    ActType("documents.volume.borrow", _("lend a volume"), ARCHIVISTS, "办案规则第二十三条"),
    ActType("documents.volume.return", _("take a volume back"), ARCHIVISTS, "办案规则第二十三条"),
)
