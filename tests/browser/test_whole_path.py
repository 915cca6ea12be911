"""The whole way in a real browser: from the worker's phone to a performed award, and the ways beside it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine

from arbitration.models import Arbitration, State
from casework.models import CaseFile, TimeLimit
from casework.services import outbox
from casework.services.record import verify
from documents.models import Paper
from portal.demo.offices import build_offices
from tests.browser import path, talks
from tests.browser.conftest import PHONE
from tests.browser.people import Person

START = date(2026, 10, 12)
ROSTERS = Path(__file__).parent.parent / "arbitration" / "rosters"
People = Callable[..., Person]


@pytest.fixture
def moving_clock(transactional_db):
    """The clock starts on Monday 2026-10-12 at nine and runs on; a test moves it."""
    with time_machine.travel(path.instant(START, 9), tick=True) as traveller:
        build_offices()
        yield traveller


def enter(people: People, code: str) -> Person:
    return people(size=PHONE).open("/p/back/").fill({"code": code}).send()


def accepted(people: People) -> tuple[str, Person, str]:
    """A case filed on the phone and accepted against a promise; the clerk has issued and served its papers."""
    code = path.file_on_the_phone(people(size=PHONE), ["arbitration", "legal_aid"])
    case, clerk = path.case_of(path.proceeding_of("arbitration")), people("lian")
    clerk.act(case, "arbitration.accept", promise_items="考勤记录").draft_and_issue(case)
    clerk.serve(case, "受理通知书").serve(case, "应诉通知书")
    return code, clerk, case


@pytest.mark.long
def test_a_wage_case_from_the_phone_to_a_performed_award(people, moving_clock):
    code, clerk, case = accepted(people)
    row = Arbitration.objects.get()
    employer_code = path.answer_as_the_employer(people(size=PHONE), row.case_file)
    lawyer = people("lvshi", PHONE)
    path.get_a_lawyer(people("fayuan"), lawyer)
    lawyer.open(case)
    clerk.act(case, "arbitration.forward_answer")
    day = path.workday_after(START, 8)
    path.set_the_hearing(clerk, case, day)
    moving_clock.move_to(path.instant(day, 11))
    arbitrator = people("zhongcai")
    path.find_and_hear(arbitrator, row)
    path.award(arbitrator, people("yuanzhang"), case, row.pk)
    clerk = people("lian").draft_and_issue(case).serve(case, "仲裁裁决书")

    assert {paper.kind for paper in Paper.objects.filter(kind__startswith="A37", state="issued")} == {
        "A37-1",
        "A37-2",
    }
    rights(people, code, employer_code)
    finish(people, moving_clock, case)


def rights(people: People, code: str, employer_code: str) -> None:
    """The worker may sue on both awards; the employer may sue on one and have the other set aside."""
    worker, employer = enter(people, code).words(".right"), enter(people, employer_code).words(".right")
    assert "起诉" in worker and "撤销" not in worker
    assert "起诉" in employer and "撤销" in employer


def finish(people: People, clock: time_machine.Traveller, case: str) -> None:
    """Nobody sues: the award takes effect, is paid, and the file is closed; its chain of events is whole."""
    last = max(TimeLimit.objects.filter(key="arbitration.suit_nonfinal").values_list("due", flat=True))
    clock.move_to(path.instant(last + timedelta(days=1), 9))
    clerk = people("lian")
    for act in ("declare_effective", "record_performance"):
        clerk.act(case, f"arbitration.{act}")
    assert "举证通知书有2份没有送达" in clerk.open(f"{case}acts/arbitration.close/").words()
    clerk.serve(case, "简易处理告知书").serve(case, "举证通知书").serve(case, "收件回执")
    clerk.act(case, "arbitration.close")
    row, case_file = Arbitration.objects.get(), CaseFile.objects.get()
    assert (row.state, row.effective_on) == (State.CLOSED, last + timedelta(days=1))
    assert sum(claim.paid for claim in case_file.claims.all()) == path.claimed(case_file)
    assert verify(case_file) == []
    made = Paper.objects.get(kind="A37-1", addressee__side="applicant")
    outbox.run(case_file_message(made))
    clerk.open(case)
    answer = clerk.page.request.get(f"{clerk.base}/papers/{made.pk}/")
    assert answer.body().startswith(b"%PDF")


def case_file_message(paper: Paper) -> int:
    """The job of the outbox that makes the paper's file."""
    from casework.models import OutboxMessage

    return OutboxMessage.objects.get(key=f"paper:{paper.pk}").pk


