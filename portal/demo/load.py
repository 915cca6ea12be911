"""Puts the demonstration together: offices, people, disputes told one after the other, and a collective case."""

import random
from datetime import date, datetime, time, timedelta

from django.db import transaction

from casework.clock import SHANGHAI, rehearse, today
from casework.models import CaseFile, OutboxMessage
from casework.services import outbox
from casework.services.sweep import sweep
from law.workdays import calendar
from portal.demo.aid_story import equip_centre, pay_subsidies
from portal.demo.collective import open_collective_case
from portal.demo.committee import open_committee_cases
from portal.demo.disputes import open_dispute
from portal.demo.joint import open_joint_case
from portal.demo.offices import Stage, build_offices
from portal.demo.plots import PLOTS, tell
from portal.demo.shenzhen_aid import open_shenzhen_aid
from portal.demo.story import Tale

SEED = 2026


def load_demo() -> int:
    """Load everything once; returns the number of disputes. The same day and seed give the same data."""
    with transaction.atomic():
        stage = build_offices()
        equip_centre(stage)
        chance = random.Random(SEED)  # noqa: S311  invented data, not secrets
        serial = 0
        for count, ago, steps in PLOTS:
            for _place in range(count):
                serial += 1
                city = "SZ-ARB" if serial % 9 == 0 and _without_city_bodies(steps) else "GZ-ARB"
                tell(_tale(stage, chance, serial, city, ago), steps)
        with rehearse(datetime.combine(_working_day(2), time(14, 0), tzinfo=SHANGHAI)):
            open_collective_case(stage)
            open_joint_case(stage)
            open_shenzhen_aid(stage, chance, serial + 1)
        open_committee_cases(stage, chance, serial + 2, _working_day(6))
        pay_subsidies(stage)
    settle_limits()
    return CaseFile.objects.count()


def settle_limits() -> None:
    """Climb the ladder once, as the sweeper would have done day by day: rights that ran out are noted as such."""
    sweep()
    for pk in OutboxMessage.objects.filter(topic="casework.rung", done_at=None).values_list("pk", flat=True):
        outbox.run(pk)


def _without_city_bodies(steps: list) -> bool:
    """Only the first city has mediators, legal aid and a whole tribunal in the demonstration."""
    return not {"mediate", "to_mediation", "ask_for_aid", "form_it"} & {step.__name__ for _gap, step in steps}


def _tale(stage: Stage, chance: random.Random, serial: int, tribunal: str, ago: int) -> Tale:
    day = _working_day(ago)
    region = stage.offices[tribunal].region
    with rehearse(datetime.combine(day, time(9, 30), tzinfo=SHANGHAI)):
        case_file = open_dispute(chance, serial, region, ended_on=day - timedelta(days=20 + serial % 40))
    return Tale(stage, case_file, tribunal, day, serial, chance)


def _working_day(ago: int) -> date:
    """The working day so many working days before today."""
    table, day = calendar(), today()
    for _step in range(ago):
        day = table.previous_workday(day - timedelta(days=1))
    return day
