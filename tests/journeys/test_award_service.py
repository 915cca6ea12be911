"""An award with final and non-final items: two papers, each with its own remedy, served on both sides, then effective."""

import json
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from arbitration.models import State
from arbitration.services.awards.approve_award import approve_award
from arbitration.services.awards.award_draft import draft_award, material
from arbitration.services.awards.make_award import make_award
from arbitration.services.awards.submit_award import submit_award
from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.hold_hearing import hold_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.outcome.declare_effective import declare_effective
from casework.clock import now
from casework.errors import RuleRefused
from casework.models import Claim, ElementStatement, Party, TimeLimit, WorkItem
from documents.models import Paper
from documents.rendering.html import render_html
from documents.services.due_papers import due_papers
from documents.services.issue_paper import printed_context
from documents.services.prepare_papers import issue_prepared, prepare_due
from documents.services.record_service import prepare_service, record_service
from tests.factories import staff, wage_case

AWARDS = ("A37-1", "A37-2")


@pytest.fixture
def awarded(city, clock):
    case_file = wage_case()
    worker, employer = case_file.parties.get(side="applicant"), case_file.parties.get(side="respondent")
    Claim.objects.filter(case_file=case_file, code="C6").update(
        code="C4", kind="double_wage", title="未订立书面劳动合同二倍工资差额", claimed=Decimal("71500.00")
    )
    for party, stance in ((worker, ""), (employer, "accepted")):
        value = "2025-06-03" if party == worker else None
        ElementStatement.objects.create(
            case_file=case_file,
            party=party,
            subject=worker,
            code="E-11",
            value=value,
            stance=stance,
            stated_at=now(),
        )
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    accept(row, actor=staff(city.clerk), fast=True)
    form_tribunal(row, actor=staff(city.clerk), arbitrators=[city.arbitrator], recorder=city.other_clerk)
    start = datetime(2026, 10, 26, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    schedule_hearing(
        row, actor=staff(city.clerk), room=city.room, starts_at=start, ends_at=start + timedelta(hours=2)
    )
    clock.move_to(start + timedelta(hours=3))
    record = {
        "presence": [{"party": worker.pk, "state": "present"}, {"party": employer.pk, "state": "present"}],
        "rights_read": True,
        "conciliation": {"outcome": "failed", "text": ""},
    }
    hold_hearing(row, actor=staff(city.arbitrator), record=record)
    facts = material(row)
    texts = {"reason-1": "月工资6500元，欠付见附表。", "reason-2": "十一个月未订立书面劳动合同。"}
    amounts = {claim.pk: claim.claimed for claim in facts.claims}
    draft = json.loads(json.dumps(draft_award(facts, texts=texts, amounts=amounts), cls=DjangoJSONEncoder))
    submit_award(row, actor=staff(city.arbitrator), awarded=amounts, reasons=draft)
    approve_award(row, actor=staff(city.head))
    make_award(row, actor=staff(city.arbitrator))
    row.refresh_from_db()
    return row


@pytest.fixture
def papers(city, awarded):
    wanted = [one for one in prepare_due(awarded, actor=staff(city.clerk)) if one.kind in AWARDS]
    return [issue_prepared(paper, actor=staff(city.clerk)) for paper in wanted]


def test_each_finality_has_its_own_paper_for_each_party(awarded, papers):
    base = awarded.number.removesuffix("号")

    assert sorted({paper.number for paper in papers}) == [f"{base}-1号", f"{base}-2号"]
    assert len(papers) == 4
    assert {paper.issued_on for paper in papers} == {awarded.made_on}
    assert not [one for one in due_papers(awarded) if one.kind.code in AWARDS]


def test_each_paper_carries_its_own_remedy_only(papers):
    text = {paper.kind: render_html(paper.kind_entry, printed_context(paper)) for paper in papers}

    assert "中级人民法院" in text["A37-1"] and "14287.36" in text["A37-1"] and "71500" not in text["A37-1"]
    assert "中级人民法院" not in text["A37-2"] and "71500.00" in text["A37-2"]


def test_service_starts_the_remedies_of_the_right_party_and_then_the_effect(city, awarded, papers, clock):
    for paper in papers[:-1]:
        _hand_over(city, paper)
    awarded.refresh_from_db()
    assert awarded.state == State.AWARDED

    _hand_over(city, papers[-1])

    awarded.refresh_from_db()
    worker = Party.objects.get(case_file=awarded.case_file, side="applicant")
    employer = Party.objects.get(case_file=awarded.case_file, side="respondent")
    running = set(TimeLimit.objects.filter(proceeding=awarded, status="open").values_list("key", "party"))
    assert awarded.state == State.DELIVERED
    assert {
        ("arbitration.suit_final_worker", worker.pk),
        ("arbitration.set_aside", employer.pk),
        ("arbitration.suit_nonfinal", worker.pk),
        ("arbitration.suit_nonfinal", employer.pk),
    } <= running
    assert ("arbitration.set_aside", worker.pk) not in running
    assert "note_effect" in set(
        WorkItem.objects.filter(proceeding=awarded, done_at=None).values_list("node", flat=True)
    )
    with pytest.raises(RuleRefused):
        declare_effective(awarded, actor=staff(city.clerk))

    clock.shift(timedelta(days=17))
    declare_effective(awarded, actor=staff(city.clerk))
    awarded.refresh_from_db()
    assert awarded.state == State.EFFECTIVE
    assert TimeLimit.objects.filter(proceeding=awarded, key="arbitration.enforcement", status="open").exists()


def _hand_over(city, paper: Paper) -> None:
    service = prepare_service(paper, actor=staff(city.clerk), method="direct")
    record_service(service, actor=staff(city.clerk), signed_by="演示签收人")
