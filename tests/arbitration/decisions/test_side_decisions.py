"""Partial award, preliminary execution, correction, supplement: four eyes, effect, papers, remedies (AWD-12, AWD-13, AWD-15)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from arbitration.models import PartyRequest, SideDecision, State
from arbitration.services.decisions.correct_award import draft_correction, draft_supplement, find_error
from arbitration.services.decisions.make_side_decision import make_side_decision
from arbitration.services.decisions.partial_award import draft_partial_award
from arbitration.services.decisions.preliminary_execution import (
    draft_preliminary_execution,
    refuse_preliminary_execution,
    request_preliminary_execution,
    send_preliminary_execution,
)
from arbitration.services.decisions.side_decision import approve_side_decision, return_side_decision
from arbitration.services.outcome.declare_effective import declare_partial_effective
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Claim, Event, WorkItem
from documents.rendering.html import render_html
from documents.services.due_papers import due_papers
from documents.services.issue_paper import printed_context
from tests.arbitration.decisions.steps import (
    approve_and_make,
    big_double_wage,
    claim,
    issue,
    limits,
    serve,
    serve_award,
    to_award,
)
from tests.arbitration.hearing_path import parties, to_heard
from tests.factories import staff

K = SideDecision.Kind
FACTS = {"facts": "工资未付，双方没有争议。", "reasons": "该部分事实已经清楚。"}


@pytest.fixture
def heard(city, case_file, clock):
    return to_heard(city, case_file, clock)


def draft_wages(city, row, amount="14287.36"):
    awarded = {claim(row, "C2").pk: Decimal(amount)}
    return draft_partial_award(row, actor=staff(city.arbitrator), awarded=awarded, **FACTS)


def test_a_partial_award_decides_a_part_and_the_rest_goes_on(city, heard):
    """AWD-12, FAST-18: four eyes, own paper with suffix and remedies; the award decides only what is left."""
    draft_wages(city, heard)
    held = approve_and_make(city, heard, K.PARTIAL_AWARD)

    assert heard.state == State.HEARD
    assert held.final and held.effective_on == held.made_on
    assert claim(heard, "C2").outcome == "granted" and claim(heard, "C6").outcome == ""
    assert WorkItem.objects.filter(proceeding=heard, node="conciliate_rest", done_at=None).exists()
    papers = issue(city, heard, "A35")
    assert len(papers) == 2 and {one.number[-4:] for one in papers} == {"1-3号"}
    text = render_html("A35", printed_context(papers[0]))
    assert "先行裁决" in text and "经济补偿" in text and "中级人民法院" in text
    serve(city, papers)
    assert len(limits(heard, "partial_set_aside")) == 1
    assert len(limits(heard, "partial_suit_final_worker")) == 1
    to_award(city, heard)
    assert [line["matter"] for line in heard.draft["claims"]] == ["经济补偿"]


def test_a_nonfinal_partial_award_takes_effect_when_nobody_sues(city, case_file, clock):
    """AWD-12: its own fifteen days, counted from its own service."""
    big_double_wage(case_file)
    row = to_heard(city, case_file, clock)
    draft_partial_award(
        row, actor=staff(city.arbitrator), awarded={claim(row, "C4").pk: Decimal("71500")}, **FACTS
    )
    held = approve_and_make(city, row, K.PARTIAL_AWARD)
    serve(city, issue(city, row, "A35"))
    assert not held.final and len(limits(row, "partial_suit_nonfinal")) == 2
    with pytest.raises(RuleRefused):
        declare_partial_effective(row, actor=staff(city.clerk), decision=held)

    clock.shift(timedelta(days=17))
    declare_partial_effective(row, actor=staff(city.clerk), decision=held)

    held.refresh_from_db()
    assert held.effective_on is not None
    assert len(limits(row, "partial_enforcement")) == 1


def test_four_eyes_and_return_of_a_partial_award(city, heard):
    draft_wages(city, heard)
    held = SideDecision.objects.get(arbitration=heard)
    with pytest.raises(NotPermitted):
        approve_side_decision(heard, actor=staff(city.arbitrator), decision=held)
    with pytest.raises(NotNow):
        make_side_decision(heard, actor=staff(city.arbitrator), decision=held)

    return_side_decision(heard, actor=staff(city.head), decision=held, reason="数额应再核对。")
    draft_wages(city, heard, "14000")

    held.refresh_from_db()
    assert held.state == "drafted" and held.items[0]["awarded"] == "14000"
    assert claim(heard, "C2").outcome == ""


def test_a_partial_award_of_everything_or_of_both_kinds_is_refused(city, case_file, clock):
    """AWD-4, AWD-12: nothing changes when it is refused."""
    big_double_wage(case_file)
    row = to_heard(city, case_file, clock)
    all_claims = {one.pk: one.claimed for one in Claim.objects.filter(case_file=case_file)}
    with pytest.raises(RuleRefused):
        draft_partial_award(row, actor=staff(city.arbitrator), awarded=all_claims, **FACTS)
    with pytest.raises(BadInput):
        draft_partial_award(row, actor=staff(city.arbitrator), awarded={}, **FACTS)
    with pytest.raises(NotPermitted):
        draft_partial_award(row, actor=staff(city.mediator), awarded=all_claims, **FACTS)
    assert not SideDecision.objects.exists()


@pytest.fixture
def asked(city, heard):
    worker, _employer = parties(heard.case_file)
    request_preliminary_execution(
        heard, actor=staff(city.clerk), party=worker, reason="家中有病人，已无积蓄。"
    )
    return PartyRequest.objects.get(arbitration=heard, kind="preliminary_execution")


def test_preliminary_execution_goes_to_the_court_without_security(city, heard, asked):
    """AWD-13, R-5: both conditions, four eyes, then the letter; no security from a worker."""
    amounts = {claim(heard, "C2").pk: Decimal("6500")}
    common = {
        "actor": staff(city.arbitrator),
        "request": asked,
        "awarded": amounts,
        "facts": "工资没有争议。",
    }
    with pytest.raises(RuleRefused):
        draft_preliminary_execution(heard, clear_rights=True, hardship=False, **common)
    draft_preliminary_execution(heard, clear_rights=True, hardship=True, **common)
    held = approve_and_make(city, heard, K.PRELIMINARY_EXECUTION)
    asked.refresh_from_db()
    assert asked.state == "granted"
    assert claim(heard, "C2").outcome == ""
    text = render_html("A36", printed_context(issue(city, heard, "A36")[0]))
    assert "不得就本先予执行裁决单独提起诉讼" in text and "不提供担保" in text

    send_preliminary_execution(heard, actor=staff(city.clerk), decision=held)

    assert [one.kind for one in issue(city, heard, "ENFp")] == ["ENFp"]
    assert not WorkItem.objects.filter(
        proceeding=heard, node="send_preliminary_execution", done_at=None
    ).exists()
    event = Event.objects.get(proceeding=heard, name="arbitration.preliminary_execution.requested")
    assert event.data["security"] is False and "病人" not in str(event.data)


def test_preliminary_execution_can_be_refused_with_reasons(city, heard, asked):
    """AWD-13."""
    refuse_preliminary_execution(heard, actor=staff(city.arbitrator), request=asked, reason="权利义务不明确")
    asked.refresh_from_db()
    assert asked.state == "rejected" and not limits(heard, "preliminary_execution_decision")
    assert "权利义务不明确" in render_html("A36x", printed_context(issue(city, heard, "A36x")[0]))


def test_an_error_in_the_award_is_corrected_and_opens_no_new_time(city, heard):
    """AWD-15: the table of original and corrected text, served on all."""
    to_award(city, heard)
    serve_award(city, heard)
    before = {one.pk: one.due for one in limits(heard, "suit_final_worker")}
    find_error(heard, actor=staff(city.clerk), reason="数额有笔误。")
    assert limits(heard, "correction")
    rows = [{"place": "第2页", "original": "14278.36元", "corrected": "14287.36元"}]
    draft_correction(heard, actor=staff(city.arbitrator), corrections=rows)

    approve_and_make(city, heard, K.CORRECTION)

    papers = issue(city, heard, "A38")
    text = render_html("A38", printed_context(papers[0]))
    assert len(papers) == 2 and "14278.36" in text and "14287.36" in text
    assert not limits(heard, "correction")
    assert {one.pk: one.due for one in limits(heard, "suit_final_worker")} == before


def test_a_claim_left_out_gets_a_supplementary_award_with_its_own_remedy(city, heard):
    """AWD-15: an omitted claim."""
    to_award(city, heard)
    serve_award(city, heard)
    worker, _employer = parties(heard.case_file)
    left = Claim.objects.create(
        case_file=heard.case_file,
        party=worker,
        ordinal=3,
        code="C12",
        title="高温津贴",
        claimed=Decimal("300"),
    )
    draft_supplement(heard, actor=staff(city.arbitrator), claim=left, awarded=Decimal("300"), **FACTS)
    approve_and_make(city, heard, K.SUPPLEMENT)

    papers = issue(city, heard, "A38s")
    assert "补充裁决" in render_html("A38s", printed_context(papers[0])) and papers[0].number.endswith("-3号")
    serve(city, papers)
    left.refresh_from_db()
    assert left.outcome == "granted" and limits(heard, "partial_suit_final_worker")
    assert not [one for one in due_papers(heard) if one.kind.code == "A38s"]
