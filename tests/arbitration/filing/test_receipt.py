"""收件 (ACC-1): window, post, online as pre-application, by word of mouth with its record."""

from datetime import date

import pytest

from arbitration.models import Arbitration, State
from arbitration.services.filing.confirm_receipt import confirm_receipt
from arbitration.services.filing.oral import OralRecord
from arbitration.services.filing.receive import receive
from arbitration.services.filing.withdraw import withdraw
from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import Event, OrganisationSetting, TimeLimit, WorkItem
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import prepare_paper
from tests.factories import staff

ORAL = {
    "story": "今年七月以后的工资没有发，我九月十五日离开。", "signed_as": "fingerprint", "read_back": True,
    "recorder": "演示立案员",
}  # fmt: skip


@pytest.fixture
def pre_application_only(city):
    OrganisationSetting.objects.create(
        organisation=city.tribunal, key="arbitration.online_filing_is_receipt", value=0,
        effective_from=date(2026, 1, 1), source="演示",
    )  # fmt: skip


@pytest.fixture
def pre_applied(pre_application_only, city, case_file, worker):
    return receive(actor=Actor.side(worker), case_file=case_file, tribunal=city.tribunal, channel="portal")


def test_online_filing_is_receipt_unless_the_tribunal_says_otherwise(city, case_file, worker):
    row = receive(actor=Actor.side(worker), case_file=case_file, tribunal=city.tribunal, channel="portal")

    assert (row.state, row.pre_applied_on) == (State.RECEIVED, None) and row.receipt_number


def test_the_law_layer_of_a_city_makes_it_a_pre_application(city, case_file, worker):
    type(city.tribunal).objects.filter(pk=city.tribunal.pk).update(region="442000")
    city.tribunal.refresh_from_db()
    row = receive(actor=Actor.side(worker), case_file=case_file, tribunal=city.tribunal, channel="portal")

    assert row.state == State.PRE_APPLIED


def test_a_pre_application_starts_no_clock_of_the_tribunal_and_waits_for_the_clerk(pre_applied):
    assert (pre_applied.state, str(pre_applied.pre_applied_on)) == (State.PRE_APPLIED, "2026-10-12")
    assert pre_applied.receipt_number == ""
    assert not TimeLimit.objects.filter(proceeding=pre_applied).exists()
    assert list(
        WorkItem.objects.filter(proceeding=pre_applied, done_at=None).values_list("node", flat=True)
    ) == ["confirm_receipt"]


def test_the_receipt_counts_from_the_day_the_papers_arrive(pre_applied, clerk, clock):
    clock.move_to(date(2026, 10, 15))
    confirm_receipt(pre_applied, actor=clerk, on=date(2026, 10, 14))
    row = Arbitration.objects.get(pk=pre_applied.pk)

    assert (row.state, str(row.received_on), str(row.pre_applied_on)) == (
        State.RECEIVED,
        "2026-10-14",
        "2026-10-12",
    )
    assert row.receipt_number.endswith("收〔2026〕1号")
    running = TimeLimit.objects.get(proceeding=row, key="arbitration.acceptance", status="open")
    assert (str(running.started_on), str(running.due)) == ("2026-10-14", "2026-10-21")
    assert not WorkItem.objects.filter(proceeding=row, node="confirm_receipt", done_at=None).exists()
    paper = prepare_paper("A03", proceeding=row, actor=clerk)
    assert "网上预申请" in str(paper.context["channel"]) or paper.context["channel"] == "pre_applied"


def test_the_receipt_cant_lie_before_the_pre_application_nor_be_confirmed_by_a_stranger(
    pre_applied, clerk, other
):
    with pytest.raises(BadInput):
        confirm_receipt(pre_applied, actor=clerk, on=date(2026, 10, 10))
    with pytest.raises(NotPermitted):
        confirm_receipt(pre_applied, actor=staff(other.clerk))

    assert Arbitration.objects.get(pk=pre_applied.pk).state == State.PRE_APPLIED
    assert not Event.objects.filter(name="arbitration.application.received").exists()


def test_what_was_received_cant_be_confirmed_again(received, clerk):
    with pytest.raises(NotNow):
        confirm_receipt(received, actor=clerk)


def test_a_pre_application_may_be_withdrawn(pre_applied, worker):
    withdraw(pre_applied, actor=Actor.side(worker))
    assert Arbitration.objects.get(pk=pre_applied.pk).state == State.WITHDRAWN


def test_an_oral_application_keeps_its_record_and_prints_it(city, case_file, clerk):
    row = receive(
        actor=clerk, case_file=case_file, tribunal=city.tribunal, channel="oral", oral=OralRecord(**ORAL)
    )
    event = Event.objects.get(proceeding=row, name="arbitration.application.received")

    assert event.data["signed_as"] == "fingerprint" and ORAL["story"] not in str(event.data)
    assert "A02" in [one.kind.code for one in due_papers(row)]
    record = prepare_paper("A02", proceeding=row, actor=clerk)
    assert record.context["story"] == ORAL["story"] and record.context["recorder"] == "演示立案员"


def test_only_an_oral_application_has_a_record(received):
    assert "A02" not in [one.kind.code for one in due_papers(received)]


@pytest.mark.parametrize(
    ("change", "field"),
    [({"read_back": False}, "read_back"), ({"signed_as": ""}, "signed_as"), ({"story": "短"}, "story"), ({"recorder": " "}, "recorder")],
)  # fmt: skip
def test_an_oral_record_is_read_back_and_signed(change, field):
    with pytest.raises(BadInput) as refused:
        OralRecord(**ORAL | change)
    assert set(refused.value.errors) == {field}


def test_word_of_mouth_without_a_record_is_no_application(city, case_file, clerk):
    with pytest.raises(BadInput):
        receive(actor=clerk, case_file=case_file, tribunal=city.tribunal, channel="oral")
    assert not Arbitration.objects.exists()
