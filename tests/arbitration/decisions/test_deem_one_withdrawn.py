"""一人按撤回处理 (法 36; 规则 39; HRG-5): his claims end and can't come again; the case of the others goes on."""

from datetime import timedelta

import pytest

from arbitration.models import State
from arbitration.services.decisions.deem_one_withdrawn import deem_one_withdrawn
from arbitration.services.filing.find_earlier import earlier_cases
from arbitration.services.filing.receive import receive
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Claim, Hearing, Party
from documents.rendering.html import render_html
from documents.services.issue_paper import printed_context
from documents.services.record_service import prepare_service
from tests.arbitration.decisions.steps import issue, limits
from tests.arbitration.hearing_path import START, to_hearing
from tests.arbitration.hearings.test_default import notify
from tests.factories import staff, wage_case

SECOND_ID = "110101199003078574"
SAID = {"no_just_cause": True, "reason": "演示经核对未到庭"}


@pytest.fixture
def row(city, case_file, clock):
    row = to_hearing(city, case_file)
    other = wage_case(id_number=SECOND_ID, worker_name="演示工人乙").parties.get(side="applicant")
    other.case_file = case_file
    other.save()
    Claim.objects.filter(party=other).update(case_file=case_file)
    return row


@pytest.fixture
def absent(row):
    return Party.objects.filter(case_file=row.case_file, side="applicant").order_by("pk").last()


def deem(row, city, party, **more):
    said = {"actor": staff(city.arbitrator), **SAID} | more
    return deem_one_withdrawn(row, party=party, **said)


def test_his_claims_end_and_the_case_goes_on(city, row, absent, clock):
    notify(city, row, absent, signed_by="演示工人乙")
    clock.move_to(START + timedelta(hours=1))
    deem(row, city, absent)

    row.refresh_from_db()
    absent.refresh_from_db()
    assert row.state == State.HEARING_SET and limits(row, "award") and absent.left_on is not None
    assert set(Claim.objects.filter(party=absent).values_list("outcome", flat=True)) == {"withdrawn"}
    left = Claim.objects.standing(row.case_file_id)
    assert left.exists() and not left.filter(party=absent).exists()
    papers = issue(city, row, "A39o")
    assert [one.addressee for one in papers] == [absent]
    text = render_html("A39o", printed_context(papers[0]))
    assert "演示工人乙的仲裁申请按撤回处理" in text and "其他申请人" in text and "不予受理" in text
    assert prepare_service(papers[0], actor=staff(city.clerk), method="direct").addressee == absent


def test_refused_without_proof_before_the_hearing_or_for_the_last_one(city, row, absent, clock):
    with pytest.raises(NotNow):
        deem(row, city, absent)
    clock.move_to(START + timedelta(hours=1))
    with pytest.raises(RuleRefused):
        deem(row, city, absent)
    with pytest.raises(NotPermitted):
        deem(row, city, absent, actor=staff(city.clerk))
    with pytest.raises(BadInput):
        deem(row, city, Party.objects.get(case_file=row.case_file, side="respondent"))
    Party.objects.filter(case_file=row.case_file, side="applicant").exclude(pk=absent.pk).update(
        left_on=START.date()
    )
    with pytest.raises(RuleRefused):
        deem(row, city, absent)
    absent.refresh_from_db()
    assert absent.left_on is None and Claim.objects.filter(party=absent, outcome="").count() == 2


def test_who_was_present_by_the_record_is_not_absent(city, row, absent, clock):
    notify(city, row, absent, signed_by="演示工人乙")
    clock.move_to(START + timedelta(hours=1))
    Hearing.objects.filter(proceeding=row).update(
        record={"presence": [{"party": absent.pk, "state": "present"}]}
    )
    with pytest.raises(RuleRefused):
        deem(row, city, absent)


def test_filed_again_it_is_found_as_deemed_withdrawn(city, row, absent, clock):
    notify(city, row, absent, signed_by="演示工人乙")
    clock.move_to(START + timedelta(hours=1))
    deem(row, city, absent)
    again = receive(actor=staff(city.clerk), case_file=wage_case(id_number=SECOND_ID), tribunal=city.tribunal)
    assert "deemed_withdrawn" in {one.ending for one in earlier_cases(again)}
    same = receive(actor=staff(city.clerk), case_file=wage_case(), tribunal=city.tribunal)
    assert {one.ending for one in earlier_cases(same)} <= {"pending"}
