"""Steps that several tests share: an arbitration before and after its hearing, with both sides' statements."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from arbitration.models import Arbitration
from arbitration.services.elements.find_elements import Finding, find_elements
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.hold_hearing import hold_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from casework.clock import now
from casework.models import ElementStatement, Party
from tests.factories import staff

START = datetime(2026, 10, 26, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
MONTHS = [{"month": "2026-08", "due": "6500", "paid": "2000"}]
WORKER = {
    "E-06": {
        "performance_address": "演示路一号",
        "performance_region": "440106",
        "employer_region": "440100",
    },
    "E-11": "2025-06-03",
    "E-41": {"form": "月", "amount": "6500"},
    "E-47": {"from": "2026-07-01", "to": "2026-09-15", "amount": "14287.36", "months": MONTHS},
    "E-71": {"employed": False, "ended_on": "2026-09-15"},
    "E-72": "劳动者",
    "E-73": {"article": "38(2)"},
    "E-105": {"will": "愿意"},
}
EMPLOYER = {
    "E-11": ("accepted", None),
    "E-41": ("accepted", None),
    "E-71": ("accepted", None),
    "E-47": ("unknown", None),
}


def parties(case_file) -> tuple[Party, Party]:
    return Party.objects.get(case_file=case_file, side="applicant"), Party.objects.get(
        case_file=case_file, side="respondent"
    )


def state_elements(case_file) -> Party:
    worker, employer = parties(case_file)
    common: dict[str, Any] = {"case_file": case_file, "subject": worker, "stated_at": now()}
    for code, value in WORKER.items():
        ElementStatement.objects.create(party=worker, code=code, value=value, **common)
    for code, (stance, answer) in EMPLOYER.items():
        ElementStatement.objects.create(party=employer, code=code, value=answer, stance=stance, **common)
    return worker


def to_hearing(city, case_file) -> Arbitration:
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=True)
    form_tribunal(row, actor=staff(city.clerk), arbitrators=[city.arbitrator], recorder=city.other_clerk)
    schedule_hearing(
        row, actor=staff(city.clerk), room=city.room, starts_at=START, ends_at=START + timedelta(hours=2)
    )
    row.refresh_from_db()
    return row


def find_all(city, row, worker) -> None:
    agreed = {code: Finding("agreed", WORKER[code], "双方一致") for code in ("E-72", "E-73", "E-06")}
    wages = Finding("disputed", WORKER["E-47"], "举证责任", "工资台账由被申请人保管，其未提交。")
    find_elements(row, actor=staff(city.arbitrator), subject=worker, findings=agreed | {"E-47": wages})


def to_heard(city, case_file, clock) -> Arbitration:
    worker = state_elements(case_file)
    row = to_hearing(city, case_file)
    find_all(city, row, worker)
    clock.move_to(START + timedelta(hours=2))
    record = {
        "presence": [{"party": worker.pk, "state": "present", "note": ""}],
        "rights_read": True,
        "conciliation": {"outcome": "failed", "text": ""},
    }
    hold_hearing(row, actor=staff(city.arbitrator), record=record)
    row.refresh_from_db()
    return row
