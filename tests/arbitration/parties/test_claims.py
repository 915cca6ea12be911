"""Added, changed, countered and withdrawn claims; cases joined and split (ACC-13, ACC-14, ACC-16, CLK-3, CLK-4)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from arbitration.services.clock.shorten_answer import shorten_answer
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.filing.receive_answer import receive_answer
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.hearings.schedule_joined import schedule_joined
from arbitration.services.parties.change_claims import accept_change, request_change, turn_down_change
from arbitration.services.parties.join_cases import join_cases, split_case
from arbitration.services.parties.withdraw_claims import withdraw_claims
from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Claim, Event, HearingSlot, TimeLimit
from casework.services.record import verify
from documents.services.prepare_papers import issue_prepared, prepare_due
from tests.arbitration.hearing_path import START, parties
from tests.arbitration.parties.steps import dues, serve_application
from tests.factories import City, staff, wage_case

SHANGHAI = ZoneInfo("Asia/Shanghai")
LEAVE = {"code": "C11", "title": "未休年休假工资", "claimed": Decimal("2988.51")}
LOSS = {"code": "C16", "title": "赔偿工具损失", "claimed": Decimal("1200.00")}


def at(month, day):
    return datetime(2026, month, day, 9, tzinfo=SHANGHAI)


@pytest.fixture
def served(city, case_file):
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=True)
    serve_application(city, row, parties(case_file)[1], date(2026, 10, 13))
    return row


def ask(city, row, kind, *items, party=None, **more):
    worker, employer = parties(row.case_file)
    who = party or (employer if kind == "counter" else worker)
    return request_change(row, actor=staff(city.clerk), kind=kind, party=who, items=items, **more)


def test_acc_16_an_added_claim_is_asked_first_and_counts_when_accepted(city, served, case_file, clock):
    change = ask(city, served, "add", LEAVE)
    assert case_file.claims.count() == 2
    clock.move_to(at(10, 20))
    accept_change(served, actor=staff(city.clerk), change=change)

    case_file.refresh_from_db()
    assert case_file.claims.get(code="C11").claimed == Decimal("2988.51")
    assert case_file.amount_claimed == Decimal("27025.87")


def test_clk_3_the_45_days_and_the_answer_start_anew(city, served, clock):
    change = ask(city, served, "add", LEAVE)
    clock.move_to(at(10, 20))
    accept_change(served, actor=staff(city.clerk), change=change)

    assert dues(served)["arbitration.award"] == date(2026, 12, 4)
    assert dues(served)["arbitration.answer"] == date(2026, 11, 3)


def test_the_answer_starts_anew_even_when_one_was_given(city, served, case_file, clock):
    _worker, employer = parties(case_file)
    receive_answer(served, actor=staff(city.clerk), party=employer, text="…")
    change = ask(city, served, "add", LEAVE)
    clock.move_to(at(10, 20))
    accept_change(served, actor=staff(city.clerk), change=change)

    assert dues(served)["arbitration.answer"] == date(2026, 11, 3)
    shorten_answer(served, actor=staff(city.clerk), party=employer)
    assert "arbitration.answer" not in dues(served)


def test_a_changed_claim_keeps_its_row_and_the_request_what_stood_before(city, served, case_file):
    wages = case_file.claims.get(code="C2")
    change = ask(city, served, "change", {"claim": wages.pk, "title": "工资", "claimed": Decimal("16287.36")})
    accept_change(served, actor=staff(city.clerk), change=change)

    wages.refresh_from_db()
    assert wages.claimed == Decimal("16287.36")
    assert change.items[0]["before"] == "14287.36"


def test_acc_16_asked_after_the_evidence_period_it_is_another_case(city, served, clock):
    TimeLimit.objects.create(**_period(served, "arbitration.claim_change", date(2026, 10, 27)))
    clock.move_to(at(10, 28))
    change = ask(city, served, "add", LEAVE)
    assert not change.in_time
    with pytest.raises(RuleRefused):
        accept_change(served, actor=staff(city.clerk), change=change)
    turn_down_change(served, actor=staff(city.clerk), change=change, reason="举证期限届满后提出")

    change.refresh_from_db()
    assert change.state == "separate"
    assert dues(served)["arbitration.award"] == date(2026, 11, 26)


def _period(row, key, due):
    event = Event.objects.filter(proceeding=row).last()
    return {
        "proceeding": row, "key": key, "rule_version": "1", "calendar_version": "1", "started_on": row.accepted_on,
        "length": 10, "unit": "working_days", "raw_due": due, "due": due, "warn_on": due, "article": "规则44",
        "rule": "ACC-16", "started_by": event,
    }  # fmt: skip


def test_acc_13_a_counter_application_within_the_answer_period(city, served, case_file, clock):
    change = ask(city, served, "counter", LOSS)
    assert dues(served)["arbitration.counter_application"] == date(2026, 10, 19)  # ACC-14
    clock.move_to(at(10, 19))
    accept_change(served, actor=staff(city.clerk), change=change)

    _worker, employer = parties(case_file)
    assert Claim.objects.get(party=employer).claimed == Decimal("1200.00")
    assert dues(served)["arbitration.award"] == date(2026, 12, 3)  # CLK-4


def test_acc_13_a_late_one_is_another_case_or_refused(city, served, clock):
    clock.move_to(at(10, 28))
    change = ask(city, served, "counter", LOSS)
    with pytest.raises(RuleRefused):
        accept_change(served, actor=staff(city.clerk), change=change)
    turn_down_change(served, actor=staff(city.clerk), change=change, reason="逾期", refused=True)

    assert Event.objects.filter(name="arbitration.counter_application.refused").count() == 1
    with pytest.raises(NotNow):
        accept_change(served, actor=staff(city.clerk), change=change)


def test_the_wrong_side_and_empty_requests_change_nothing(city, served, case_file):
    worker, employer = parties(case_file)
    before = Event.objects.count()
    for kind, party, items in (
        ("counter", worker, [LOSS]),
        ("add", employer, [LEAVE]),
        ("add", worker, []),
        ("add", worker, [{"code": "C2", "title": " "}]),
        ("change", worker, [{"claim": 0, "title": "工资"}]),
    ):
        with pytest.raises(BadInput):
            request_change(served, actor=staff(city.clerk), kind=kind, party=party, items=items)
    assert Event.objects.count() == before


def test_a_party_asks_itself_and_a_stranger_may_not(city, served, case_file):
    worker, _employer = parties(case_file)
    request_change(served, actor=Actor.side(worker), kind="add", party=worker, items=[LEAVE])
    with pytest.raises(NotPermitted):
        request_change(
            served, actor=staff(City("440300", "深演示").clerk), kind="add", party=worker, items=[LEAVE]
        )


def test_part_of_the_claims_is_taken_back_and_the_rest_goes_on(city, served, case_file):
    severance = case_file.claims.get(code="C6")
    withdraw_claims(served, actor=staff(city.clerk), claims=[severance])

    case_file.refresh_from_db()
    assert case_file.amount_claimed == Decimal("14287.36")
    assert [claim.code for claim in Claim.objects.standing(case_file)] == ["C2"]
    with pytest.raises(RuleRefused):
        withdraw_claims(served, actor=staff(city.clerk), claims=[case_file.claims.get(code="C2")])


def test_col_2_giving_claims_up_needs_the_consent_of_the_represented(city, served, case_file):
    case_file.collective = True
    case_file.save()

    with pytest.raises(RuleRefused, match="consent|同意"):
        withdraw_claims(served, actor=staff(city.clerk), claims=[case_file.claims.get(code="C6")])


def test_the_papers_of_a_change(city, served, clock):
    change = ask(city, served, "add", LEAVE)
    clock.move_to(at(10, 20))
    accept_change(served, actor=staff(city.clerk), change=change)

    drafts = [p for p in prepare_due(served, actor=staff(city.clerk)) if p.kind in ("A24", "A24n")]
    issued = [issue_prepared(paper, actor=staff(city.clerk)) for paper in drafts]

    assert sorted(paper.kind for paper in issued) == ["A24", "A24n", "A24n"]
    assert issued[-1].context["award_due"] == "2026-12-04"


@pytest.fixture
def pair(city, served):
    other = receive(
        actor=staff(city.clerk), case_file=wage_case(id_number="110101199003078574"), tribunal=city.tribunal
    )
    accept(other, actor=staff(city.clerk), fast=True)
    for row in (served, other):
        row.refresh_from_db()
        form_tribunal(row, actor=staff(city.clerk), arbitrators=[city.arbitrator], recorder=city.other_clerk)
        row.refresh_from_db()
    return served, other


def test_joined_cases_are_heard_together_and_split_again(city, pair):
    lead, other = pair
    join_cases(other, actor=staff(city.clerk), lead=lead, reason="同一用人单位同类争议")
    schedule_hearing(
        lead, actor=staff(city.clerk), room=city.room, starts_at=START, ends_at=START + timedelta(hours=2)
    )
    other.refresh_from_db()
    slots = HearingSlot.objects.count()
    schedule_joined(other, actor=staff(city.clerk))

    other.refresh_from_db()
    hearing = other.hearings.get(status="set")
    assert (other.state, hearing.starts_at, hearing.room) == ("hearing_set", START, city.room)
    assert HearingSlot.objects.count() == slots
    with pytest.raises(RuleRefused):
        split_case(other, actor=staff(city.clerk), reason="事实不同")


def test_split_before_a_hearing_is_set(city, pair):
    lead, other = pair
    join_cases(other, actor=staff(city.clerk), lead=lead, reason="同一用人单位")
    other.refresh_from_db()
    split_case(other, actor=staff(city.clerk), reason="事实不同")

    other.refresh_from_db()
    assert other.joined_to is None
    assert verify(other.case_file) == []


def test_cases_without_a_common_respondent_are_not_joined(city, pair):
    lead, other = pair
    other.case_file.parties.filter(side="respondent").update(credit_code="91440101MA00000000", name_index="x")

    with pytest.raises(RuleRefused):
        join_cases(other, actor=staff(city.clerk), lead=lead, reason="x")
