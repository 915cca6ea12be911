"""受理审查: repetition (ACC-9, HRG-5, HRG-6), limitation (LIM-1…7), age (令56 art 19), further debtors (11.3)."""

from datetime import date

import pytest

from arbitration.models import Arbitration, State
from arbitration.services.filing.accept import accept
from arbitration.services.filing.conditions import acceptance_decision, debtors_decision
from arbitration.services.filing.find_earlier import earlier_cases, repetition_decision
from arbitration.services.filing.limitation_facts import limitation_decisions
from arbitration.services.filing.receive import receive
from arbitration.services.filing.record_limitation import record_limitation
from arbitration.services.filing.refuse import GROUNDS, refuse
from arbitration.services.filing.withdraw import withdraw
from casework.clock import now
from casework.errors import BadInput, NotPermitted
from casework.models import ElementStatement, Party
from tests.factories import staff, wage_case


def again(other):
    """The same worker against the same employer at another tribunal."""
    return receive(actor=staff(other.clerk), case_file=wage_case("440300"), tribunal=other.tribunal)


def state(worker, code, value):
    ElementStatement.objects.create(
        case_file=worker.case_file, party=worker, subject=worker, code=code, value=value, stated_at=now()
    )


def by_claim(row):
    return {one["claim"]: one for one in limitation_decisions(row)}


def test_a_case_of_its_own_has_no_earlier_one(received):
    assert earlier_cases(received) == [] and repetition_decision([])["answer"] == "yes"


@pytest.mark.parametrize(
    ("end", "ending", "answer"),
    [
        (lambda row, clerk: None, "pending", "facts_missing"),
        (lambda row, clerk: withdraw(row, actor=clerk), "withdrawn", "yes"),
        (lambda row, clerk: refuse(row, actor=clerk, ground="scope", explanation="不属于劳动争议的范围。"), "refused", "facts_missing"),
    ],
    ids=["pending", "withdrawn", "refused"],
)  # fmt: skip
def test_an_earlier_case_is_found_and_its_ending_weighed(received, clerk, other, end, ending, answer):
    end(received, clerk)
    row = again(other)
    found = earlier_cases(row)

    assert [(one.organisation, one.ending, one.same_claims) for one in found] == [
        (received.organisation.name, ending, True)
    ]
    assert repetition_decision(found)["answer"] == answer


def test_deemed_withdrawn_bars_the_same_claim(received, clerk, other):
    """HRG-5: absence without reason; the page asks a person whether facts and claims are the same."""
    accept(received, actor=clerk, fast=False)
    Arbitration.objects.filter(pk=received.pk).update(state=State.DEEMED_WITHDRAWN)
    decision = repetition_decision(earlier_cases(again(other)))

    assert decision["answer"] == "facts_missing" and decision["reasons"][0]["rule"] == "HRG-5"


def test_a_closed_case_is_known_by_the_event_that_ended_it(received, clerk, other):
    withdraw(received, actor=clerk)
    Arbitration.objects.filter(pk=received.pk).update(state=State.CLOSED)

    assert [one.ending for one in earlier_cases(again(other))] == ["withdrawn"]


def test_another_worker_or_employer_is_no_repetition(received, other):
    stranger = wage_case("440300", id_number="110101199003078574")
    row = receive(actor=staff(other.clerk), case_file=stranger, tribunal=other.tribunal)

    assert earlier_cases(row) == []


def test_what_is_told_of_another_file_names_nobody(received, other):
    told = str(earlier_cases(again(other)))
    assert "演示张三" not in told and "14287" not in told and received.receipt_number in told


def test_the_search_costs_the_same_however_many_there_are(received, other, django_assert_max_num_queries):
    row = again(other)
    for _number in range(3):
        again(other)
    with django_assert_max_num_queries(5):
        assert len(earlier_cases(row)) == 4


def test_wages_run_from_the_end_of_the_employment(received, worker):
    """LIM-2; the other claims from knowledge (LIM-1)."""
    state(worker, "E-71", {"employed": False, "ended_on": "2025-09-15"})
    state(worker, "E-08", {"on": "2026-01-12"})
    answers = by_claim(received)

    assert (answers["wages"]["answer"], answers["wages"]["findings"]["last_day"]) == ("no", "2026-09-15")
    assert (answers["other"]["answer"], answers["other"]["findings"]["last_day"]) == ("yes", "2027-01-12")


def test_facts_that_nobody_stated_are_missing_not_assumed(received):
    assert {one["answer"] for one in limitation_decisions(received)} == {"facts_missing"}


