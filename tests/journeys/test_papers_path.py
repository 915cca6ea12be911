"""The papers of the path: due after their event, drafted from the case, checked, issued, served, and what service starts."""

import pytest

from arbitration.models import State
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from casework.models import Party, TimeLimit
from documents.models import Paper
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import issue_prepared, prepare_due
from documents.services.record_service import prepare_service, record_service
from tests.factories import staff


@pytest.fixture
def accepted(city, case_file):
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(arbitration, actor=staff(city.clerk), fast=True, promise_items=["考勤记录"], promise_due=_later())
    arbitration.refresh_from_db()
    return arbitration


def _later():
    from datetime import date

    return date(2026, 10, 20)


def test_due_papers_are_drafted_from_the_case_and_issued(city, accepted):
    drafts = prepare_due(accepted, actor=staff(city.clerk))
    for draft in drafts:
        issue_prepared(draft, actor=staff(city.clerk))

    issued = {paper.kind: paper for paper in Paper.objects.filter(state="issued")}
    assert {"A01", "A03", "A05", "A07", "A10", "A11", "A16", "A17"} <= set(issued)
    assert issued["A11"].number == accepted.number
    assert "考勤记录" in str(issued["A11"].context["missing"])
    assert [one.kind.code for one in due_papers(accepted)] == []


def test_service_of_the_notice_to_answer_starts_the_answer_period(city, accepted):
    for draft in prepare_due(accepted, actor=staff(city.clerk)):
        issue_prepared(draft, actor=staff(city.clerk))
    notice = Paper.objects.get(kind="A16")
    service = prepare_service(notice, actor=staff(city.clerk), method="direct")

    record_service(service, actor=staff(city.clerk), signed_by="演示前台")

    accepted.refresh_from_db()
    respondent = Party.objects.get(case_file=accepted.case_file, side="respondent")
    running = TimeLimit.objects.get(proceeding=accepted, key="arbitration.answer", status="open")
    assert accepted.state == State.SERVED
    assert (running.party, str(running.due)) == (respondent, "2026-10-26")
    assert (
        TimeLimit.objects.get(proceeding=accepted, key="arbitration.service_of_application").status == "met"
    )
