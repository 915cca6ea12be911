"""指派: the next fitting lawyer is asked, with the reason; going past the order needs one."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Role, User
from casework.services.act import Act, act
from casework.services.assign import assign, release
from casework.services.check_conflicts import find_for_user
from casework.services.numbers import next_number
from legalaid.models import AidTeam, LegalAidCase
from legalaid.rules.lawyer_order import Placed
from legalaid.services.assigning.ledger import open_entry
from legalaid.services.rank_lawyers import Ranking, rank_lawyers

BY_TURN = "按顺序指派"
WHY = 8


def assign_lawyer(
    aid: LegalAidCase,
    *,
    actor: Actor,
    lawyer: User | None = None,
    reason: str = "",
    override_reason: str = "",
    by_phone: bool = False,
    team: AidTeam | None = None,
    version: int | None = None,
) -> Event:
    """Assign a lawyer (法律援助法 art 43; 令148 art 24; LA-8). Without `lawyer` the first of the order is asked.

    Nobody goes over his cap: the city's cases are assigned one after the other, and each sees those before it.
    """
    with act("legalaid.assign_lawyer", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        turn = next_number(f"legalaid:turn:{row.region}")  # locks the city's turn until this act is over
        ranking = rank_lawyers(row, seed=f"{row.number}/{turn}")
        chosen = _choose(row, ranking, lawyer, reason, override_reason, team)
        user = User.objects.get(pk=chosen.candidate.key)
        release(row, Role.LAWYER)
        words = reason.strip() or BY_TURN
        assign(row, user, Role.LAWYER, actor=actor, reason=words, override_reason=override_reason)
        row.assign_lawyer()
        row.lawyer, row.firm_id, row.assigned_on, row.accepted_on = user, chosen.candidate.firm, today(), None
        row.mandate_on, row.powers = None, []
        row.ranking = [one.as_data() for one in ranking.top()]
        return _record(it, ranking, chosen, user, words, by_phone, team)


def _record(
    it: Act[LegalAidCase],
    ranking: Ranking,
    chosen: Placed,
    user: User,
    words: str,
    by_phone: bool,
    team: AidTeam | None,
) -> Event:
    place = ranking.place_of(user.pk)
    passed = [one.candidate.key for one in ranking.able[: place - 1]]
    open_entry(
        it.proceeding,
        user=user,
        firm=chosen.candidate.firm,
        place=place,
        reason=words,
        out_of_order=bool(passed) or bool(chosen.candidate.out),
        seed=ranking.seed,
        by_phone=by_phone,
        team=team,
    )
    data = {
        "lawyer": user.pk,
        "firm": chosen.candidate.firm,
        "place": place,
        "points": dict(chosen.parts),
        "seed": ranking.seed,
        "reason": words,
        "passed": passed[:20],
    }
    data |= {"team": team.pk} if team else {}
    return it.record("legalaid.provider.assigned", data=data | ({"by_phone": True} if by_phone else {}))


def _choose(
    row: LegalAidCase,
    ranking: Ranking,
    lawyer: User | None,
    reason: str,
    override: str,
    team: AidTeam | None,
) -> Placed:
    if lawyer is None:
        return _first_free(row, ranking)
    chosen = next((one for one in ranking.placed if one.candidate.key == lawyer.pk), None)
    if chosen is None:
        raise BadInput({"lawyer": _("Choose a lawyer of the list.")})
    out = chosen.candidate.out
    # A conflict may be overridden by who has the right to; a full desk, leave and a no may not.
    if out and not (override and out.startswith("利益冲突")) and not (team and "上限" in out):
        raise RuleRefused(_("This lawyer can't be asked: %(why)s") % {"why": out})
    able = ranking.able
    if able and chosen != able[0] and not reason.strip():
        raise BadInput({"reason": _("Say why this lawyer is asked before the first of the order.")})
    return chosen


def _first_free(row: LegalAidCase, ranking: Ranking) -> Placed:
    """The first of the order against whom the kernel's own check finds nothing that forbids."""
    for one in ranking.able:
        user = User.objects.get(pk=one.candidate.key)
        if not any(found.forbids for found in find_for_user(user, row.case_file, Role.LAWYER)):
            return one
    why = [f"{one.name}：{one.out}" for one in ranking.out(WHY)]
    raise RuleRefused(_("No lawyer of the city can be asked."), reasons=why)
