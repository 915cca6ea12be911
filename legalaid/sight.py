"""Who of those that see a legal-aid case sees what of it: the means, a complaint, who has marked the work."""

from casework import access
from casework.actor import Actor
from casework.models import Organisation, Proceeding, Role
from casework.registry import KeptBack

COMPLAINT_LIMIT = "legalaid.complaint_answer"
COMPLAINT = frozenset({"legalaid.complaint.received", "legalaid.complaint.decided", COMPLAINT_LIMIT})
MARKED = frozenset({"legalaid.quality.assessed"})


def sees_means(actor: Actor, aid: Proceeding) -> bool:
    """The means are the centre's and the bureau's that set it up; a lawyer, an assessor, a tribunal never sees them."""
    held = access.memberships(actor.user) if actor.user is not None else []
    for m in held:
        if m.organisation_id == aid.organisation_id and m.role in (Role.LEGAL_AID_CLERK, Role.HEAD):
            return True
        above = aid.organisation.path.startswith(m.organisation.path)
        if above and m.organisation.kind == Organisation.Kind.JUSTICE and m.role in (
            Role.SUPERVISOR, Role.HEAD, Role.LEGAL_AID_CLERK,
        ):  # fmt: skip
            return True
    return False


# The lawyer isn't told that his client complains of him to the bureau, nor which peer has marked him (法律援助法 56, 57).
KEPT_BACK = KeptBack(COMPLAINT | MARKED, sees_means)
