"""证据 (办案规则 arts 13–18, 40; EVD-1, EVD-2; HRG-14, HRG-15): each act works, refuses, and leaves no trace when refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from arbitration.models import Investigation, PartyRequest, State
from arbitration.services.evidence.appraisal import entrust_appraisal, request_appraisal, return_appraisal
from arbitration.services.evidence.decide_evidence_period import decide_evidence_period
from arbitration.services.evidence.decide_late_evidence import decide_late_evidence
from arbitration.services.evidence.give_opinion import give_opinion
from arbitration.services.evidence.investigate import investigate
from arbitration.services.evidence.order_evidence import end_evidence_order, order_evidence
from arbitration.services.evidence.record_exchange import record_exchange
from arbitration.services.evidence.request_evidence_period import request_evidence_period
from arbitration.services.evidence.request_order import request_evidence_order
from arbitration.services.evidence.submit_evidence import submit_evidence
from arbitration.services.evidence.weigh_evidence import weigh_evidence
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Event, Evidence, EvidenceOpinion, TimeLimit, WorkItem
from casework.services.act import act
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import hearing_set, last_event, sign_in
from tests.factories import City, staff

GIVEN = {
    "name": "银行流水", "category": "electronic", "form": "print", "source": "本人手机银行", "proves": "8月只付两千元",
    "element": "E-47", "pages": 3,
}  # fmt: skip
VIEWS = {"authenticity": "accepted", "legality": "accepted", "relevance": "denied"}


@pytest.fixture
def row(city, case_file):
    """A hearing is set; the employer's evidence period started when the application was served on it."""
    found = hearing_set(city, case_file)
    with act("documents.service.record", actor=staff(city.clerk), proceeding=found) as it:
        it.record("arbitration.application.served", party=parties(case_file)[1])
    found.refresh_from_db()
    return found


def hand_in(row, city, side=0, **more):
    submit_evidence(row, actor=staff(city.clerk), party=parties(row.case_file)[side], **GIVEN | more)
    return Evidence.objects.latest("id")


def late_item(row, city, clock):
    clock.move_to(now() + timedelta(days=20))
    return hand_in(row, city, side=1, late_reason="刚从分包方取得")


def test_each_side_counts_its_own_items(row, city):
    items = [hand_in(row, city), hand_in(row, city), hand_in(row, city, side=1)]

    assert [item.ordinal for item in items] == [1, 2, 1] and not any(item.late for item in items)
    assert last_event(row, "casework.evidence.submitted").data["category"] == "electronic"


@pytest.mark.parametrize("wrong", [{"category": "x"}, {"proves": " "}, {"element": "E-999"}, {"pages": 0}])
def test_what_lacks_is_named_and_nothing_is_kept(row, city, wrong):
    with pytest.raises(BadInput):
        hand_in(row, city, **wrong)
    assert not Evidence.objects.exists()


def test_after_the_period_the_reason_is_asked_and_the_tribunal_decides(row, city, clock):
    """办案规则 art 15; EVD-1: the period of the party itself counts, from the service of its own notice."""
    limit = TimeLimit.objects.get(proceeding=row, key="arbitration.evidence")
    clock.move_to(now() + timedelta(days=20))
    with pytest.raises(BadInput):
        hand_in(row, city, side=1)
    item = hand_in(row, city, side=1, late_reason="刚取得")
    assert (item.late, item.late_due) == ("waiting", limit.due)
    assert not hand_in(row, city).late, "no period has started for the applicant"
    assert WorkItem.objects.filter(proceeding=row, node="decide_late_evidence", done_at=None).exists()

    said = {"evidence": item, "decision": "admonished", "reason": "与基本事实有关"}
    with pytest.raises(NotPermitted):
        decide_late_evidence(row, actor=staff(city.clerk), **said)
    decide_late_evidence(row, actor=staff(city.arbitrator), **said)
    item.refresh_from_db()
    assert item.late == "admonished"
    assert not WorkItem.objects.filter(proceeding=row, node="decide_late_evidence", done_at=None).exists()
    with pytest.raises(NotNow):
        decide_late_evidence(row, actor=staff(city.arbitrator), **said)


