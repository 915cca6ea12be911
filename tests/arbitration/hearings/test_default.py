"""缺席的后果 (HRG-5, HRG-7; HRG-2, SRV-5): only after a notice of this very hearing, received in time and proved."""

from datetime import timedelta

import pytest

from arbitration.services.hearings.default_facts import default_decision
from arbitration.services.hearings.hold_hearing import hold_hearing
from arbitration.services.hearings.postpone_hearing import postpone_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from casework.models import Hearing
from documents.builders import builder_of
from documents.checks import Facts
from documents.models import Paper, Service
from documents.services.draft_paper import draft_paper
from documents.services.issue_paper import issue_paper
from documents.services.record_service import attempt_service, prepare_service, record_service
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import START, hearing_set, last_event
from tests.factories import staff


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


def notify(city, row, party, *, on=None, method="post", **more):
    """The notice of the hearing, issued and served on one party."""
    data = builder_of("A21").build(row, party)
    paper = draft_paper("A21", proceeding=row, actor=staff(city.clerk), addressee=party, data=data)
    issue_paper(paper, actor=staff(city.clerk), facts=Facts(notice_working_days=5))
    service = prepare_service(
        Paper.objects.get(pk=paper.pk), actor=staff(city.clerk), method=method, tracking_no="XA000000000CN"
    )
    attempt_service(service, actor=staff(city.clerk))
    return record_service(service, actor=staff(city.clerk), on=on, **more)


def held(city, row, clock, **absent):
    worker, employer = parties(row.case_file)
    clock.move_to(START + timedelta(hours=1))
    presence = [
        {"party": worker.pk, "state": "present"},
        {"party": employer.pk, "state": "absent", **absent},
    ]
    record = {"presence": presence, "rights_read": True, "conciliation": {"outcome": "failed"}}
    hold_hearing(row, actor=staff(city.arbitrator), record=record)
    return default_decision(row, employer)


def holds(decision):
    return {reason.code: reason.holds for reason in decision.reasons}


def test_a_notice_in_time_allows_a_default_award(city, row, clock):
    notify(city, row, parties(row.case_file)[1])
    decision = held(city, row, clock, just_cause=False)

    assert decision.answer == "yes" and decision.findings["consequence"] == "default_award"
    kept = Hearing.objects.get().record["absences"]
    assert kept[0]["answer"] == "yes"
    assert last_event(row, "arbitration.hearing.held").data["absences"] == [
        {"party": parties(row.case_file)[1].pk, "answer": "yes"}
    ]


def test_without_a_word_on_the_cause_the_facts_are_missing(city, row, clock):
    notify(city, row, parties(row.case_file)[1])
    decision = held(city, row, clock)
    assert (decision.answer, decision.missing) == ("facts_missing", ("just_cause",))


def test_a_notice_that_came_too_late_never_does(city, row, clock):
    clock.move_to(START - timedelta(days=6))
    paper = notify(city, row, parties(row.case_file)[1], on=(START - timedelta(days=3)).date())
    assert paper.effective_on > (START - timedelta(days=7)).date()
    decision = held(city, row, clock, just_cause=False)
    assert decision.answer == "no" and holds(decision)["notice"] is False


def test_no_notice_at_all(city, row, clock):
    decision = held(city, row, clock, just_cause=False)
    assert decision.answer == "no" and holds(decision)["notice"] is False


def test_the_notice_of_a_postponed_hearing_counts_for_nothing(city, row, clock):
    """HRG-3: neither for the date that was postponed nor for the next one."""
    employer = parties(row.case_file)[1]
    notify(city, row, employer)
    postpone_hearing(row, actor=staff(city.arbitrator), reason="仲裁员生病")
    old = Hearing.objects.get()
    assert default_decision(row, employer, hearing=old, just_cause=False).answer == "no"
    new = START + timedelta(days=7)
    clock.shift(60)
    schedule_hearing(
        row, actor=staff(city.clerk), room=city.room, starts_at=new, ends_at=new + timedelta(hours=1)
    )
    facts = holds(default_decision(row, employer, just_cause=False, held=True))
    assert facts["notice"] is False and facts["postponed"] is True


def test_simple_means_count_only_when_confirmed(city, row, clock):
    """SRV-5, 规则 59."""
    employer = parties(row.case_file)[1]
    service = notify(city, row, employer, method="simple", simple_procedure=True)
    assert holds(default_decision(row, employer))["proof"] is False
    Service.objects.filter(pk=service.pk).update(signed_by="演示前台")
    assert holds(default_decision(row, employer))["proof"] is True


def test_the_case_page_shows_what_follows(client, city, row, clock):
    held(city, row, clock, just_cause=False)
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(f"/cases/{row.pk}/").content.decode()
    assert "可以缺席裁决" in text and "开庭通知书没有送达该方" in text
