"""What the file knows about a late award, for the question whether a suit for lateness would be admitted."""

from typing import Any

from arbitration.models import Arbitration, State
from casework.models import Event, Hearing, Pause
from law.questions import ask


def lateness_decision(arbitration: Arbitration) -> dict[str, Any]:
    """The answer to `lateness` from the file (法释〔2020〕26号 art 12, CLK-10). Unknown stays unknown: a court decides."""
    return ask("lateness", lateness_facts(arbitration)).as_data()


def lateness_facts(arbitration: Arbitration) -> dict[str, Any]:
    """Facts by name; `other_good_reason` is never in a file."""
    stops = Pause.objects.filter(limit__proceeding=arbitration, limit__key="arbitration.award")
    grounds = "".join(stops.values_list("ground", flat=True))
    names = set(Event.objects.filter(proceeding=arbitration).values_list("name", flat=True))
    waiting = Hearing.objects.filter(proceeding=arbitration, status=Hearing.Status.SET).exists()
    return {
        "transferred": arbitration.transferred_from_id is not None,
        "service_pending": arbitration.accepted_on is not None and arbitration.served_on is None,
        "waiting_for_case": "其他案件" in grounds or "伤残等级" in grounds,
        "waiting_for_hearing": waiting or arbitration.state == State.HEARING_SET,
        "appraisal_pending": "arbitration.appraisal.entrusted" in names
        and "arbitration.appraisal.returned" not in names,
    }
