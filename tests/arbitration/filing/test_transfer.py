"""移送与撤销 (ACC-6, ACC-7, CLK-5): the clock restarts with the receiver, who must take the case."""

import pytest

from arbitration.models import Arbitration, State
from arbitration.services.filing.accept import accept
from arbitration.services.filing.designate_jurisdiction import designate_jurisdiction
from arbitration.services.filing.dispute_transfer import common_superior, dispute_transfer
from arbitration.services.filing.receive import receive_referral
from arbitration.services.filing.revoke import revoke
from arbitration.services.filing.transfer import transfer
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.parties.join_party import join_party
from casework import access
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import HearingSlot, Referral, TimeLimit, WorkItem
from casework.services.add_organisation import add_organisation
from casework.services.open_case_file import NewParty
from documents.models import Paper
from documents.remedies import remedies_of
from documents.rendering.html import render_html
from documents.services.due_papers import due_papers
from documents.services.issue_paper import printed_context
from documents.services.prepare_papers import issue_prepared, prepare_due, prepare_paper
from documents.services.record_service import prepare_service, record_service
from tests.arbitration.hearing_path import START
from tests.factories import staff

WHY = "申请人的工作地点和单位住所均在外市。"


@pytest.fixture
def sent(accepted, clerk, other):
    transfer(accepted, actor=clerk, commission=other.tribunal, reason=WHY)
    accepted.refresh_from_db()
    return accepted


@pytest.fixture
def taken(sent, other, clock):
    clock.shift(3 * 86400)
    return receive_referral(Referral.objects.get(source=sent), actor=staff(other.clerk))


def test_the_transfer_ends_the_old_course_and_offers_the_file(sent, other):
    referral = Referral.objects.get(source=sent)

    assert (sent.state, str(sent.closed_on), referral.target) == (
        State.TRANSFERRED,
        "2026-10-12",
        other.tribunal,
    )
    assert not TimeLimit.objects.filter(proceeding=sent, status="open").exists()
    assert not WorkItem.objects.filter(proceeding=sent, done_at=None).exists()
    assert {"A14", "A14n"} <= {one.kind.code for one in due_papers(sent)}


def test_the_letter_lists_what_goes_along(sent, clerk):
    letter = prepare_paper("A14", proceeding=sent, actor=clerk)

    assert letter.context["right_commission"]["name"] == "演示劳动人事争议仲裁院"
    assert letter.context["rows"] and letter.context["facts"] == WHY


def test_the_receiver_has_accepted_with_a_new_number_and_fresh_45_days(taken, sent, other):
    assert (taken.state, taken.organisation, taken.transferred_from) == (State.ACCEPTED, other.tribunal, sent)
    assert taken.number.startswith("深演示劳人仲案") and taken.number != sent.number
    award = TimeLimit.objects.get(proceeding=taken, key="arbitration.award", status="open")
    assert (str(award.started_on), str(award.due)) == ("2026-10-15", "2026-11-30")
    running = set(TimeLimit.objects.filter(proceeding=taken, status="open").values_list("key", flat=True))
    assert {"arbitration.service_of_application", "arbitration.tribunal_formation"} <= running
    assert taken.promise_items == sent.promise_items and "arbitration.promise_supply" in running
    assert {"A11", "A16"} <= {one.kind.code for one in due_papers(taken)}
    assert Referral.objects.get(source=sent).state == Referral.State.ACCEPTED


@pytest.mark.parametrize(("kind", "side"), [("A11", "worker"), ("A16", "employer")])
def test_the_new_notices_say_from_where_the_case_came(request, taken, sent, other, kind, side):
    paper = prepare_paper(
        kind, proceeding=taken, actor=staff(other.clerk), addressee=request.getfixturevalue(side)
    )
    assert paper.context["transfer"] == {
        "commission": "演示劳动人事争议仲裁院",
        "number": sent.number,
        "accepted_on": "2026-10-12",
        "sent_on": "2026-10-12",
        "received_on": "2026-10-15",
    }
    text = render_html(kind, printed_context(paper))
    for said in (sent.number, taken.number, "2026年10月12日移送本委", "2026年10月15日接收"):
        assert said in text.replace(" ", ""), said


def test_a_case_that_began_here_says_nothing_of_a_transfer(accepted, clerk, worker):
    paper = prepare_paper("A11", proceeding=accepted, actor=clerk, addressee=worker)
    assert "移送" not in render_html("A11", printed_context(paper))


def test_each_tribunal_sees_its_own_proceeding_only(taken, sent, city, other):
    old = set(access.visible_proceedings(city.clerk).values_list("pk", flat=True))
    new = set(access.visible_proceedings(other.clerk).values_list("pk", flat=True))

    assert sent.pk in old and taken.pk not in old
    assert taken.pk in new and sent.pk not in new


def test_only_a_clerk_of_the_receiver_takes_it(sent, city, other):
    for stranger in (city.clerk, other.head, other.mediator):
        with pytest.raises(NotPermitted):
            receive_referral(Referral.objects.get(source=sent), actor=staff(stranger))
    assert Arbitration.objects.count() == 1


def test_a_transfer_cant_be_sent_back_on_the_page(sent, other, page):
    referral = Referral.objects.get(source=sent)
    page(other.clerk).post(f"/referrals/{referral.pk}/", {"decision": "return", "reason": "不属于我们"})

    referral.refresh_from_db()
    assert referral.state == Referral.State.OFFERED