def test_late_evidence_is_neither_exchanged_nor_taken_before_it_is_admitted(row, city, clock):
    item = late_item(row, city, clock)
    with pytest.raises(RuleRefused):
        record_exchange(row, actor=staff(city.clerk), evidence=[item])
    with pytest.raises(RuleRefused):
        weigh_evidence(row, actor=staff(city.arbitrator), evidence=item, taken="taken", reason="可信")


def test_a_longer_period_moves_the_partys_own_last_day(row, city, clock):
    """EVD-1: asked for in writing before the period ends; days are added to that party's clock only."""
    employer = parties(row.case_file)[1]
    before = TimeLimit.objects.get(proceeding=row, key="arbitration.evidence", party=employer).due
    request_evidence_period(row, actor=Actor.side(employer), reason="台账在外地仓库")
    asked = PartyRequest.objects.get()
    assert asked.in_time
    decide_evidence_period(
        row, actor=staff(city.arbitrator), request=asked, granted=True, reason="理由正当", days=5
    )
    after = TimeLimit.objects.get(proceeding=row, key="arbitration.evidence", party=employer)
    assert after.due > before and after.extensions.get().length == 5
    clock.move_to(now().replace(year=before.year, month=before.month, day=before.day) + timedelta(days=1))
    assert not hand_in(row, city, side=1).late


def test_opinions_in_three_respects_none_overwritten(row, city):
    """调解仲裁法 art 38: by the other side only, with a reason for what is not accepted."""
    item, (worker, employer) = hand_in(row, city), parties(row.case_file)
    with pytest.raises(BadInput):
        give_opinion(row, actor=Actor.side(employer), evidence=item, **VIEWS)
    with pytest.raises(BadInput):
        give_opinion(row, actor=Actor.side(worker), evidence=item, reason="自己的", **VIEWS)
    with pytest.raises(NotNow):
        give_opinion(row, actor=Actor.side(employer), evidence=item, reason="未经交换", **VIEWS)
    record_exchange(row, actor=staff(city.clerk), evidence=[item])
    give_opinion(row, actor=Actor.side(employer), evidence=item, reason="与本案无关", **VIEWS)
    give_opinion(row, actor=Actor.side(employer), evidence=item, **dict.fromkeys(VIEWS, "accepted"))

    assert list(EvidenceOpinion.objects.values_list("superseded", flat=True)) == [True, False]
    assert "reason" not in last_event(row, "arbitration.evidence.opinion_given").data


def test_what_nobody_was_asked_about_is_no_ground(row, city):
    """调解仲裁法 art 38."""
    item, employer = hand_in(row, city), parties(row.case_file)[1]
    said = {"actor": staff(city.arbitrator), "evidence": item, "taken": "taken", "reason": "与流水相符"}
    with pytest.raises(RuleRefused):
        weigh_evidence(row, **said)
    record_exchange(row, actor=staff(city.clerk), evidence=[item])
    give_opinion(row, actor=Actor.side(employer), evidence=item, reason="不认可", **VIEWS)
    weigh_evidence(row, **said)
    item.refresh_from_db()
    assert (item.taken, item.finding) == ("taken", "与流水相符")


def test_an_order_to_produce_and_its_outcome(row, city, clock):
    """法 39: the holder bears the consequence; the outcome can't be noted before the day has passed."""
    worker, employer = parties(row.case_file)
    request_evidence_order(
        row, actor=Actor.side(worker), holder=employer, items=["工资支付台账"], reason="证明欠薪"
    )
    asked, due = PartyRequest.objects.get(), today() + timedelta(days=5)
    said = {"holder": employer, "items": ["工资支付台账"], "due": due, "reason": "由单位保管"}
    with pytest.raises(NotPermitted):
        order_evidence(row, actor=staff(city.clerk), request=asked, **said)
    order_evidence(row, actor=staff(city.arbitrator), request=asked, **said)
    with pytest.raises(NotNow):
        end_evidence_order(row, actor=staff(city.arbitrator), request=asked, outcome="not_produced")
    clock.move_to(now() + timedelta(days=6))
    end_evidence_order(row, actor=staff(city.arbitrator), request=asked, outcome="not_produced")
    asked.refresh_from_db()
    assert asked.state == "granted" and asked.data["outcome"] == "not_produced"


