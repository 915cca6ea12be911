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
    """Raise BadInput when a worker's lawyer fee is awarded above the cap of the place on the day of the award."""
    total = sum((awarded[one.pk] for one in claims if one.code == CODE), Decimal(0))
    cap = cap_at(region, today())
    if cap is None and total:
        raise BadInput(
            {"awarded": _("No rule of this place lets the employer bear the worker's lawyer fee.")}
        )
    if cap is not None and total > cap:
        words = _(
            "The employer bears at most %(cap)s yuan of the worker's lawyer fee; the rest stays with the worker."
        )
        raise BadInput({"awarded": words % {"cap": f"{cap:f}"}})