def test_the_receiver_may_not_pass_it_on_but_puts_it_to_the_superior(taken, other, city):
    clerk = staff(other.clerk)
    with pytest.raises(RuleRefused):
        transfer(taken, actor=clerk, commission=city.tribunal, reason=WHY)
    with pytest.raises(BadInput):
        dispute_transfer(taken, actor=clerk, reason=WHY)
    event = dispute_transfer(taken, actor=clerk, reason=WHY, superior="广东省仲裁委员会主管部门")
    assert event.data["superior_name"] == "广东省仲裁委员会主管部门"
    assert WorkItem.objects.filter(proceeding=taken, node="await_designation", done_at=None).exists()
    designate_jurisdiction(taken, actor=clerk, commission=city.tribunal, document="粤演示〔2026〕9号")
    transfer(taken, actor=clerk, commission=city.tribunal, reason=WHY)
    assert Arbitration.objects.get(pk=taken.pk).state == State.TRANSFERRED


def test_designated_to_itself_it_goes_on(taken, other, city):
    clerk = staff(other.clerk)
    dispute_transfer(taken, actor=clerk, reason=WHY, superior="广东省主管部门")
    designate_jurisdiction(taken, actor=clerk, commission=other.tribunal, document="粤演示〔2026〕9号")
    row = Arbitration.objects.get(pk=taken.pk)

    assert (row.jurisdiction, row.state) == ("designated", State.ACCEPTED)
    with pytest.raises(RuleRefused):
        transfer(row, actor=clerk, commission=city.tribunal, reason=WHY)


def test_a_case_that_wasnt_transferred_cant_be_disputed(accepted, clerk):
    with pytest.raises(RuleRefused):
        dispute_transfer(accepted, actor=clerk, reason=WHY, superior="省")


def test_the_common_superior_is_the_nearest_above_both(db):
    top = add_organisation(code="P", name="演示省厅", short_name="省厅", kind="bureau", region="440000")
    one, two = (
        add_organisation(code=c, name=c, short_name=c, kind="tribunal", region=f"{c}0000"[:6], parent=top)
        for c in ("4401", "4403")
    )
    assert common_superior(one, two) == top


def test_a_transfer_needs_another_commission_and_its_reason(accepted, clerk, city, other):
    for commission, reason in ((city.tribunal, WHY), (other.union, WHY), (other.tribunal, "短")):
        with pytest.raises(BadInput):
            transfer(accepted, actor=clerk, commission=commission, reason=reason)
    assert not Referral.objects.exists()


def test_the_head_revokes_and_all_are_served_within_five_working_days(accepted, city, clerk):
    with pytest.raises(NotPermitted):
        revoke(accepted, actor=clerk, ground="repeated", explanation="同一请求已经生效裁决处理。")
    revoke(accepted, actor=staff(city.head), ground="repeated", explanation="同一请求已经生效裁决处理。")
    row = Arbitration.objects.get(pk=accepted.pk)
    limit = TimeLimit.objects.get(proceeding=row, key="arbitration.revocation_notice")
    assert (row.state, row.closed_on, str(limit.due)) == (State.REVOKED, None, "2026-10-19")

    for draft in prepare_due(row, actor=clerk):
        if draft.kind == "A15":
            issue_prepared(draft, actor=clerk)
    papers = list(Paper.objects.filter(kind="A15", state="issued"))
    assert len(papers) == 2 and "向演示区人民法院提起诉讼" in str(papers[0].context) + _remedies(papers[0])
    for number, paper in enumerate(papers, start=1):
        record_service(
            prepare_service(paper, actor=clerk, method="direct"), actor=clerk, signed_by="演示签收人"
        )
        limit.refresh_from_db()
        row.refresh_from_db()
        assert (limit.status, bool(row.closed_on)) == (("open", False) if number == 1 else ("met", True))
    assert not WorkItem.objects.filter(proceeding=row, node="serve_revocation", done_at=None).exists()


def _remedies(paper):
    return str(remedies_of(paper.kind_entry, paper.context))


def test_limitation_is_no_ground_to_revoke(accepted, city):
    with pytest.raises(BadInput):
        revoke(accepted, actor=staff(city.head), ground="limitation", explanation="已经超过一年的仲裁时效。")


def test_the_hearing_slot_is_given_back(accepted, city, clerk, other):
    form_tribunal(accepted, actor=clerk, arbitrators=[city.arbitrator], recorder=city.other_clerk)
    end = START.replace(hour=11)
    schedule_hearing(accepted, actor=clerk, room=city.room, starts_at=START, ends_at=end)
    transfer(accepted, actor=clerk, commission=other.tribunal, reason=WHY)
    assert not HearingSlot.objects.exists()


def test_before_acceptance_nothing_is_transferred_but_redirected(received, clerk, other):
    with pytest.raises(NotNow):
        transfer(received, actor=clerk, commission=other.tribunal, reason=WHY)
    accept(received, actor=clerk, fast=False)
    assert Arbitration.objects.get(pk=received.pk).state == State.ACCEPTED


def test_what_the_receiver_adds_is_not_shown_to_the_old_tribunal(taken, sent, city, other, page):
    new = NewParty(side="respondent", nature="unit", name="演示后加总包公司")
    join_party(taken, actor=staff(other.clerk), new=new, ground="general_contractor")

    assert "演示后加总包公司" not in page(city.clerk).get(f"/cases/{sent.pk}/").content.decode()
    assert "演示后加总包公司" in page(other.clerk).get(f"/cases/{taken.pk}/").content.decode()
