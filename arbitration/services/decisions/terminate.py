"""终止审理: a suit for lateness has been docketed, or the dispute has lapsed (办案规则 art 48; CLK-9)."""

from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, CourtMatter
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Party, TimeLimit
from casework.services.act import act

GROUNDS = {
    "docketed": "逾期未作出仲裁裁决，当事人向人民法院提起诉讼并已立案受理",
    "no_heir": "申请人死亡，没有继承人，或者继承人放弃仲裁请求",
    "no_successor": "被申请人死亡或者终止，没有遗产、财产可供履行，也没有应当承担义务的人",
    "lapsed": "其他应当终止审理的情形",
}


def terminate(
    arbitration: Arbitration,
    *,
    actor: Actor,
    ground: str,
    reason: str,
    party: Party | None = None,
    court: str = "",
    number: str = "",
    docketed_on: date | None = None,
    version: int | None = None,
) -> Event:
    """End the case without a result. A docketed suit needs a limit that has run out, the court and its day (CLK-9)."""
    if ground not in GROUNDS or not reason.strip():
        raise BadInput({"reason": _("Give the ground and its facts.")})
    with act("arbitration.terminate", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        data: dict[str, object] = {"ground": ground}
        if ground == "docketed":
            data |= _docketed(row, party, court, number, docketed_on)
        row.terminate()
        row.closed_on = today()
        return it.record("arbitration.case.terminated", data=data, private={"reason": reason.strip()})


def _docketed(
    row: Arbitration, party: Party | None, court: str, number: str, docketed_on: date | None
) -> dict[str, object]:
    if party is None or party.case_file_id != row.case_file_id:
        raise BadInput({"party": _("Say who sued.")})
    if not court.strip() or docketed_on is None or docketed_on > today():
        raise BadInput({"docketed_on": _("Give the court and the day on which it docketed the suit.")})
    limit = TimeLimit.objects.filter(proceeding=row, key="arbitration.award").order_by("-id").first()
    if limit is None or docketed_on <= limit.due:
        raise RuleRefused(
            _("The deciding time had not run out when the suit was docketed."),
            reasons=["调解仲裁法第43条、办案规则第48条"],
        )
    held = CourtMatter.objects.create(
        arbitration=row, kind=CourtMatter.Kind.SUIT, party=party, court=court.strip(), number=number,
        filed_on=docketed_on, docketed_on=docketed_on,
    )  # fmt: skip
    return {"matter": held.pk, "court": court.strip(), "docketed_on": docketed_on}
