"""CLK-0 to CLK-10: what moves the 45 days and what does not, each with its day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from arbitration.services.clock.convert_track import convert_track
from arbitration.services.clock.extend_award import extend_award
from arbitration.services.clock.lateness import lateness_decision
from arbitration.services.clock.resume import resume
from arbitration.services.clock.shorten_answer import shorten_answer
from arbitration.services.clock.suspend import GROUNDS, suspend
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.outcome.record_service import application_served
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Event, TimeLimit
from casework.services.act import act
from casework.services.clock_bar import clock_bar
from tests.arbitration.hearing_path import parties
from tests.factories import staff

APPRAISAL = GROUNDS[5]


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def accepted(city, case_file):
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=True)
    row.refresh_from_db()
    return row


def award_limit(row) -> TimeLimit:
    return TimeLimit.objects.filter(proceeding=row, key="arbitration.award").latest("id")


def test_clk_0_forty_five_days_from_acceptance(accepted):
    assert (award_limit(accepted).started_on, award_limit(accepted).due) == (
        date(2026, 10, 12),
        date(2026, 11, 26),
    )


def test_clk_1_one_extension_of_fifteen_days_at_most_before_the_end(city, accepted, clock):
    with pytest.raises(BadInput):
        extend_award(accepted, actor=staff(city.head), days=16, reason="案情复杂")
    extend_award(accepted, actor=staff(city.head), days=15, reason="案情复杂")

    assert award_limit(accepted).due == date(2026, 12, 11)
    with pytest.raises(RuleRefused):
        extend_award(accepted, actor=staff(city.head), days=1, reason="再延")


def test_clk_1_nobody_extends_after_the_end(city, accepted, clock):
    clock.move_to(at(11, 27))

    with pytest.raises(RuleRefused):
        extend_award(accepted, actor=staff(city.head), days=15, reason="案情复杂")


def test_clk_6_a_suspension_is_not_counted(city, accepted, clock):
    clock.move_to(at(10, 20))
    suspend(accepted, actor=staff(city.head), ground=APPRAISAL)
    clock.move_to(at(10, 29))
    resume(accepted, actor=staff(city.head))

    bar = clock_bar(award_limit(accepted))

    assert award_limit(accepted).due == date(2026, 12, 7)  # 12-06 is a Sunday
    assert [(p.kind, p.days, p.reason) for p in bar.pieces][1] == ("excluded", 10, APPRAISAL)


def test_clk_8_the_ordinary_procedure_counts_on_from_acceptance(city, accepted, clock):
    clock.move_to(at(10, 28))
    convert_track(accepted, actor=staff(city.head), reason="案情复杂，不宜简易处理")

    accepted.refresh_from_db()
    assert accepted.track == "ordinary"
    assert award_limit(accepted).due == date(2026, 11, 26)


def test_clk_8_not_after_the_limit_has_ended(city, accepted, clock):
    clock.move_to(at(11, 27))
    before = Event.objects.count()

    with pytest.raises(RuleRefused, match="deciding limit|审理期限"):
        convert_track(accepted, actor=staff(city.head), reason="案情复杂")
    assert Event.objects.count() == before


def test_converting_asks_for_a_reason_and_a_right(city, accepted):
    with pytest.raises(BadInput):
        convert_track(accepted, actor=staff(city.head), reason=" ")
    with pytest.raises(NotPermitted):
        convert_track(accepted, actor=staff(city.mediator), reason="x")


def test_clk_9_late_the_case_goes_on_and_the_page_says_what_is_open(city, accepted, clock):
    clock.move_to(at(11, 30))
    client = Client()
    client.force_login(city.clerk)

    page = client.get(f"/cases/{accepted.pk}/").content.decode()

    assert "CLK-9" in page and 'class="ld-bar-late"' in page


def test_clk_10_a_file_that_waits_for_service_bars_a_suit_for_lateness(city, accepted):
    decision = lateness_decision(accepted)

    assert decision["answer"] == "yes"
    assert [r["code"] for r in decision["reasons"] if r["holds"]] == ["service_pending"]


def test_a_respondent_may_shorten_or_waive_his_answer_period(city, accepted, case_file):
    _worker, employer = parties(case_file)
    _serve(city, accepted, employer)
    shorten_answer(accepted, actor=staff(city.clerk), party=employer, until=date(2026, 10, 16))

    running = TimeLimit.objects.filter(proceeding=accepted, status="open").values_list("key", "due")

    assert ("arbitration.answer_agreed", date(2026, 10, 16)) in running
    assert "arbitration.answer" not in dict(running)


def test_only_the_respondent_and_only_in_simple_handling(city, accepted, case_file):
    worker, employer = parties(case_file)
    with pytest.raises(BadInput):
        shorten_answer(accepted, actor=staff(city.clerk), party=worker)
    convert_track(accepted, actor=staff(city.head), reason="案情复杂")
    with pytest.raises(RuleRefused):
        shorten_answer(accepted, actor=staff(city.clerk), party=employer)


def _serve(city, row, employer) -> None:
    with act("documents.service.record", actor=staff(city.clerk), proceeding=row) as it:
        application_served(it.proceeding, party=employer, on=date(2026, 10, 13))
        it.record("arbitration.application.served", on=date(2026, 10, 13), party=employer)
