"""Drafting, numbering, issuing and voiding papers."""

import hashlib
import io
from datetime import date

import pytest
from pypdf import PdfReader

from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Event, OutboxMessage, Party
from casework.services import outbox
from documents.checks import Facts
from documents.models import NumberSeries, Paper
from documents.services.draft_paper import draft_paper
from documents.services.due_papers import due_papers
from documents.services.issue_paper import issue_paper
from documents.services.read_paper import papers_for_party, require_reader
from documents.services.render_paper import paper_pdf, render_paper
from documents.services.void_paper import void_paper

REFUSAL = {"received_on": "2026-10-12", "facts": "申请人请求的款项与劳动关系无关。", "ground": "out_of_scope"}
HEARING = {"hearing_at": "2026-11-11T09:00:00", "hearing_place": "第一仲裁庭", "sent_on": "2026-10-14"}


@pytest.fixture
def refusal(received, clerk, worker):
    return draft_paper("A12", proceeding=received, actor=clerk, addressee=worker, data=REFUSAL)


@pytest.fixture
def notice(numbered, clerk, employer):
    return draft_paper(
        "arbitration.hearing_notice", proceeding=numbered, actor=clerk, addressee=employer, data=HEARING
    )


def test_draft_takes_parties_claims_and_courts_from_the_case(refusal):
    data = refusal.context

    assert data["applicant"]["name"] == "演示张三"
    assert [claim["amount"] for claim in data["claims"]] == ["14287.36", "9750.00"]
    assert data["body"]["basic_court"] == "演示区人民法院"
    assert refusal.state == Paper.State.DRAFT
    assert refusal.number == ""


def test_sealed_content_lies_encrypted(refusal, django_db_blocker):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select content from documents_paper where id = %s", [refusal.pk])
        stored = cursor.fetchone()[0]

    assert "演示张三" not in stored


def test_issue_numbers_freezes_and_asks_for_the_pdf(refusal, received, clerk):
    issued = issue_paper(refusal, actor=clerk)

    assert issued.number == "穗演示劳人仲不〔2026〕1号"
    assert issued.issued_on == date(2026, 10, 12)
    assert len(issued.verification_code) == 14
    event = Event.objects.get(name="documents.paper.issued")
    assert event.data["key"] == "arbitration.refusal_notice"
    assert "演示" not in str(event.data).replace("穗演示", "")
    assert OutboxMessage.objects.get(topic="documents.render").payload == {"paper": issued.pk}


def test_rendered_file_has_its_digest_and_is_made_once(refusal, clerk):
    issued = issue_paper(refusal, actor=clerk)

    outbox.run(OutboxMessage.objects.get(topic="documents.render").pk)
    first = Paper.objects.get(pk=issued.pk)
    again = render_paper(issued.pk)

    with first.file.open("rb") as file:
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == first.sha256 == again.sha256
    assert first.file.name == again.file.name
    assert content.startswith(paper_pdf(first)), (
        "the seal is an addition: the paper itself stands at the front"
    )
    assert first.number in PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_numbers_have_no_gap_when_an_issue_is_refused(refusal, received, clerk, worker):
    late = draft_paper(
        "A12", proceeding=received, actor=clerk, addressee=worker, data=REFUSAL | {"facts": "已过仲裁时效。"}
    )

    with pytest.raises(RuleRefused) as refused:
        issue_paper(late, actor=clerk)

    assert "时效" in refused.value.reasons[0]
    assert Paper.objects.get(pk=late.pk).state == Paper.State.DRAFT
    assert issue_paper(refusal, actor=clerk).number.endswith("1号")
    assert NumberSeries.objects.get(series="refusal").last == 1


def test_void_paper_keeps_its_number(refusal, received, clerk, worker):
    first = issue_paper(refusal, actor=clerk)
    second = draft_paper("A12", proceeding=received, actor=clerk, addressee=worker, data=REFUSAL)

    void_paper(first, actor=clerk, reason="收到日期有误", replaced_by=second)
    reissued = issue_paper(second, actor=clerk)

    first.refresh_from_db(fields=["number", "void_reason", "voided_by"])
    assert (first.number[-2:], reissued.number[-2:]) == ("1号", "2号")
    assert first.voided_by == clerk.user
    with pytest.raises(NotNow):
        void_paper(Paper.objects.get(pk=first.pk), actor=clerk, reason="再次")
    with pytest.raises(BadInput):
        void_paper(reissued, actor=clerk, reason=" ")


