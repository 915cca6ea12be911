"""Steps that the tests of moving parties and claims share."""

from datetime import date

from arbitration.services.outcome.record_service import application_served
from casework.models import TimeLimit
from casework.services.act import act
from tests.factories import staff


def serve_application(city, row, party, on: date) -> None:
    with act("documents.service.record", actor=staff(city.clerk), proceeding=row) as it:
        application_served(it.proceeding, party=party, on=on)
        it.record("arbitration.application.served", on=on, party=party)
    row.refresh_from_db()


def dues(row) -> dict[str, date]:
    running = TimeLimit.objects.filter(proceeding=row, status="open")
    return dict(running.values_list("key", "due"))
