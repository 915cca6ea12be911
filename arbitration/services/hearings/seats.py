"""仲裁庭的席位: who sits, who has stepped aside, and whether the tribunal is whole."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest
from arbitration.services.requesting import pending
from casework.errors import RuleRefused
from casework.models import Assignment

SEATS = {"sole": 1, "three": 3, "tripartite": 3}
SITTING = ("arbitrator", "recorder")


def sitting(row: Arbitration) -> list[Assignment]:
    """Arbitrators, the presiding one first, then the recorder."""
    held = Assignment.objects.filter(proceeding=row, role__in=SITTING, until=None).select_related("user")
    return sorted(held, key=lambda one: (one.role == "recorder", one.reason != "presiding", one.pk))


def vacancies(row: Arbitration) -> list[PartyRequest]:
    """The granted recusals whose person has not been replaced yet."""
    granted = PartyRequest.objects.filter(
        arbitration=row, kind=PartyRequest.Kind.RECUSAL, state=PartyRequest.State.GRANTED
    )
    return [one for one in granted.select_related("about") if not one.data.get("replaced")]


def require_whole(row: Arbitration) -> None:
    """HRG-4: nothing is heard while a recusal is undecided or a seat is empty. Raises RuleRefused."""
    if pending(row, PartyRequest.Kind.RECUSAL):
        raise RuleRefused(
            _("A recusal request awaits its decision; the person has stepped aside."),
            reasons=["办案规则第11条、第12条（HRG-4）"],
        )
    held = Assignment.objects.filter(proceeding=row, role="arbitrator", until=None).count()
    if vacancies(row) or held < SEATS.get(row.composition, 1):
        raise RuleRefused(
            _("The tribunal is not complete: replace the member who has left first."),
            reasons=["调解仲裁法第31条（HRG-4）"],
        )