def test_posted_before_the_end_is_in_time(city, case_file, clerk, worker):
    """CAL-4: the postmark counts, not the receipt."""
    state(worker, "E-71", {"employed": False, "ended_on": "2025-10-09"})
    row = receive(
        actor=clerk, case_file=case_file, tribunal=city.tribunal, channel="post", posted_on=date(2026, 10, 9)
    )
    assert by_claim(row)["wages"]["answer"] == "yes"
    Arbitration.objects.filter(pk=row.pk).update(posted_on=None)
    row.refresh_from_db()
    assert by_claim(row)["wages"]["answer"] == "no"


def test_an_interruption_that_is_recorded_moves_the_last_day(received, worker, clerk):
    """LIM-3, LIM-4."""
    state(worker, "E-71", {"employed": False, "ended_on": "2025-09-15"})
    record_limitation(
        received, actor=clerk, what="interrupted", kind="complaint", on=date(2026, 3, 1), proof="监察大队回执"
    )
    found = by_claim(received)["wages"]

    assert (found["answer"], found["findings"]["last_day"]) == ("yes", "2027-03-01")
    assert any(reason["rule"] == "LIM-3" for reason in found["reasons"])


def test_a_suspension_doesnt_count(received, worker, clerk):
    """LIM-5: from and to, both recorded; one that has no end yet is left out."""
    state(worker, "E-71", {"employed": False, "ended_on": "2025-09-15"})
    record_limitation(received, actor=clerk, what="suspended", cause="force_majeure", on=date(2026, 5, 1))
    assert by_claim(received)["wages"]["answer"] == "no"
    record_limitation(received, actor=clerk, what="resumed", on=date(2026, 6, 30))
    assert by_claim(received)["wages"]["answer"] == "yes"


def test_an_earlier_filing_interrupts(received, clerk, other, clock):
    withdraw(received, actor=clerk)
    clock.move_to(date(2027, 9, 1))
    row = again(other)
    state(Party.objects.get(case_file=row.case_file, side="applicant"), "E-71", {"employed": False, "ended_on": "2025-11-15"})  # fmt: skip

    assert by_claim(row)["wages"]["findings"]["last_day"] == "2027-10-12"


def test_a_year_gone_is_a_warning_and_no_ground(received, worker, clerk):
    """LIM-6, LIM-7: the application is accepted all the same."""
    state(worker, "E-71", {"employed": False, "ended_on": "2024-01-15"})
    decision = acceptance_decision(received)

    assert decision["answer"] == "yes" and any(one["rule"] == "LIM-7" for one in decision["reasons"])
    assert not {"limitation", "age"} & set(GROUNDS)
    accept(received, actor=clerk, fast=False)
    assert Arbitration.objects.get(pk=received.pk).state == State.ACCEPTED


@pytest.mark.parametrize(
    "bad",
    [{"what": "interrupted", "kind": ""}, {"what": "suspended", "cause": "rain"}, {"what": "magic"}, {"what": "knew", "on": date(2026, 10, 13)}],
)  # fmt: skip
def test_a_fact_on_limitation_is_named_properly(received, clerk, bad):
    with pytest.raises(BadInput):
        record_limitation(received, actor=clerk, **({"on": date(2026, 3, 1)} | bad))


def test_a_stranger_records_nothing(received, other):
    with pytest.raises(NotPermitted):
        record_limitation(received, actor=staff(other.clerk), what="knew", on=date(2026, 3, 1))


@pytest.mark.parametrize(("sex", "born"), [("男", date(1960, 1, 1)), ("女", date(1970, 1, 1))])
def test_an_over_age_worker_is_told_his_way_and_accepted(received, worker, clerk, sex, born):
    """超龄劳动者基本权益保障暂行规定 art 19: age is never a ground of refusal."""
    Party.objects.filter(pk=worker.pk).update(sex=sex, born_on=born)
    decision = acceptance_decision(received)

    assert decision["answer"] == "yes" and any(one["code"] == "over_age" for one in decision["reasons"])
    with pytest.raises(BadInput):
        refuse(received, actor=clerk, ground="age", explanation="已经超过法定退休年龄。")
    accept(received, actor=clerk, fast=False)


def test_the_chain_of_contractors_proposes_the_general_contractor(received, worker):
    """保障农民工工资支付条例 art 30."""
    chain = [{"role": "总包", "name": "演示总包公司"}, {"role": "分包", "name": "演示建筑劳务有限公司"}]
    state(worker, "E-92", chain)
    assert debtors_decision(received)["findings"]["codes"] == ["general_contractor"]


def test_what_the_clerk_ticks_proposes_too(received, clerk):
    """办案规则 art 7; 法 art 22."""
    accept(received, actor=clerk, fast=False, debtors=["dispatched", "personal_contractor"])
    row = Arbitration.objects.get(pk=received.pk)
    assert set(debtors_decision(row)["findings"]["codes"]) == {"dispatch_pair", "principal"}