def test_issued_paper_is_not_issued_again(refusal, clerk):
    issue_paper(refusal, actor=clerk)

    with pytest.raises(NotNow):
        issue_paper(refusal, actor=clerk)


def test_case_number_is_printed_and_split_awards_get_their_suffix(notice, numbered, clerk):
    from documents.services.number_paper import number_of

    issued = issue_paper(notice, actor=clerk, facts=Facts(notice_working_days=9))
    award = Paper(kind="A37-1", proceeding=numbered, organisation=numbered.organisation, sub=2)

    assert issued.number == "穗演示劳人仲案〔2026〕7号"
    assert number_of(award, on=date(2026, 11, 20)) == ("穗演示劳人仲案〔2026〕7-2号", False)


def test_hearing_notice_too_late_is_refused(notice, clerk):
    with pytest.raises(RuleRefused, match="开庭通知书"):
        issue_paper(notice, actor=clerk, facts=Facts(notice_working_days=4))


def test_paper_with_case_number_waits_for_acceptance(received, clerk, employer):
    paper = draft_paper(
        "A21", proceeding=received, actor=clerk, addressee=employer, data=HEARING | {"case_number": "待编"}
    )

    with pytest.raises(RuleRefused, match="案号"):
        issue_paper(paper, actor=clerk, facts=Facts(notice_working_days=9))


def test_stranger_may_neither_draft_nor_issue(received, refusal, city):
    stranger = Actor.staff(city.lawyer)

    with pytest.raises(NotPermitted):
        draft_paper("A12", proceeding=received, actor=stranger, data=REFUSAL)
    with pytest.raises(NotPermitted):
        issue_paper(refusal, actor=stranger)


def test_party_sees_its_own_issued_papers_only(refusal, clerk, worker, employer):
    assert not papers_for_party(worker).exists()

    issued = issue_paper(refusal, actor=clerk)

    assert list(papers_for_party(worker)) == [issued]
    assert not papers_for_party(employer).exists()
    require_reader(issued, Actor.side(worker))
    with pytest.raises(NotPermitted):
        require_reader(issued, Actor.side(employer))


def test_internal_paper_never_reaches_a_party(numbered, clerk, worker):
    sheet = {
        "rows": [
            {"matter": "工资", "category": "money", "amount": "1", "ceiling": "30000", "is_final": True}
        ],
        "confirms_relation": False,
        "handler": "演示丁",
        "made_on": "2026-10-12",
    }
    issued = issue_paper(draft_paper("FIN", proceeding=numbered, actor=clerk, data=sheet), actor=clerk)

    assert issued.inner
    assert not papers_for_party(worker).exists()
    with pytest.raises(NotPermitted):
        require_reader(issued, Actor.side(worker))


def test_addressee_of_another_case_is_refused(received, clerk, worker):
    other = Party(case_file_id=worker.case_file_id + 1)

    with pytest.raises(BadInput):
        draft_paper("A12", proceeding=received, actor=clerk, addressee=other, data=REFUSAL)


def test_papers_fall_due_on_events_until_they_are_issued(received, clerk, worker):
    before = {one.kind.code for one in due_papers(received)}
    receipt = draft_paper(
        "A03",
        proceeding=received,
        actor=clerk,
        addressee=worker,
        data={
            "received_at": "2026-10-12T09:00:00",
            "channel": "window",
            "receiver": "演示立案员",
            "materials": [{"name": "申请书", "copies": 2, "pages": 4, "original": "original"}],
        },
    )

    assert {"A03", "A07", "EW"} <= before
    assert next(one.draft for one in due_papers(received) if one.kind.code == "A03") == receipt
    assert issue_paper(receipt, actor=clerk).number == received.receipt_number
    assert "A03" not in {one.kind.code for one in due_papers(received)}
