"""推举代表人: ten or more workers with a common claim speak through some of them, by the signatures of all."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Party
from casework.services.act import act
from law.parameter import parameters
from mediation.models import Mediation


def elect_representatives(
    mediation: Mediation,
    *,
    actor: Actor,
    chosen: Collection[Party],
    signed: Collection[Party],
    version: int | None = None,
) -> Event:
    """Note whom the workers have elected (调解仲裁法 art 7; MED-13; 办案规则 art 63 for the number).

    `signed` are the workers who signed the election. Raises BadInput for a wrong number or a stranger, RuleRefused naming
    how many signatures are missing.
    """
    least, most = (
        int(parameters()[f"arbitration.representatives_{end}"].at(today()).value) for end in ("min", "max")
    )
    ids = {party.pk for party in chosen}
    if not least <= len(ids) <= most:
        raise BadInput(
            {"chosen": _("Choose %(least)s to %(most)s representatives.") % {"least": least, "most": most}}
        )
    with act("mediation.elect_representatives", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        rows = Party.objects.filter(case_file=it.case_file, side=Party.Side.APPLICANT, left_on=None)
        workers = set(rows.values_list("pk", flat=True))
        if not ids <= workers:
            raise BadInput({"chosen": _("Representatives are chosen among the workers of the case.")})
        if missing := len(workers - {party.pk for party in signed}):
            raise RuleRefused(
                _("%(count)s workers have not signed yet.") % {"count": missing},
                reasons=["劳动争议调解仲裁法第七条（MED-13）"],
            )
        rows.update(elected=False)
        rows.filter(pk__in=ids).update(elected=True)
        return it.record(
            "mediation.representatives.elected",
            data={"representatives": sorted(ids), "signed": len(workers)},
        )
