"""指定管辖 by the common superior itself (办案规则 art 9): its list, its page, its decision and its paper."""

import pytest
from django.urls import reverse

from arbitration.models import Arbitration
from arbitration.services.filing.designate_jurisdiction import designate
from arbitration.services.filing.dispute_transfer import dispute_transfer
from arbitration.services.filing.receive import receive_referral
from arbitration.services.filing.transfer import transfer
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Event, Referral, Role, WorkItem
from casework.services.add_organisation import add_organisation
from documents.models import Paper
from documents.services.prepare_papers import issue_prepared, prepare_paper
from documents.services.read_paper import own_drafts
from documents.services.void_paper import void_paper
from tests.factories import make_user, staff

WHY = "申请人的工作地点和单位住所均在外市。"
REASONS = "劳动合同履行地在演示市，应由该市仲裁委员会管辖。"


@pytest.fixture
def province(city, other):
    top = add_organisation(
        code="GD",
        name="演示省厅",
        short_name="省厅",
        kind="bureau",
        region="440000",
        number_prefix="粤演人社",
    )
    for office in (city.tribunal, other.tribunal):
        office.parent, office.path = top, f"{top.path}{office.pk}/"
        office.save()
    return top


@pytest.fixture
def decider(province):
    return make_user("province", "演示省督导", (province, Role.SUPERVISOR))


@pytest.fixture
def disputed(accepted, clerk, city, other, province):
    transfer(accepted, actor=clerk, commission=other.tribunal, reason=WHY)
    row = receive_referral(Referral.objects.get(source=accepted), actor=staff(other.clerk))
    dispute_transfer(row, actor=staff(other.clerk), reason=WHY)
    return Arbitration.objects.get(pk=row.pk)


def test_it_waits_on_the_superiors_workbench_only(disputed, decider, city, other, page):
    at = reverse("designation", args=[disputed.pk])
    assert at in page(decider).get(reverse("workbench")).content.decode()
    assert at in page(decider).get(reverse("designations")).content.decode()
    for stranger in (city.head, other.head, other.supervisor):
        assert at not in page(stranger).get(reverse("workbench")).content.decode()
        assert at not in page(stranger).get(reverse("designations")).content.decode()
        assert page(stranger).get(at).status_code == 404
        assert page(stranger).get(reverse("designation_paper", args=[disputed.pk])).status_code == 404
    assert page(city.clerk).get(reverse("designations")).status_code == 403


def test_the_page_shows_what_both_hold_and_nothing_else(disputed, decider, worker, page):
    shown = page(decider).get(reverse("designation", args=[disputed.pk])).content.decode()

    assert shown.count(WHY) == 2 and "演示建筑劳务有限公司" in shown
    assert worker.id_number not in shown and worker.phone not in shown


def test_it_designates_with_reasons_and_its_own_paper_is_drafted_and_issued(
    disputed, decider, province, city, other, page
):
    at = reverse("designation", args=[disputed.pk])
    answer = {"commission": city.tribunal.pk, "reasons": REASONS, "version": disputed.version}
    bad = page(decider).post(at, answer | {"reasons": "短"})
    assert bad.status_code == 400 and "短" in bad.content.decode() and not Paper.objects.exists()

    assert page(decider).post(at, answer).status_code == 302
    event = Event.objects.get(proceeding=disputed, name="arbitration.transfer.designated")
    assert event.data == {"commission": city.tribunal.pk, "superior": province.pk}
    assert event.private["reasons"] == REASONS
    paper = Paper.objects.get(kind="A14d")
    assert (paper.state, paper.organisation, paper.context["body"]["name"]) == ("draft", province, "演示省厅")
    assert not own_drafts(disputed).exists()
    with pytest.raises(NotPermitted):
        issue_prepared(paper, actor=staff(other.clerk))

    assert page(decider).get(reverse("designation_paper", args=[disputed.pk])).status_code == 200
    page(decider).post(at, {"do": "issue"})
    paper.refresh_from_db()
    assert (paper.state, paper.number) == ("issued", "粤演人社函〔2026〕1号")
    open_items = WorkItem.objects.filter(proceeding=disputed, done_at=None).values_list("node", flat=True)
    assert "transfer_case" in open_items and "await_designation" not in open_items
    assert at not in page(decider).get(reverse("workbench")).content.decode()
    assert page(decider).get(at).status_code == 200


def test_the_receiver_neither_makes_nor_reads_nor_voids_the_superiors_paper(disputed, decider, other, page):
    designate(disputed, actor=staff(decider), commission=other.tribunal, reasons=REASONS)
    paper = Paper.objects.get(kind="A14d")

    with pytest.raises(NotPermitted):
        prepare_paper("A14d", proceeding=disputed, actor=staff(other.clerk))
    assert page(other.clerk).get(reverse("documents:paper", args=[paper.pk])).status_code == 403
    with pytest.raises(NotPermitted):
        void_paper(paper, actor=staff(other.clerk), reason="演示")

    assert void_paper(paper, actor=staff(decider), reason="日期有误").state == "void"


def test_designated_to_who_has_it_nothing_is_transferred(disputed, decider, other):
    designate(disputed, actor=staff(decider), commission=other.tribunal, reasons=REASONS)
    row = Arbitration.objects.get(pk=disputed.pk)

    assert row.jurisdiction == "designated"
    assert not WorkItem.objects.filter(proceeding=row, node="transfer_case", done_at=None).exists()
    with pytest.raises(RuleRefused):
        designate(row, actor=staff(decider), commission=other.tribunal, reasons=REASONS)


def test_another_body_or_a_commission_outside_is_refused(disputed, decider, other, city):
    lone = add_organisation(code="X", name="演示外省", short_name="外省", kind="tribunal", region="450100")
    for chosen, reasons in ((lone, REASONS), (other.union, REASONS), (city.tribunal, "短")):
        with pytest.raises(BadInput):
            designate(disputed, actor=staff(decider), commission=chosen, reasons=reasons)
    middle = make_user("middle", "演示市督导", (other.bureau, Role.SUPERVISOR), (other.tribunal, Role.HEAD))
    with pytest.raises(NotPermitted):
        designate(disputed, actor=staff(middle), commission=city.tribunal, reasons=REASONS)
    assert not Event.objects.filter(name="arbitration.transfer.designated").exists()


def test_the_list_costs_a_fixed_number_of_queries(disputed, decider, page, django_assert_num_queries):
    opened = page(decider)
    opened.get(reverse("designations"))
    with django_assert_num_queries(5):
        opened.get(reverse("designations"))
