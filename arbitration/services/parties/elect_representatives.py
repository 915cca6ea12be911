"""推举代表人: three to five, by the signatures of all."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Party
from casework.services.act import act
from law.parameter import parameters


def elect_representatives(
    arbitration: Arbitration,
    *,
    actor: Actor,
    chosen: Sequence[Party],
    signed: Collection[int],
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """Record the election (办案规则 art 63, COL-2): the workers' own representatives, with everybody's signature.

    `signed` are the ids of the workers who signed. Raises BadInput for a wrong number, RuleRefused naming how many
    signatures are missing. A later election replaces the earlier one.
    """
    day = on or today()
    least, most = (
        int(parameters()[f"arbitration.representatives_{end}"].at(day).value) for end in ("min", "max")
    )
    if not least <= len({party.pk for party in chosen}) <= most:
        raise BadInput(
            {"chosen": _("Choose %(least)s to %(most)s representatives.") % {"least": least, "most": most}}
        )
    with act("arbitration.elect_representatives", actor=actor, proceeding=arbitration, version=version) as it:
        workers = set(
            Party.objects.filter(case_file=it.case_file, side=Party.Side.APPLICANT, left_on=None).values_list(
                "pk", flat=True
            )
        )
        if not {party.pk for party in chosen} <= workers:
            raise BadInput({"chosen": _("Representatives are chosen among the workers of the case.")})
        if missing := len(workers - set(signed)):
            raise RuleRefused(
                _("%(count)s workers have not signed yet.") % {"count": missing},
                reasons=["办案规则第63条（COL-2）"],
            )
        Party.objects.filter(case_file=it.case_file, elected=True).update(elected=False)
        Party.objects.filter(pk__in=[party.pk for party in chosen]).update(elected=True)
        return it.record(
            "arbitration.representatives.elected",
            on=day,
            data={"representatives": [party.pk for party in chosen], "signed": len(workers)},
        )
