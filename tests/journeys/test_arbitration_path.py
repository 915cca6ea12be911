"""From receipt to a performed award, through the services only."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from arbitration.models import State
from arbitration.services.awards.approve_award import approve_award
from arbitration.services.awards.make_award import make_award
from arbitration.services.awards.submit_award import submit_award
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.hold_hearing import hold_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.outcome.close import close
from arbitration.services.outcome.declare_effective import declare_effective
from arbitration.services.outcome.record_performance import record_performance
from casework.models import Event, TimeLimit
from casework.services.record import verify
from tests.factories import staff

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_a_wage_case_runs_from_receipt_to_performance(city, case_file, clock):
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)

    accept(arbitration, actor=staff(city.clerk), fast=True)
    arbitration.refresh_from_db()
    limit = TimeLimit.objects.get(proceeding=arbitration, key="arbitration.award")
    assert limit.due == date(2026, 11, 26)
    _hear(city, arbitration, clock)
    claims = list(case_file.claims.all())
    submit_award(
        arbitration,
        actor=staff(city.arbitrator),
        awarded={c.pk: c.claimed for c in claims},
        reasons={"facts": "…"},
    )
    approve_award(arbitration, actor=staff(city.head))
    make_award(arbitration, actor=staff(city.arbitrator))
    declare_effective(arbitration, actor=staff(city.clerk))
    record_performance(arbitration, actor=staff(city.clerk), paid={c.pk: c.claimed for c in claims})
    close(arbitration, actor=staff(city.clerk))

    arbitration.refresh_from_db()
    case_file.refresh_from_db()
    assert arbitration.state == State.CLOSED
    assert [c.final for c in case_file.claims.all()] == [True, True]
    assert sum(c.paid for c in case_file.claims.all()) == Decimal("24037.36")
    assert verify(case_file) == []
    assert Event.objects.filter(case_file=case_file).count() == 11


def _hear(city, arbitration, clock):
    form_tribunal(
        arbitration, actor=staff(city.clerk), arbitrators=[city.arbitrator], recorder=city.other_clerk
    )
    start = datetime(2026, 10, 26, 9, 0, tzinfo=SHANGHAI)
    schedule_hearing(
        arbitration,
        actor=staff(city.clerk),
        room=city.room,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
    )
    clock.move_to(start + timedelta(hours=3))
    hold_hearing(
        arbitration,
        actor=staff(city.arbitrator),
        record={
            "presence": [
                {"party": party.pk, "state": "present", "note": ""} for party in _parties(arbitration)
            ],
            "rights_read": True,
            "conciliation": {"outcome": "failed", "text": "未达成一致"},
        },
    )


def _parties(arbitration):
    return arbitration.case_file.parties.filter(left_on=None)
