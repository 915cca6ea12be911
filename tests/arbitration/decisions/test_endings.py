"""Conciliation in part and gone back on, deemed withdrawn, withdrawn, terminated (AWD-14, FAST-7, HRG-5, HRG-6, CLK-9)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from arbitration.models import CourtMatter, State
from arbitration.services.awards.conciliate import (
    conciliate,
    conciliate_part,
    repudiate_conciliation,
    repudiate_part,
)
from arbitration.services.decisions.deem_withdrawn import deem_withdrawn
from arbitration.services.decisions.terminate import terminate
from arbitration.services.filing.withdraw import withdraw
from casework.clock import today
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Claim, WorkItem
from documents.rendering.html import render_html
from documents.services.issue_paper import printed_context
from documents.services.record_service import prepare_service, record_service
from tests.arbitration.decisions.steps import claim, issue, limits, serve, to_award
from tests.arbitration.hearing_path import START, parties, to_heard, to_hearing
from tests.factories import staff

TERMS = {"pay_by": "2026-11-30", "account": "银行转账", "default_clause": "逾期一期，全部到期。"}


@pytest.fixture
def heard(city, case_file, clock):
    return to_heard(city, case_file, clock)


def test_wages_are_settled_first_and_the_award_decides_the_rest(city, heard):
    """FAST-7, AWD-14: the document names what goes on; both receipts bind."""
    conciliate_part(
        heard, actor=staff(city.arbitrator), agreed={claim(heard, "C2").pk: Decimal("14000")}, terms=TERMS
    )
    heard.refresh_from_db()
    papers = issue(city, heard, "A32p")
    text = render_html("A32p", printed_context(papers[0]))
    assert "先行调解" in text and "经济补偿" in text and "14000.00" in text
    serve(city, papers)
    heard.refresh_from_db()
    assert heard.state == State.HEARD and limits(heard, "partial_enforcement")
    with pytest.raises(NotNow):
        repudiate_part(heard, actor=staff(city.clerk), party=parties(heard.case_file)[1])
    to_award(city, heard)
    assert [line["matter"] for line in heard.draft["claims"]] == ["经济补偿"]
    assert claim(heard, "C2").outcome == "settled"


def test_going_back_on_the_settled_part_lets_the_award_decide_it(city, heard):
    """AWD-14: before the receipts."""
    wages = claim(heard, "C2")
    conciliate_part(heard, actor=staff(city.arbitrator), agreed={wages.pk: Decimal("14000")}, terms=TERMS)
    heard.refresh_from_db()
    repudiate_part(heard, actor=staff(city.clerk), party=parties(heard.case_file)[0])
    wages.refresh_from_db()
    assert wages.outcome == "" and wages.agreed is None
    with pytest.raises(RuleRefused):
        everything = {one.pk: Decimal(1) for one in Claim.objects.filter(case_file=heard.case_file)}
        conciliate_part(heard, actor=staff(city.arbitrator), agreed=everything, terms=TERMS)


def test_a_party_goes_back_on_the_conciliation_and_an_award_follows(city, heard):
    """AWD-14, 法42 ¶4: not he who has signed; the claims are open again."""
    agreed = {one.pk: Decimal("100") for one in Claim.objects.filter(case_file=heard.case_file)}
    parts = [(today() + timedelta(days=n), Decimal("100")) for n in (10, 20)]
    conciliate(heard, actor=staff(city.arbitrator), agreed=agreed, terms=TERMS, instalments=parts)
    heard.refresh_from_db()
    papers = issue(city, heard, "A32")
    text = render_html("A32", printed_context(papers[0]))
    assert "按下表分期支付" in text and "逾期一期，全部到期" in text
    worker, employer = parties(heard.case_file)
    mine = next(one for one in papers if one.addressee_id == worker.pk)
    record_service(
        prepare_service(mine, actor=staff(city.clerk), method="direct"),
        actor=staff(city.clerk),
        signed_by="演示签收人",
    )
    with pytest.raises(RuleRefused):
        repudiate_conciliation(heard, actor=staff(city.clerk), party=worker)

    repudiate_conciliation(heard, actor=staff(city.clerk), party=employer)

    heard.refresh_from_db()
    assert heard.state == State.HEARD and heard.made_on is None
    assert not heard.instalments.filter(dropped=False).exists()
    assert WorkItem.objects.filter(proceeding=heard, node="draft_award", done_at=None).exists()
    to_award(city, heard)
    assert heard.state == State.AWARDED


@pytest.fixture
def set_down(city, case_file, clock):
    return to_hearing(city, case_file)


def notify(city, row):
    serve(city, issue(city, row, "A21"))


def test_deemed_withdrawn_needs_the_proof_of_service(city, set_down, clock):
    """HRG-5: a person decides on the rule's yes; R-8 on the paper."""
    worker, employer = parties(set_down.case_file)
    common = {"no_just_cause": True, "reason": "经核对未到庭。"}
    with pytest.raises(NotNow):
        deem_withdrawn(set_down, actor=staff(city.arbitrator), party=worker, **common)
    clock.move_to(START + timedelta(hours=1))
    with pytest.raises(RuleRefused):
        deem_withdrawn(set_down, actor=staff(city.arbitrator), party=worker, **common)
    set_down.refresh_from_db()
    assert set_down.state == State.HEARING_SET


