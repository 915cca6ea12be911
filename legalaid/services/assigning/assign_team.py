"""批量指派: the cases of one collective dispute go to one team of one firm, dealt in turn; the team counts as one case for each."""

from collections.abc import Sequence
from math import ceil

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, User
from legalaid.models import AidTeam, LegalAidCase, State
from legalaid.rules.lawyer_order import Placed
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.figures import known_figure
from legalaid.services.rank_lawyers import Ranking, rank_lawyers

LEAST = 2


def waiting_together(aid: LegalAidCase) -> list[LegalAidCase]:
    """The granted cases of the same dispute at the same centre that nobody has been asked for."""
    rows = LegalAidCase.objects.filter(
        case_file=aid.case_file_id, organisation=aid.organisation_id, state=State.GRANTED
    )
    return list(rows.select_related("organisation", "case_file").order_by("id"))


def assign_team(
    aid: LegalAidCase, *, actor: Actor, reason: str = "", version: int | None = None
) -> list[Event]:
    """Assign all waiting cases of a collective dispute to one team (法律援助法 art 43; LA-8). All or nothing; each case is an act of its own.

    The firm is that of the first of the order; its people who can be asked form the team, as many as the cases need.
    """
    access.require(actor, "legalaid.assign_team", proceeding=aid)
    with transaction.atomic():
        cases = waiting_together(aid)
        if len(cases) < LEAST:
            raise RuleRefused(_("A team is for several waiting cases of one dispute; here there are not."))
        members = _team(cases, rank_lawyers(cases[0]))
        team = AidTeam.objects.create(
            case_file=aid.case_file,
            centre=aid.organisation,
            firm_id=members[0].firm,
            lead=members[0].user,
            made_on=today(),
            made_by=actor.user,
        )
        return [
            assign_lawyer(
                case,
                actor=actor,
                lawyer=members[place % len(members)].user,
                reason=reason.strip() or "集体争议同一团队办理",
                team=team,
                version=version if case.pk == aid.pk else None,
            )
            for place, case in enumerate(cases)
        ]


class _Member:
    """One of the team: the person and his firm."""

    def __init__(self, placed: Placed) -> None:
        self.firm = placed.candidate.firm
        self.user = User.objects.get(pk=placed.candidate.key)


def _team(cases: Sequence[LegalAidCase], ranking: Ranking) -> list[_Member]:
    able = ranking.able
    if not able:
        raise RuleRefused(_("No lawyer of the city can be asked."))
    each = int(known_figure(cases[0].organisation, "team_cases", today()))
    if each < 1:
        raise BadInput({"reason": _("The centre's number of cases for each of a team can't be used.")})
    wanted = ceil(len(cases) / each)
    same_firm = [one for one in able if one.candidate.firm == able[0].candidate.firm]
    return [_Member(one) for one in same_firm[:wanted]]


def accept_all(aid: LegalAidCase, *, actor: Actor) -> list[Event]:
    """One of the team takes on all the cases that were dealt to him (令148 art 27); each is an act of its own."""
    assert actor.user is not None
    access.require(actor, "legalaid.accept_assignment", proceeding=aid)
    mine = LegalAidCase.objects.filter(
        case_file=aid.case_file_id, lawyer=actor.user, state=State.ASSIGNED, accepted_on=None
    ).order_by("id")
    with transaction.atomic():
        return [accept_assignment(one, actor=actor) for one in mine]
