"""谁看得到伤情: health is nobody's business at the table but that of the authorities and the union (个人信息保护法 art 28)."""

from casework.models import Seat
from mediation.models import Mediation

SEES_INJURY = (Seat.Part.BUREAU, Seat.Part.UNION, Seat.Part.COURT, Seat.Part.JUSTICE)


def everybody_sees_injury(row: Mediation) -> bool:
    """Whether a paper that goes to the whole table may tell of an injury."""
    others = Seat.objects.filter(proceeding=row.pk).exclude(state=Seat.State.DECLINED)
    return not others.exclude(part__in=SEES_INJURY).exists()
