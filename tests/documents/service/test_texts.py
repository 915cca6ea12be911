"""What goes with service: the text of a public notice, the slip of the post, the blank forms of the parties (papers.md 3.6)."""

from datetime import date, timedelta

import pytest

from casework.errors import NotNow, NotPermitted, RuleRefused
from casework.models import Event, OrganisationSetting
from documents.models import Paper
from documents.services.confirm_address import Confirmed, confirm_address
from documents.services.mail_slip import slip_data, slip_of
from documents.services.prepare_papers import issue_prepared, prepare_paper
from documents.services.public_notice import draft_notice
from documents.services.record_service import Sent
from tests.factories import make_user, staff

NOTICE = Sent(medium="演示日报", grounds="直接、邮寄均被退回，登记住所无人")


def test_the_text_of_a_public_notice_names_the_papers_and_when_they_count(
    notices, send, numbered, clerk, employer
):
    """SRV-6; papers.md 3.6."""
    send(notices[:1], "direct", "failed", failure_kind="unknown", reason="查无此人")
    draft = draft_notice(numbered, actor=clerk, party=employer)

    data = draft.context
    assert (draft.kind, data["notice_days"], data["grounds"]) == ("A41G", 30, "采用其他方式无法送达")
    assert [one["title"] for one in data["papers"]] == ["开庭通知书"] * 2
    assert draft_notice(numbered, actor=clerk, party=employer) == draft
    issued = issue_prepared(draft, actor=clerk)
    assert (issued.state, issued.number) == ("issued", numbered.number)


def test_the_text_changes_with_the_papers_that_wait(notices, send, numbered, clerk, employer, city):
    first = draft_notice(numbered, actor=clerk, party=employer)
    assert first.context["grounds"] == "下落不明"
    OrganisationSetting.objects.create(
        organisation=city.tribunal,
        key="service.notice_days",
        value=60,
        effective_from=date(2026, 1, 1),
        source="演示",
    )
    send(notices[:1], "public_notice", sent=NOTICE, whereabouts_unknown=True)

    second = draft_notice(numbered, actor=clerk, party=employer)

    assert (len(second.context["papers"]), second.context["notice_days"]) == (1, 60)
    first.refresh_from_db(fields=["void_reason"])
    assert Paper.objects.get(pk=first.pk).state == "void"
    send(notices[1:], "public_notice", sent=NOTICE, whereabouts_unknown=True)
    with pytest.raises(NotNow):
        draft_notice(numbered, actor=clerk, party=employer)


def test_a_hearing_inside_the_notice_is_refused(notices, numbered, clerk, employer, clock):
    """民诉法 95, 法 35: thirty days, then five working days."""
    draft = draft_notice(numbered, actor=clerk, party=employer)
    soon = {"hearing_at": "2026-11-17T09:00:00+08:00", "hearing_place": "第一仲裁庭"}
    late = {"hearing_at": "2026-11-20T09:00:00+08:00", "hearing_place": "第一仲裁庭"}
    from documents.services.draft_paper import frozen

    told = draft.context
    Paper.objects.filter(pk=draft.pk).update(content=frozen(told | soon))
    with pytest.raises(RuleRefused, match="检查") as refused:
        issue_prepared(Paper.objects.get(pk=draft.pk), actor=clerk)
    assert "不足五个工作日" in refused.value.reasons[0]
    Paper.objects.filter(pk=draft.pk).update(content=frozen(told | late))
    assert issue_prepared(Paper.objects.get(pk=draft.pk), actor=clerk).state == "issued"


def test_a_stranger_drafts_no_notice(notices, numbered, employer):
    with pytest.raises(NotPermitted):
        draft_notice(numbered, actor=staff(make_user("nobody", "演示外人")), party=employer)
    assert not Paper.objects.filter(kind="A41G").exists()


def test_the_slip_bears_the_confirmed_address_and_what_is_inside(notices, send, numbered, clerk, employer):
    """SRV-3, SRV-9."""
    before = slip_data(numbered, employer, notices)
    assert (before["confirmed"], before["recipient"]) == (False, employer.name)
    said = Confirmed(address="演示路8号", recipient="演示收发员", phone="19900002222", proxy="演示代收")
    confirm_address(numbered, actor=clerk, party=employer, confirmed=said)
    employer.refresh_from_db()

    data = slip_data(numbered, employer, notices)

    assert (data["address"], data["recipient"], data["phone"]) == ("演示路8号", "演示收发员", "19900002222")
    assert (data["confirmed"], data["proxy"], data["contents"]) == (True, "演示代收", ["hearing"])
    sent = send(notices, "post", tracking_no="EX000000001CN")
    assert slip_of(sent[0]).startswith(b"%PDF")


def test_the_forms_of_a_party_are_filled_from_the_case(numbered, clerk, employer, worker):
    """A44."""
    certificate = prepare_paper("A44I", proceeding=numbered, actor=clerk, addressee=employer)
    assert certificate.context["representative"] == "演示李四"
    power = prepare_paper("A44P", proceeding=numbered, actor=clerk, addressee=worker)
    assert power.context["agents"] == []
    for draft in (certificate, power):
        assert issue_prepared(draft, actor=clerk).number == ""
    assert Event.objects.filter(name="documents.paper.issued").count() == 2
    assert certificate.drafted_at - power.drafted_at == timedelta(0)
