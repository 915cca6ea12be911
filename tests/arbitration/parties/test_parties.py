"""Who joins, leaves, succeeds, speaks for others; what that does to the 45 days and the answer (CLK-2, COL-1, COL-2)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.parties.elect_representatives import elect_representatives
from arbitration.services.parties.join_party import join_party
from arbitration.services.parties.leave_party import leave_party
from arbitration.services.parties.succeed_party import succeed_party
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Claim, ElementStatement, Event, Party, TimeLimit, WorkItem
from casework.services.open_case_file import NewParty, open_case_file
from tests.arbitration.hearing_path import parties, state_elements
from tests.arbitration.parties.steps import dues, serve_application
from tests.factories import EMPLOYER_CODE, City, staff

SHANGHAI = ZoneInfo("Asia/Shanghai")
CONTRACTOR = NewParty(
    side="respondent", nature="unit", name="演示总承包有限公司", fields={"phone": "02000000000"}
)
HEIR = NewParty(
    side="applicant", nature="person", name="演示继承人", fields={"id_number": "110101199003078574"}
)


@pytest.fixture
def accepted(city, case_file):
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=True)
    row.refresh_from_db()
    return row


def test_clk_2_joining_starts_the_45_days_anew_on_the_day_of_the_decision(city, accepted, clock):
    clock.move_to(datetime(2026, 10, 20, 9, tzinfo=SHANGHAI))
    join_party(accepted, actor=staff(city.clerk), new=CONTRACTOR, ground="general_contractor")

    limit = TimeLimit.objects.get(proceeding=accepted, key="arbitration.award", status="open")
    assert (limit.started_on, limit.due) == (date(2026, 10, 20), date(2026, 12, 4))
    assert limit.restarted_from.started_on == date(2026, 10, 12)


def test_a_joined_respondent_is_served_and_answers_in_its_own_time(city, accepted, case_file, clock):
    _worker, employer = parties(case_file)
    serve_application(city, accepted, employer, date(2026, 10, 13))
    clock.move_to(datetime(2026, 10, 20, 9, tzinfo=SHANGHAI))
    join_party(accepted, actor=staff(city.clerk), new=CONTRACTOR, ground="general_contractor")
    joined = Party.objects.get(name_index=_index(case_file, "演示总承包有限公司"))

    assert dues(accepted)["arbitration.service_of_application"] == date(2026, 10, 27)
    assert WorkItem.objects.filter(proceeding=accepted, node="serve_joined", done_at=None).exists()
    serve_application(city, accepted, joined, date(2026, 10, 22))
    answers = TimeLimit.objects.filter(proceeding=accepted, key="arbitration.answer", status="open")
    assert dict(answers.values_list("party", "due")) == {
        employer.pk: date(2026, 10, 27),
        joined.pk: date(2026, 11, 5),
    }


def _index(case_file, name):
    return next(party.name_index for party in case_file.parties.all() if party.name == name)


def test_nobody_stands_in_a_case_twice(city, accepted):
    again = NewParty(side="third", nature="unit", name="另一名称", fields={"credit_code": EMPLOYER_CODE})
    before = Event.objects.count()

    with pytest.raises(BadInput):
        join_party(accepted, actor=staff(city.clerk), new=again, ground="request")
    assert (Event.objects.count(), Party.objects.filter(case_file=accepted.case_file).count()) == (before, 2)


def test_joining_is_the_tribunals_act(city, accepted):
    for user in (City("440300", "深演示").clerk, city.mediator, city.lawyer):
        with pytest.raises(NotPermitted):
            join_party(accepted, actor=staff(user), new=CONTRACTOR, ground="request")
    with pytest.raises(BadInput):
        join_party(accepted, actor=staff(city.clerk), new=CONTRACTOR, ground="no such ground")


def test_the_last_of_a_side_cannot_leave(city, accepted, case_file):
    worker, _employer = parties(case_file)

    with pytest.raises(RuleRefused):
        leave_party(accepted, actor=staff(city.clerk), party=worker, reason="本人申请")


def test_a_third_person_leaves_and_stays_in_the_record(city, accepted, case_file):
    third = NewParty(side="third", nature="unit", name="演示第三人公司")
    join_party(accepted, actor=staff(city.clerk), new=third, ground="third_interest")
    party = case_file.parties.get(side="third")
    leave_party(accepted, actor=staff(city.clerk), party=party, reason="与本案无利害关系")

    party.refresh_from_db()
    assert party.left_on == date(2026, 10, 12)
    assert Event.objects.filter(name="arbitration.party.left", party=party).exists()


def test_a_successor_takes_claims_and_statements_without_a_new_clock(city, accepted, case_file):
    state_elements(case_file)
    worker, _employer = parties(case_file)
    before = dues(accepted)["arbitration.award"]
    succeed_party(accepted, actor=staff(city.clerk), party=worker, new=HEIR, ground="death")

    heir = case_file.parties.get(side="applicant", left_on=None)
    assert heir.succeeds == worker
    assert {claim.party for claim in Claim.objects.standing(case_file)} == {heir}
    assert not ElementStatement.objects.filter(subject=worker).exists()
    assert dues(accepted)["arbitration.award"] == before


def collective(city, count=12):
    workers = [
        NewParty(side="applicant", nature="person", name=f"演示工人{n:02d}", fields={"id_number": f"4401061990010{n:04d}X"},
                 claims=({"code": "C2", "kind": "unpaid_wages", "title": "工资", "claimed": 5000},))
        for n in range(count)
    ]  # fmt: skip
    employer = NewParty(
        side="respondent", nature="unit", name="演示建筑有限公司", fields={"credit_code": EMPLOYER_CODE}
    )
    file = open_case_file(
        region="440100", channel="window", cause="追索劳动报酬", parties=[*workers, employer]
    )
    row = receive(actor=staff(city.clerk), case_file=file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=False)
    row.refresh_from_db()
    return row


def test_col_1_a_collective_case_comes_first(city):
    row = collective(city)

    assert row.case_file.collective and row.priority == 2


def test_col_2_three_to_five_representatives_with_the_signatures_of_all(city):
    row = collective(city)
    workers = list(row.case_file.parties.filter(side="applicant"))
    everybody = [party.pk for party in workers]

    with pytest.raises(BadInput):
        elect_representatives(row, actor=staff(city.clerk), chosen=workers[:2], signed=everybody)
    with pytest.raises(BadInput):
        elect_representatives(row, actor=staff(city.clerk), chosen=workers[:6], signed=everybody)
    with pytest.raises(RuleRefused, match="1"):
        elect_representatives(row, actor=staff(city.clerk), chosen=workers[:3], signed=everybody[:-1])
    elect_representatives(row, actor=staff(city.clerk), chosen=workers[:3], signed=everybody)

    assert row.case_file.parties.filter(elected=True).count() == 3


def test_a_later_election_replaces_the_earlier(city):
    row = collective(city)
    workers = list(row.case_file.parties.filter(side="applicant"))
    everybody = [party.pk for party in workers]
    elect_representatives(row, actor=staff(city.clerk), chosen=workers[:3], signed=everybody)
    elect_representatives(row, actor=staff(city.clerk), chosen=workers[3:8], signed=everybody)

    assert set(row.case_file.parties.filter(elected=True)) == set(workers[3:8])


def test_a_member_leaves_and_the_sum_and_headcount_follow(city):
    row = collective(city)
    leaver = row.case_file.parties.filter(side="applicant").last()
    leave_party(row, actor=staff(city.clerk), party=leaver, reason="本人已另行解决")

    row.case_file.refresh_from_db()
    assert (row.case_file.headcount, row.case_file.amount_claimed) == (11, 55000)


def test_a_member_joins_with_his_claims_and_the_45_days_start_anew(city, clock):
    row = collective(city)
    clock.move_to(datetime(2026, 10, 20, 9, tzinfo=SHANGHAI))
    new = NewParty(
        side="applicant", nature="person", name="演示工人后到", fields={"id_number": "440106199001019995"},
        claims=({"code": "C2", "kind": "unpaid_wages", "title": "工资", "claimed": 3000},),
    )  # fmt: skip
    join_party(row, actor=staff(city.clerk), new=new, ground="member")

    row.case_file.refresh_from_db()
    assert (row.case_file.headcount, row.case_file.amount_claimed) == (13, 63000)
    assert dues(row)["arbitration.award"] == date(2026, 12, 4)