@pytest.mark.long
def test_a_mediation_that_fails_flows_on_by_itself(people, moving_clock):
    code = path.file_on_the_phone(people(size=PHONE), ["arbitration"])
    case, clerk = path.case_of(path.proceeding_of("arbitration")), people("lian")
    clerk.open(case).follow('.ld-acts a[href$="suggest_mediation/"]')
    clerk.fill({"body": path.option(clerk, "body", "总工会")}).send(path.PRIMARY)
    mediator = people("gonghui", PHONE)
    mediation = path.take_offer(mediator, "mediation")
    mediator.act(mediation, "mediation.accept", other_side="phone")
    talks.hold_session(mediator, mediation, path.proceeding_of("mediation").pk, "none")
    mediator.act(mediation, "mediation.fail", reason="双方金额差距过大。").draft_and_issue(mediation)

    assert Arbitration.objects.get().state == State.RECEIVED
    assert clerk.open(case).page.locator('.ld-acts a[href$="arbitration.accept/"]').count() == 1
    assert enter(people, code).page.locator("h2").count() > 2


@pytest.mark.long
def test_a_mediation_ends_in_an_agreement(people, moving_clock):
    path.file_on_the_phone(people(size=PHONE), ["mediation"])
    mediator = people("gonghui", PHONE)
    mediation = path.take_offer(mediator, "mediation")
    mediator.act(mediation, "mediation.accept", other_side="phone")
    pk = path.proceeding_of("mediation").pk
    talks.hold_session(mediator, mediation, pk, "agreed")
    draft = talks.write_agreement(mediator, pk, "2026-11-20")
    mediator.act(mediation, "mediation.read_back", understood=True)
    talks.sign_on_paper(mediator, pk, draft)
    mediator.act(mediation, "mediation.sign_agreement").draft_and_issue(mediation)

    assert path.proceeding_of("mediation").state == "agreed"
    assert Paper.objects.filter(kind="M05", state="issued").exists()


def test_the_second_clerk_reads_why(people, moving_clock):
    path.file_on_the_phone(people(size=PHONE), ["arbitration"])
    case = path.case_of(path.proceeding_of("arbitration"))
    first, second = people("lian"), people("yuanzhang")
    for one in (first, second):
        one.open(case).follow('.ld-acts a[href$="arbitration.accept/"]')

    first.send(path.PRIMARY)
    second.send(path.PRIMARY)

    assert first.page.url.endswith(case)
    assert "演示立案员" in second.words("[role=alert]")
    assert Arbitration.objects.get().events.filter(name="arbitration.application.accepted").count() == 1


def test_a_messy_roster_is_put_right_on_the_screen(people, moving_clock):
    clerk = people("lian").open("/arbitration/rosters/")
    (messy,) = ROSTERS.glob("*有错*")
    clerk.fill({"file": str(messy)}).send(path.PRIMARY)
    rejected = clerk.page.locator("form.ld-fix")
    assert rejected.count() == 6

    while rejected.count():
        clerk.send("form.ld-fix button[value=leave]")
    for box in clerk.page.locator("[name=representatives]").all()[:3]:
        box.check()
    clerk.fill({"employer": "演示建筑劳务有限公司", "period_from": "2026-06-01", "period_to": "2026-09-30"})
    clerk.send(path.PRIMARY)

    case_file = CaseFile.objects.get()
    assert case_file.collective and case_file.headcount == 30
