"""组庭: one arbitrator or three, and a recorder who is none of them; against the proposal only with a reason."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.rules.tribunal_pool import BENCHES
from arbitration.services.hearings.pool import Pool, pool_members, tribunal_pool, wants_tripartite
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Membership, Role, User
from casework.services.act import act
from casework.services.assign import assign


def form_tribunal(
    arbitration: Arbitration,
    *,
    actor: Actor,
    arbitrators: Sequence[User],
    recorder: User,
    sole_reason: str = "",
    override_reason: str = "",
    choice_reason: str = "",
    language: str = "",
    version: int | None = None,
) -> Event:
    """Form the tribunal (调解仲裁法 arts 31, 32; 组织规则 arts 13–15; HRG-1, HRG-9…11), the first named presides.

    The pool's proposal and its points go into the event; whoever chooses otherwise says why.
    """
    check_people(arbitration, arbitrators, recorder)
    with act("arbitration.form_tribunal", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        row.composition = _composition(row, arbitrators, sole_reason)
        size = None if row.composition == "tripartite" else len(arbitrators)
        pool = tribunal_pool(row, size=size, language=language)
        against = against_proposal(pool, arbitrators)
        if against and not choice_reason.strip():
            message = _("The pool's turn is another's. Say why this choice.")
            raise BadInput({"choice_reason": message})
        row.form_tribunal()
        row.formed_on = today()
        for place, person in enumerate(arbitrators):
            role = "presiding" if place == 0 and len(arbitrators) == 3 else "arbitrator"
            assign(row, person, Role.ARBITRATOR, actor=actor, reason=role, override_reason=override_reason)
        assign(row, recorder, "recorder", actor=actor, override_reason=override_reason)
        return it.record(
            "arbitration.tribunal.formed",
            data={
                "arbitrators": [person.pk for person in arbitrators],
                "recorder": recorder.pk,
                "composition": row.composition,
                "sole_reason": sole_reason,
                "language": language,
                "against_proposal": against,
                "choice_reason": choice_reason.strip() if against else "",
                "pool": pool.as_data(),
            },
        )


def against_proposal(pool: Pool, arbitrators: Sequence[User]) -> bool:
    """Whether somebody is left out whose turn it is, or somebody sits whom the pool excludes."""
    chosen = {person.pk for person in arbitrators}
    unable = {one.candidate.key for one in pool.ranked if not one.able}
    return not set(pool.chosen) <= chosen or bool(chosen & unable)


def _composition(row: Arbitration, arbitrators: Sequence[User], sole_reason: str) -> str:
    """HRG-9, HRG-10, COL-4: three for ten or more workers, unless rule 56 is met; three benches for a collective contract."""
    if wants_tripartite(row):
        benches = {one.user_id: one.bench for one in pool_members(row.organisation_id)}
        if {benches.get(person.pk) for person in arbitrators} != set(BENCHES):
            raise RuleRefused(
                _(
                    "A collective-contract case needs one arbitrator each for the government, the union and the employers."
                ),
                reasons=["劳动人事争议仲裁办案规则第六十五条（COL-4）"],
            )
        return "tripartite"
    if len(arbitrators) == 1 and row.case_file.collective and not sole_reason.strip():
        raise RuleRefused(
            _(
                "Ten or more workers need three arbitrators, unless the case meets article 56 and you say why."
            ),
            reasons=["组织规则第13条（HRG-9）", "办案规则第56条、第62条（HRG-10）"],
        )
    return "sole" if len(arbitrators) == 1 else "three"


def check_people(arbitration: Arbitration, arbitrators: Sequence[User], recorder: User) -> None:
    """One or three different arbitrators of this pool, and a recorder who is none of them (HRG-11)."""
    if len(arbitrators) not in (1, 3) or len({person.pk for person in arbitrators}) != len(arbitrators):
        raise BadInput({"arbitrators": _("Choose one arbitrator or three different ones.")})
    if recorder.pk in {person.pk for person in arbitrators}:
        raise BadInput({"recorder": _("The recorder may not be an arbitrator of the same tribunal.")})
    pool = Membership.objects.filter(organisation_id=arbitration.organisation_id, active=True)
    held = set(pool.filter(role=Role.ARBITRATOR).values_list("user", flat=True))
    if not {person.pk for person in arbitrators} <= held:
        raise BadInput({"arbitrators": _("Choose arbitrators of this tribunal.")})
    if not pool.filter(user=recorder).exists():
        raise BadInput({"recorder": _("Choose a recorder of this tribunal.")})
