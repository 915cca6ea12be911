"""A case with a hearing set, evidence of both sides, and phones of its parties."""

from django.test import Client

from arbitration.services.evidence.record_exchange import record_exchange
from arbitration.services.evidence.submit_evidence import submit_evidence
from casework.models import Evidence
from casework.services.access_code import make_code
from casework.services.act import act
from tests.arbitration.hearing_path import parties
from tests.factories import staff
from tests.portal.walk import Walk, photo

GIVEN = {"category": "document", "form": "copy", "source": "演示来源", "proves": "欠付八月工资"}


def enter(row, side):
    """The phone of the worker (0) or the employer (1), signed in."""
    phone = Walk(Client())
    phone.enter(make_code(parties(row.case_file)[side]))
    return phone.client


def hand_in(row, city, side, name, **more):
    said = {**GIVEN, "name": name, "file": photo(f"{name}.jpg"), **more}
    submit_evidence(row, actor=staff(city.clerk), party=parties(row.case_file)[side], **said)
    return Evidence.objects.latest("id")


def exchange(row, city, *items):
    record_exchange(row, actor=staff(city.clerk), evidence=items)


def serve_application(row, city):
    """The employer's notice is served: its answer and evidence periods begin."""
    with act("documents.service.record", actor=staff(city.clerk), proceeding=row) as it:
        it.record("arbitration.application.served", party=parties(row.case_file)[1])
    row.refresh_from_db()
