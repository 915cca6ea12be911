"""An award for many workers: one line a claim, a table of who gets what, a cost that doesn't grow with the workers."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbitration.models import RosterRow
from arbitration.services.awards.award_draft import draft_award, material
from arbitration.services.filing.import_roster import Employer, import_roster
from arbitration.services.filing.receive import receive
from arbitration.services.filing.take_roster import take_roster
from tests.factories import staff

PERIOD = (date(2026, 5, 1), date(2026, 8, 31))


@pytest.fixture
def row(city):
    data = next((Path(__file__).parent / "rosters").glob("*35人*.xlsx")).read_bytes()
    roster = take_roster(actor=staff(city.clerk), organisation=city.tribunal, name="a.xlsx", content=data)
    chosen = RosterRow.objects.filter(roster=roster).values_list("pk", flat=True)[:3]
    employer = Employer("演示建筑劳务有限公司")
    return import_roster(
        roster, actor=staff(city.clerk), employer=employer, period=PERIOD, representatives=chosen
    )


def test_one_line_a_claim_and_a_table_of_workers(row):
    draft = draft_award(material(row), texts={}, amounts={})

    assert len(draft["decided"]) == 1 and draft["decided"][0]["amount"] == Decimal("755455.00")
    assert sum(one["amount"] for one in draft["annex"]["workers"]) == Decimal("755455.00")
    assert "35人" in draft["operative"][0]["text"] and draft["annex"]["wages"] == []


def test_the_cost_does_not_grow_with_the_workers(city, row, case_file):
    single = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    counted = []
    for one in (single, row):
        with CaptureQueriesContext(connection) as queries:
            material(one)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 9
