"""The collective case of the demonstration: thirty-five workers from one roster, as a clerk imports it."""

from datetime import date
from pathlib import Path

from arbitration.models import Arbitration, RosterRow
from arbitration.services.filing.import_roster import Employer, import_roster
from arbitration.services.filing.take_roster import take_roster
from casework.actor import Actor
from portal.demo.offices import Stage

ROSTER = Path(__file__).with_name("roster.xlsx")


def open_collective_case(stage: Stage) -> Arbitration:
    """Import the roster into one case with three representatives (办案规则 art 63)."""
    clerk = Actor.staff(stage.people["lian"])
    taken = take_roster(
        actor=clerk, organisation=stage.offices["GZ-ARB"], name="演示花名册.xlsx", content=ROSTER.read_bytes()
    )
    rows = RosterRow.objects.filter(roster=taken).order_by("pk").values_list("pk", flat=True)
    employer = Employer(
        name="演示广州建筑劳务有限公司35", legal_representative="演示周总", residence="演示广州市演示大道35号"
    )
    return import_roster(
        taken,
        actor=clerk,
        employer=employer,
        period=(date(2026, 5, 1), date(2026, 8, 31)),
        representatives=list(rows[:3]),
    )
