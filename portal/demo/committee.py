"""Disputes at an employer's own mediation committee: one just received, one in talks, one agreed."""

import random
from datetime import date, datetime, time, timedelta

from casework.clock import SHANGHAI, rehearse
from casework.models import Party
from casework.services.open_case_file import NewParty
from portal.demo.disputes import open_dispute
from portal.demo.mediations import agree
from portal.demo.offices import COMMITTEE_OF, Stage
from portal.demo.plots import MEDIATING, Step, tell
from portal.demo.story import Tale

ENDINGS: tuple[list[Step], ...] = (MEDIATING[:1], MEDIATING, [*MEDIATING, (1, agree)])


def open_committee_cases(stage: Stage, chance: random.Random, serial: int, day: date) -> None:
    """Three workers of one employer come to its committee on the same day."""
    region = stage.offices["GZ-QT"].region[:4] + "00"
    for place, steps in enumerate(ENDINGS):
        employer = NewParty(
            Party.Side.RESPONDENT,
            Party.Nature.UNIT,
            COMMITTEE_OF["name"],
            {"credit_code": COMMITTEE_OF["credit_code"], "phone": "020-00000002"},
        )
        with rehearse(datetime.combine(day, time(9, 30), tzinfo=SHANGHAI)):
            case_file = open_dispute(
                chance, serial + place, region, day - timedelta(days=30), employer=employer
            )
        notes = {"body": "GZ-QT", "mediator": "qiye"}
        tell(Tale(stage, case_file, "GZ-ARB", day, serial + place, chance, notes=notes), steps)
