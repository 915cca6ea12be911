"""Limits hang on events: started, met, restarted, stopped, extended, overridden, recomputed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from arbitration.services.clock.extend_award import extend_award
from arbitration.services.clock.resume import resume
from arbitration.services.clock.suspend import GROUNDS, suspend
from arbitration.services.filing.accept import accept
from arbitration.services.filing.end_deferral import end_deferral
from arbitration.services.filing.receive import receive
from arbitration.services.filing.request_supplement import request_supplement
from arbitration.services.filing.suggest_mediation import suggest_mediation
from arbitration.services.filing.take_supplement import take_supplement
from arbitration.services.parties.join_party import join_party
from casework.errors import RuleRefused
from casework.models import Notice, OrganisationSetting, Rung, TimeLimit
from casework.services import outbox
from casework.services.open_case_file import NewParty
from casework.services.recompute_provisional import recompute_provisional
from casework.services.sweep import sweep
from tests.factories import staff

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def received(city, case_file):
    return receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)


@pytest.fixture
def accepted(city, received):
    accept(received, actor=staff(city.clerk), fast=True)
    received.refresh_from_db()
    return received


def limit(proceeding, key):
    return TimeLimit.objects.filter(proceeding=proceeding, key=key).order_by("-id").first()


def test_receipt_starts_the_five_working_days_and_acceptance_meets_them(city, received):
    assert limit(received, "arbitration.acceptance").due == date(2026, 10, 19)

    accept(received, actor=staff(city.clerk), fast=False)

    assert limit(received, "arbitration.acceptance").status == "met"


def test_a_supplement_restarts_the_decision_on_acceptance(city, received, clock):
    request_supplement(received, actor=staff(city.clerk), items=["身份证"])
    clock.shift(timedelta(days=3))
    take_supplement(received, actor=staff(city.clerk))

    rows = TimeLimit.objects.filter(proceeding=received, key="arbitration.acceptance").order_by("id")
    assert [row.status for row in rows] == ["restarted", "open"]
    assert rows[1].due == date(2026, 10, 22)
    assert rows[1].restarted_from == rows[0]


def test_suspension_stops_the_45_days_and_both_its_ends_do_not_count(city, accepted, clock):
    clock.shift(timedelta(days=8))
    suspend(accepted, actor=staff(city.head), ground=GROUNDS[5])
    accepted.refresh_from_db()
    assert accepted.next_limit != "arbitration.award"
    clock.shift(timedelta(days=9))
    resume(accepted, actor=staff(city.clerk))

    award = limit(accepted, "arbitration.award")
    assert (award.raw_due, award.due) == (date(2026, 12, 6), date(2026, 12, 7))
    assert any("不计" in step["text"] for step in award.steps)


def test_one_extension_of_fifteen_days_at_most(city, accepted):
    extend_award(accepted, actor=staff(city.head), days=15, reason="案情复杂")
    assert limit(accepted, "arbitration.award").due == date(2026, 12, 11)

    with pytest.raises(RuleRefused):
        extend_award(accepted, actor=staff(city.head), days=1, reason="再延一次")


def test_no_extension_after_the_45_days(city, accepted, clock):
    clock.shift(timedelta(days=46))

    with pytest.raises(RuleRefused):
        extend_award(accepted, actor=staff(city.head), days=5, reason="案情复杂")


def test_an_organisation_overrides_what_the_law_leaves_open(city, received):
    OrganisationSetting.objects.create(
        organisation=city.tribunal,
        key="limit.arbitration.promise_supply",
        value={"length": 5},
        effective_from=date(2026, 1, 1),
        source="演示",
    )
    accept(
        received, actor=staff(city.clerk), fast=True, promise_items=["考勤"], promise_due=date(2026, 10, 19)
    )

    assert limit(received, "arbitration.promise_supply").due == date(2026, 10, 19)


def test_the_fast_lane_has_a_target_beside_the_statute(accepted):
    award = limit(accepted, "arbitration.award")

    assert award.target_due is not None
    assert award.target_due < award.due


def test_the_nearest_limit_stands_on_the_row(accepted):
    nearest = TimeLimit.objects.filter(proceeding=accepted, status="open").order_by("due", "id").first()

    assert (accepted.next_due, accepted.next_limit) == (nearest.due, nearest.key)


def test_a_missed_limit_is_recorded_once_and_told_to_the_head(city, accepted, clock):
    clock.shift(timedelta(days=50))
    sweep()
    again = sweep()
    for pk in outbox.waiting(1000):
        outbox.run(pk)

    award = limit(accepted, "arbitration.award")
    assert again == {"soon": 0, "due": 0, "overdue": 0, "head": 0}
    assert award.missed_on == date(2026, 12, 1)
    assert award.status == "open"
    assert Rung.objects.filter(limit=award, rung="overdue").count() == 1
    assert (
        Notice.objects.filter(
            user=city.head, kind="limit.overdue", context__limit="arbitration.award"
        ).count()
        == 1
    )


def test_provisional_limits_are_computed_anew_when_the_calendar_comes(accepted):
    TimeLimit.objects.filter(proceeding=accepted, key="arbitration.award").update(
        provisional=True, calendar_version="older", due=date(2027, 1, 1)
    )

    assert recompute_provisional() == 1
    assert limit(accepted, "arbitration.award").due == date(2026, 11, 26)


def test_a_limit_that_starts_anew_while_it_stands_still_stands_still_on(city, case_file, clock):
    """CLK-3 in the middle of CLK-6: the new run is stopped by the same ground until the case is resumed."""
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=True)
    row.refresh_from_db()
    clock.move_to(datetime(2026, 10, 20, 9, tzinfo=SHANGHAI))
    suspend(row, actor=staff(city.head), ground=GROUNDS[5])
    clock.move_to(datetime(2026, 10, 22, 9, tzinfo=SHANGHAI))
    join_party(
        row,
        actor=staff(city.clerk),
        new=NewParty(side="third", nature="unit", name="演示第三人"),
        ground="request",
    )
    clock.move_to(datetime(2026, 10, 31, 9, tzinfo=SHANGHAI))
    row.refresh_from_db()
    resume(row, actor=staff(city.head))

    old, new = TimeLimit.objects.filter(proceeding=row, key="arbitration.award").order_by("id")
    assert (old.status, old.pauses.get().until) == ("restarted", date(2026, 10, 22))
    assert (new.pauses.get().since, new.pauses.get().until) == (date(2026, 10, 22), date(2026, 10, 31))
    assert new.due == date(2026, 12, 15)  # 45 days from 10-22, 9 of them not counted after the first


def test_nothing_of_the_filing_runs_on_while_mediation_is_tried(city, received, clock):
    clock.shift(timedelta(days=1))
    suggest_mediation(received, actor=staff(city.clerk), body=city.union)
    assert limit(received, "arbitration.supplement_notice").pauses.get().until is None
    clock.shift(timedelta(days=14))
    end_deferral(received, actor=staff(city.clerk), ground="clerk")

    received.refresh_from_db()
    assert received.state == "received"
    for key in ("arbitration.supplement_notice", "arbitration.acceptance"):
        assert limit(received, key).due == date(2026, 11, 3), key


def test_a_supplement_that_was_asked_for_is_still_awaited_after_the_mediation(city, received, clock):
    request_supplement(received, actor=staff(city.clerk), items=["身份证"])
    assert limit(received, "arbitration.supplement_supply").due == date(2026, 10, 26)
    clock.shift(timedelta(days=1))
    suggest_mediation(received, actor=staff(city.clerk), body=city.union)
    clock.shift(timedelta(days=14))
    end_deferral(received, actor=staff(city.clerk), ground="clerk")

    received.refresh_from_db()
    assert received.state == "supplement_requested"
    assert received.work_items.get(done_at=None).node == "await_supplement"
    assert limit(received, "arbitration.supplement_supply").due == date(2026, 11, 10)
    acceptance = limit(received, "arbitration.acceptance")
    assert acceptance.pauses.get().until is None, "the supplement still stops it"
    take_supplement(received, actor=staff(city.clerk))
    assert limit(received, "arbitration.acceptance").due == date(2026, 11, 3)
