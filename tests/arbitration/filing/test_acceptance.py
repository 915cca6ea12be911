"""受理与容缺 (ACC-2…5, FAST-5, FAST-6): the checklist, the promise taken in piece by piece, reminders."""

from datetime import date

import pytest

from arbitration.models import Arbitration, State
from arbitration.services.filing.accept import accept
from arbitration.services.filing.checklist import lacking
from arbitration.services.filing.fulfil_promise import fulfil_promise
from arbitration.services.filing.remind_promise import remind_promise
from arbitration.services.filing.remind_supplement import remind_supplement
from arbitration.services.filing.request_supplement import request_supplement
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Event, TimeLimit, WorkItem
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import prepare_paper
from tests.arbitration.filing.conftest import PROMISED
from tests.arbitration.hearing_path import START
from tests.factories import staff


def _promise_limit(row):
    return TimeLimit.objects.get(proceeding=row, key="arbitration.promise_supply")


def test_the_list_follows_the_claims_and_is_kept_with_the_case(received, clerk):
    assert lacking(received) == []  # nobody has looked yet
    accept(
        received, actor=clerk, fast=False, given=["application", "claims_clear", "identity", "roster_of_mars"]
    )
    row = Arbitration.objects.get(pk=received.pk)

    assert row.checklist["given"] == ["application", "claims_clear", "identity"]
    codes = [item.code for item in lacking(row)]
    assert (
        "wages" in codes
        and "termination" in codes
        and "injury_finding" not in codes
        and "roster" not in codes
    )
    assert row.jurisdiction == "performance"


def test_the_application_itself_cant_be_promised(received, clerk):
    with pytest.raises(BadInput) as refused:
        accept(
            received, actor=clerk, fast=False, promise_due=date(2026, 10, 20),
            promise_items=["每项请求有金额、期间和计算方式"],
        )  # fmt: skip
    assert "promise_items" in refused.value.errors
    assert Arbitration.objects.get(pk=received.pk).state == State.RECEIVED


def test_promised_papers_come_in_one_by_one_and_the_45_days_run_on(accepted, clerk, clock):
    award = TimeLimit.objects.get(proceeding=accepted, key="arbitration.award")
    clock.move_to(date(2026, 10, 15))
    event = fulfil_promise(accepted, actor=clerk, items=[PROMISED[0]], on=date(2026, 10, 14))
    row = Arbitration.objects.get(pk=accepted.pk)

    assert (row.promise_items, row.promise_kept) == ([PROMISED[1]], {PROMISED[0]: "2026-10-14"})
    assert event.data["remaining"] == 1 and _promise_limit(row).status == "open"
    assert WorkItem.objects.filter(proceeding=row, node="follow_promise", done_at=None).exists()
    fulfil_promise(row, actor=clerk, items=[PROMISED[1]])
    assert _promise_limit(row).status == "met"
    assert not WorkItem.objects.filter(proceeding=row, node="follow_promise", done_at=None).exists()
    award.refresh_from_db()
    assert (award.status, str(award.started_on)) == ("open", "2026-10-12")


@pytest.mark.parametrize("items", [[], ["从没承诺过的材料"], [PROMISED[0], "从没承诺过的材料"]])
def test_only_what_was_promised_comes_in(accepted, clerk, items):
    with pytest.raises(BadInput):
        fulfil_promise(accepted, actor=clerk, items=items)
    assert Arbitration.objects.get(pk=accepted.pk).promise_items == list(PROMISED)


def test_a_reminder_is_a_letter_not_a_second_notice_and_ends_nothing(accepted, clerk):
    remind_promise(accepted, actor=clerk)
    row = Arbitration.objects.get(pk=accepted.pk)

    assert row.state == State.ACCEPTED and _promise_limit(row).status == "open"
    kinds = [one.kind.code for one in due_papers(row)]
    assert "A05r" in kinds and "A04" not in kinds
    letter = prepare_paper("A05r", proceeding=row, actor=clerk)
    assert [one["matter"] for one in letter.context["missing"]] == list(PROMISED)


def test_nothing_promised_nothing_to_remind(received, clerk):
    accept(received, actor=clerk, fast=False)
    with pytest.raises(RuleRefused):
        remind_promise(received, actor=clerk)


def test_corrections_are_asked_for_once_and_reminded_by_letter(received, clerk):
    """ACC-2: a second request is refused; the reminder leaves the case where it is."""
    request_supplement(received, actor=clerk, items=["证据清单"], given=["application"])
    row = Arbitration.objects.get(pk=received.pk)
    with pytest.raises((RuleRefused, NotNow)):
        request_supplement(row, actor=clerk, items=["身份证"])
    remind_supplement(row, actor=clerk)

    row.refresh_from_db()
    assert row.state == State.SUPPLEMENT_REQUESTED and row.checklist["given"] == ["application"]
    letter = prepare_paper("A05r", proceeding=row, actor=clerk)
    assert letter.context["promised"] is False


def test_strangers_neither_remind_nor_take_in(accepted, other):
    for act in (remind_promise, fulfil_promise):
        with pytest.raises(NotPermitted):
            act(accepted, actor=staff(other.clerk))
    assert not Event.objects.filter(name__startswith="arbitration.promise").exists()


def test_the_hearing_notice_reminds_the_applicant_of_what_is_missing(city, accepted, worker, employer, clerk):
    """FAST-6: at the latest before the hearing; the respondent isn't told."""
    form_tribunal(accepted, actor=clerk, arbitrators=[city.arbitrator], recorder=city.other_clerk)
    schedule_hearing(accepted, actor=clerk, room=city.room, starts_at=START, ends_at=START.replace(hour=11))
    notices = [
        prepare_paper("A21", proceeding=accepted, actor=clerk, addressee=one) for one in (worker, employer)
    ]

    assert [notice.context["still_missing"] for notice in notices] == [list(PROMISED), []]


def test_part_is_accepted_and_part_refused_with_a_notice_for_each(received, clerk, case_file):
    """规则 30, 31: the claim outside the conditions gets its own refusal (A12), the rest its acceptance (A11)."""
    severance = case_file.claims.get(code="C6")
    why = {"ground": "scope", "explanation": "该项请求不属于劳动争议的受理范围。"}
    accept(received, actor=clerk, fast=False, turned_down=[severance.pk], refusal=why)
    row = Arbitration.objects.get(pk=received.pk)

    case_file.refresh_from_db()
    notice = prepare_paper("A12", proceeding=row, actor=clerk)
    assert {"A11", "A12"} <= {one.kind.code for one in due_papers(row)}
    assert [one["matter"] for one in notice.context["claims"]] == ["经济补偿"]
    assert str(case_file.amount_claimed) == "14287.36"


def test_without_a_single_claim_left_the_application_is_refused_instead(received, clerk, case_file):
    everything = [claim.pk for claim in case_file.claims.all()]
    why = {"ground": "scope", "explanation": "均不属于劳动争议的受理范围。"}

    with pytest.raises(BadInput):
        accept(received, actor=clerk, fast=False, turned_down=everything, refusal=why)
    with pytest.raises(BadInput):
        accept(received, actor=clerk, fast=False, turned_down=everything[:1], refusal={"ground": "scope"})
    assert Arbitration.objects.get(pk=received.pk).state == State.RECEIVED
