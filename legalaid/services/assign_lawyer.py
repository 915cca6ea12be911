"""指派: the next fitting lawyer is asked, with the reason; going past the order needs one."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Membership, Role, User
from casework.services.act import act
from casework.services.assign import assign, release
from legalaid.models import LegalAidCase
from legalaid.services.rank_lawyers import Candidate, rank_lawyers


def assign_lawyer(
    aid: LegalAidCase,
    *,
    actor: Actor,
    lawyer: User | None = None,
    reason: str = "",
    override_reason: str = "",
    version: int | None = None,
) -> Event:
    """Assign a lawyer (法律援助法 art 43; 令148 art 24; LA-8). Without `lawyer` the first of the order is taken.

    Nobody goes over his cap: the lawyer's membership row is locked while his open cases are counted.
    """
    with act("legalaid.assign_lawyer", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        list(Membership.objects.select_for_update().filter(role=Role.LAWYER, active=True).order_by("pk"))
        ranked = rank_lawyers(row)
        chosen = _choose(ranked, lawyer, reason)
        user = User.objects.get(pk=chosen.user)
        release(row, Role.LAWYER)
        assign(
            row,
            user,
            Role.LAWYER,
            actor=actor,
            reason=reason or "fair share",
            override_reason=override_reason,
        )
        row.assign_lawyer()
        row.lawyer, row.firm_id = user, chosen.firm
        row.assigned_on = today()
        row.ranking = [candidate.as_data() for candidate in ranked]
        return it.record(
            "legalaid.provider.assigned",
            data={"lawyer": user.pk, "firm": chosen.firm, "share_gap": chosen.share_gap, "reason": reason},
        )


def _choose(ranked: list[Candidate], lawyer: User | None, reason: str) -> Candidate:
    free = [candidate for candidate in ranked if not candidate.out]
    if lawyer is None:
        if not free:
            raise RuleRefused(
                _("No lawyer of the city can be asked."), reasons=[f"{c.name}：{c.out}" for c in ranked]
            )
        return free[0]
    chosen = next((c for c in ranked if c.user == lawyer.pk), None)
    if chosen is None:
        raise BadInput({"lawyer": _("Choose a lawyer of the list.")})
    if chosen.out:
        raise RuleRefused(_("This lawyer can't be asked: %(why)s") % {"why": chosen.out})
    if free and chosen != free[0] and not reason.strip():
        raise BadInput({"reason": _("Say why this lawyer is asked before the first of the order.")})
    return chosen