def test_deemed_withdrawn_after_a_notice_in_time(city, set_down, clock):
    """HRG-5."""
    worker, employer = parties(set_down.case_file)
    notify(city, set_down)
    clock.move_to(START + timedelta(hours=1))
    common = {"reason": "经核对未到庭。"}
    with pytest.raises(RuleRefused):
        deem_withdrawn(set_down, actor=staff(city.arbitrator), party=worker, no_just_cause=False, **common)
    with pytest.raises(BadInput):
        deem_withdrawn(set_down, actor=staff(city.arbitrator), party=employer, no_just_cause=True, **common)
    with pytest.raises(NotPermitted):
        deem_withdrawn(set_down, actor=staff(city.clerk), party=worker, no_just_cause=True, **common)

    deem_withdrawn(set_down, actor=staff(city.arbitrator), party=worker, no_just_cause=True, **common)

    set_down.refresh_from_db()
    assert set_down.state == State.DEEMED_WITHDRAWN and not limits(set_down, "award")
    text = render_html("A39d", printed_context(issue(city, set_down, "A39d")[0]))
    assert "本委不予受理" in text and "2026年10月12日以直接送达方式" in text


def test_a_withdrawal_is_allowed_with_the_record_of_the_interview(city, set_down):
    """HRG-6: R-9; the same claim may be filed again."""
    withdraw(
        set_down,
        actor=staff(city.clerk),
        reason="双方已和解",
        settled="performed",
        interview="是本人真实意愿。",
    )
    set_down.refresh_from_db()
    papers = {one.kind: one for one in issue(city, set_down, "A39", "A39i", "A43")}
    assert set(papers) == {"A39", "A39i", "A43"}
    assert "再次申请仲裁" in render_html("A39", printed_context(papers["A39"]))
    assert "是本人真实意愿" in render_html("A39i", printed_context(papers["A39i"]))


def test_a_docketed_suit_ends_the_case_only_after_the_limit(city, heard, clock):
    """CLK-9, 规则 48."""
    worker, _employer = parties(heard.case_file)
    suit = {"party": worker, "court": "演示区人民法院", "reason": "逾期未裁决。", "ground": "docketed"}
    with pytest.raises(RuleRefused):
        terminate(heard, actor=staff(city.head), docketed_on=today(), **suit)
    with pytest.raises(BadInput):
        terminate(heard, actor=staff(city.head), docketed_on=None, **suit)
    clock.shift(timedelta(days=60))
    with pytest.raises(NotPermitted):
        terminate(heard, actor=staff(city.clerk), docketed_on=today(), **suit)
    terminate(heard, actor=staff(city.head), docketed_on=today(), **suit)
    heard.refresh_from_db()
    assert heard.state == State.TERMINATED and CourtMatter.objects.get(arbitration=heard).docketed_on
    assert "第四十八条" in render_html("A30t", printed_context(issue(city, heard, "A30t")[0]))


def test_a_lapsed_dispute_is_terminated(city, heard):
    """规则 48: death without an heir."""
    terminate(heard, actor=staff(city.head), ground="no_heir", reason="申请人死亡，没有继承人。")
    assert "没有继承人" in render_html("A30t", printed_context(issue(city, heard, "A30t")[0]))
