"""律师代理费的上限 (深圳经济特区和谐劳动关系促进条例 58; LA-23): no award makes the employer bear more, or anything where no rule says so."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from casework.clock import today
from casework.errors import BadInput
from casework.models import Claim
from law.claims.lawyer_fee import cap_at

CODE = "C19"


def check_lawyer_fee(claims: Iterable[Claim], awarded: Mapping[int, Decimal], region: str) -> None:
    """Raise BadInput when one worker's lawyer fee is awarded above the cap of the place on the day of the award."""
    fees: dict[int | None, Decimal] = {}
    for one in claims:
        if one.code == CODE:
            fees[one.party_id] = fees.get(one.party_id, Decimal(0)) + awarded[one.pk]
    highest = max(fees.values(), default=Decimal(0))
    cap = cap_at(region, today())
    if cap is None and highest:
        raise BadInput(
            {"awarded": _("No rule of this place lets the employer bear the worker's lawyer fee.")}
        )
    if cap is not None and highest > cap:
        words = _(
            "The employer bears at most %(cap)s yuan of the worker's lawyer fee; the rest stays with the worker."
        )
        raise BadInput({"awarded": words % {"cap": f"{cap:f}"}})
