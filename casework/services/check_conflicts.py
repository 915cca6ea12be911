"""利益冲突: before anybody takes a role in a case, here or in another office's file.

What was found is kept with the reason why somebody went on in spite of it.
"""

from dataclasses import asdict

from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import RuleRefused
from casework.models import Assignment, CaseFile, ConflictFinding, Party, Proceeding, User
from casework.services.conflict_grounds import Conflict, Grounds

__all__ = ["Conflict", "clear", "find_for_user", "keep_findings"]


def find_for_user(user: User, case_file: CaseFile, role: str) -> list[Conflict]:
    """The grounds that speak against this person taking this role in the case."""
    return Grounds(case_file, [user], role).against(user)


def clear(
    user: User, proceeding: Proceeding, role: str, *, actor: Actor, override_reason: str = ""
) -> list[Conflict]:
    """Refuse when a ground forbids, unless the actor may override and gives a reason; what was found is kept."""
    case_file = proceeding.case_file
    conflicts = find_for_user(user, case_file, role)
    if not conflicts:
        return []
    forbidding = [c for c in conflicts if c.forbids]
    if forbidding and not override_reason:
        raise RuleRefused(
            _("There is a conflict of interest. Choose somebody else, or give a reason to go on."),
            reasons=[f"{c.text}（{c.article}）" for c in forbidding],
        )
    if forbidding:
        access.require(actor, "casework.conflict.override", proceeding=proceeding)
    ConflictFinding.objects.create(
        case_file=case_file,
        subject=user,
        role=role,
        reasons=[asdict(c) for c in conflicts],
        found_at=now(),
        overridden_by=actor.user if forbidding else None,
        override_reason=override_reason,
    )
    return conflicts


def keep_findings(party: Party) -> list[ConflictFinding]:
    """A party has been added: keep what now speaks against those who already work on the case, for their office to see."""
    working = Assignment.objects.filter(proceeding__case_file=party.case_file, until=None).select_related(
        "user"
    )
    found = []
    for held in working:
        conflicts = find_for_user(held.user, party.case_file, held.role)
        if conflicts:
            found.append(
                ConflictFinding(
                    case_file=party.case_file,
                    subject=held.user,
                    party=party,
                    role=held.role,
                    reasons=[asdict(c) for c in conflicts],
                    found_at=now(),
                )
            )
    return ConflictFinding.objects.bulk_create(found)