def test_an_appraisal_stops_the_clock_and_its_return_starts_it(row, city, clock):
    """规则 40, 47; HRG-15, CLK-6: entrusted and suspended together; the cost falls on whom the result is against."""
    worker, employer = parties(row.case_file)
    request_appraisal(row, actor=Actor.side(worker), question="签名是否本人所写", reason="对方否认")
    asked = PartyRequest.objects.get()
    said = {"request": asked, "body": "演示鉴定中心", "material": "合同原件", "due": date(2026, 11, 20)}
    with pytest.raises(NotPermitted):
        entrust_appraisal(row, actor=staff(city.arbitrator), fee=Decimal("3000"), **said)
    entrust_appraisal(row, actor=staff(city.head), fee=Decimal("3000"), **said)
    row.refresh_from_db()
    assert row.state == State.SUSPENDED and "鉴定结论" in row.suspension_ground

    clock.move_to(now() + timedelta(days=10))
    return_appraisal(row, actor=staff(city.clerk), request=asked, conclusion="系本人所写", borne_by=employer)
    row.refresh_from_db()
    asked.refresh_from_db()
    assert row.state == State.TRIBUNAL_FORMED and asked.data["borne_by"] == employer.pk
    limit = TimeLimit.objects.get(proceeding=row, key="arbitration.award", status="open")
    assert limit.pauses.get().until == today()
    assert Evidence.objects.get(category="appraisal").party == worker


def test_two_persons_investigate(row, city):
    """HRG-14 (规则 17)."""
    said = {
        "kind": "investigation", "starts_at": now() - timedelta(hours=1), "ends_at": now(), "place": "演示工地",
        "text": "问：八月发了多少？答：两千。", "asked": "演示工友",
    }  # fmt: skip
    with pytest.raises(RuleRefused):
        investigate(row, actor=staff(city.arbitrator), investigators=[city.arbitrator], **said)
    with pytest.raises(BadInput):
        stranger = City("440300", "深演示").clerk
        investigate(row, actor=staff(city.arbitrator), investigators=[city.arbitrator, stranger], **said)
    assert not Investigation.objects.exists()
    investigate(row, actor=staff(city.arbitrator), investigators=[city.arbitrator, city.clerk], **said)
    assert Investigation.objects.get().investigators.count() == 2
    assert "演示工友" not in str(last_event(row, "arbitration.investigation.made").data)


def test_a_stranger_does_none_of_it(row, city):
    count = Event.objects.count()
    stranger = staff(City("440300", "深演示").clerk)
    with pytest.raises(NotPermitted):
        submit_evidence(row, actor=stranger, party=parties(row.case_file)[0], **GIVEN)
    assert Event.objects.count() == count and not Evidence.objects.exists()


def test_the_pages_take_in_and_weigh(client, city, row):
    sign_in(client, city.arbitrator)
    worker, employer = parties(row.case_file)
    base = f"/cases/{row.pk}/acts/arbitration."
    sent = {**GIVEN, "version": row.version, "party": worker.pk}
    assert client.post(f"{base}submit_evidence/", sent).status_code == 302
    row.refresh_from_db()
    item = Evidence.objects.get().pk
    sent = {**VIEWS, "version": row.version, "party": employer.pk, "evidence": item, "reason": "无关"}
    assert client.post(f"{base}give_opinion/", sent).status_code == 302
    row.refresh_from_db()
    sent = {"version": row.version, "evidence": item, "taken": "partly", "reason": "部分可信"}
    assert client.post(f"{base}weigh_evidence/", sent).status_code == 302
    assert Evidence.objects.get().taken == "partly"
    for name in ("order_evidence", "request_appraisal", "investigate", "record_exchange", "see_originals"):
        assert client.get(f"{base}{name}/").status_code == 200
