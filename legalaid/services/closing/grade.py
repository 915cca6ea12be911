"""质量等次: the average of the peers' totals, put to the centre's lines."""

from django.db.models import Avg

from casework.clock import today
from legalaid.models import LegalAidCase, QualityAssessment
from legalaid.rules.subsidy import grade_of
from legalaid.services.figures import known_figure


def grade_now(aid: LegalAidCase) -> str:
    """The grade of a case; empty while no peer has marked it, or while one still has to."""
    rows = QualityAssessment.objects.filter(aid=aid.pk)
    if rows.filter(state=QualityAssessment.State.DRAWN).exists():
        return ""
    average = rows.aggregate(average=Avg("total"))["average"]
    if average is None:
        return ""
    lines = (
        known_figure(aid.organisation, f"grade_{name}", today()) for name in ("excellent", "good", "pass")
    )
    return grade_of(average, *lines)
