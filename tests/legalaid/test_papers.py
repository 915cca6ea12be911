"""Every paper of legal aid is prepared from a real case and issued: for the recipient alone, with the bureau to object to."""

from datetime import date
from decimal import Decimal

import pytest

from arbitration.services.filing.receive import receive as receive_arbitration
from casework.actor import Actor
from casework.errors import NotPermitted
from casework.models import Evidence, OrganisationSetting, Role
from documents.models import Paper
from documents.rendering.html import render_html
from documents.services.due_papers import due_papers
from documents.services.issue_paper import printed_context
from documents.services.prepare_papers import issue_prepared, prepare_due, prepare_paper
from legalaid.models import AidRequest, QualityAssessment, Subsidy
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.applying.forward import forward
from legalaid.services.applying.provide_urgent_aid import provide_urgent_aid
from legalaid.services.closing.assess import MARKS, assess, draw_assessment
from legalaid.services.closing.subsidy import approve_batch, make_batch, pay_batch
from legalaid.services.closing.voices import record_visit
from legalaid.services.conduct.letters import request_cooperation, request_opinion
from legalaid.services.conduct.record_work import record_meeting, report_progress
from legalaid.services.conduct.replace import replace_lawyer, request_replacement
from legalaid.services.deciding.state_means import state_means
from legalaid.services.deciding.terminate import terminate
from legalaid.services.objecting.objections import decide_objection, receive_objection
from legalaid.services.objecting.order_recovery import order_recovery
from legalaid.services.refuse import refuse
from legalaid.services.request_supplement import request_supplement
from legalaid.services.sign_mandate import sign_mandate
from tests.documents.many_workers import collective_case
from tests.factories import City, make_user, staff
from tests.legalaid.steps import applied, assigned, engaged, fresh, granted, reported, reviewed

TODAY = date(2026, 10, 12)
FULL = {name: most for name, (_words, most) in MARKS.items()}


def issue_all(aid, actor) -> set[str]:
    """Prepare and issue whatever is due; returns the codes of what has been issued so far."""
    for draft in prepare_due(aid, actor=actor):
        issue_prepared(draft, actor=actor)
    assert due_papers(aid) == []
    return set(Paper.objects.filter(proceeding=aid, state=Paper.State.ISSUED).values_list("kind", flat=True))


def test_from_application_to_mandate(city, case_file):
    receive_arbitration(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    aid = applied(city, case_file, channel="hotline")
    request_supplement(aid, actor=staff(city.aid_clerk), items=["户口簿", "工资记录"])
    assert issue_all(aid, staff(city.aid_clerk)) == {"L01", "L02", "L05", "L06"}
    paper = Paper.objects.get(proceeding=aid, kind="L06")
    assert paper.number and "2026-10-22" in paper.content


def test_the_engaged_case(city, case_file):
    receive_arbitration(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    worker = case_file.parties.get(side="applicant")
    Evidence.objects.create(
        case_file=case_file, party=worker, name="工资流水", kind="书证", proves="欠薪数额",
        submitted_at="2026-10-12T09:00:00+08:00", ordinal=1,
    )  # fmt: skip
    aid = engaged(city, case_file)
    state_means(
        aid,
        actor=staff(city.aid_clerk),
        stated={"household_income": "36000", "household_size": 4, "valuable_assets": False},
    )
    record_meeting(fresh(aid), actor=staff(aid.lawyer), on=TODAY, minutes=40, text="告知风险，核对请求")
    report_progress(fresh(aid), actor=staff(aid.lawyer), text="已提交申请")
    request_cooperation(fresh(aid), actor=staff(city.aid_clerk), body="演示不动产登记中心", matter="查询登记")
    request_opinion(fresh(aid), actor=staff(city.aid_clerk), body="演示仲裁委员会", matter="本案办理情况")

    codes = issue_all(aid, staff(city.aid_clerk))

    assert {
        "L03",
        "L04",
        "L07",
        "L08",
        "L09",
        "L11",
        "L12",
        "L13",
        "L14",
        "L14m",
        "L15",
        "L31",
        "L35",
        "L41",
        "L42",
    } <= codes


def test_without_a_tribunal_the_lawyer_drafts_the_application(city, case_file):
    aid = engaged(city, case_file)
    drafts = {one.kind.code for one in due_papers(aid)}

    assert "L40" in drafts and "L42" not in drafts


def test_forwarding_and_urgent_aid(city, case_file):
    other = City("440300", "深演示")
    aid = applied(city, case_file)
    forward(aid, actor=staff(city.aid_clerk), target=other.centre, reason="用工地在深圳")
    assert "L07f" in issue_all(aid, staff(city.aid_clerk))
    again = applied(city, case_file)
    provide_urgent_aid(again, actor=staff(city.aid_clerk), measure=True, reason="单位转移设备，须保全")

    assert "L08u" in issue_all(again, staff(city.aid_clerk))


def test_refusal_and_objection_name_the_way_on(city, case_file):
    aid = applied(city, case_file)
    refuse(aid, actor=staff(city.aid_clerk), reason="申请人的家庭收入高于经济困难标准")
    issue_all(aid, staff(city.aid_clerk))
    refusal = Paper.objects.get(proceeding=aid, kind="L10")
    assert "演示市司法局" in refusal.content
    objection = receive_objection(aid, actor=Actor.side(aid.recipient), text="我是农民工，应当免予核查")
    decide_objection(
        objection, actor=staff(city.justice_head), correct=False, findings="原决定认定事实清楚，予以维持"
    )

    assert issue_all(objection, staff(city.justice_head)) == {"L20"}


def test_replacement_and_termination(city, case_file):
    receive_arbitration(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    make_user("lawyer2", "演示第二律师", (city.firm, Role.LAWYER))
    aid = engaged(city, case_file)
    request_replacement(aid, actor=Actor.side(aid.recipient), ground="duty", text="两个月没有联系")
    replace_lawyer(fresh(aid), actor=staff(city.aid_clerk), request=AidRequest.objects.get(), answer="同意")
    assert {"L16", "L17"} <= issue_all(aid, staff(city.aid_clerk))
    terminate(fresh(aid), actor=staff(city.aid_clerk), ground="6", facts="受援人自行委托了其他律师代理本案")

    assert {"L18", "L19"} <= issue_all(aid, staff(city.aid_clerk))


def test_closing_assessment_and_subsidy(city, case_file):
    peer_firm = city._office("P", "law_firm", "演示同行律所", "440100", "", None)
    make_user("peer", "演示同行", (peer_firm, Role.LAWYER))
    aid = reviewed(city, case_file)
    record_visit(aid, actor=staff(city.aid_clerk), on=TODAY, method="电话", satisfied=True, text="满意")
    head = make_user("aidhead", "演示法援主任", (city.centre, Role.HEAD))
    batch = make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[Subsidy.objects.get().pk])
    approve_batch(batch, actor=staff(head))
    pay_batch(batch, actor=staff(head), reference="凭证1")

    assert {"L21", "L32", "L34"} <= issue_all(aid, staff(city.aid_clerk))
    other = reported(city, _other())
    draw_assessment(other, actor=staff(city.aid_clerk))
    for one in QualityAssessment.objects.filter(aid=other):
        assess(fresh(other), actor=staff(one.assessor), marks=FULL)
    assert "L33" in issue_all(other, staff(city.aid_clerk))


def _other():
    from tests.factories import wage_case

    return wage_case(id_number="110101199003078574")


@pytest.mark.parametrize("kind", ["L05", "L02"])
def test_of_many_workers_each_has_papers_of_his_own(city, kind):
    aid = applied(city, collective_case(12))
    due = [one for one in due_papers(aid) if one.kind.code == kind]

    assert len(due) == 1
    paper = next(draft for draft in prepare_due(aid, actor=staff(city.aid_clerk)) if draft.kind == kind)
    assert "等12人" not in paper.content and aid.recipient.name in paper.content


def test_the_evidence_list_says_what_a_photo_shows_and_on_which_day_it_came(city, case_file):
    aid = engaged(city, case_file)
    Evidence.objects.create(
        case_file=case_file, party=aid.recipient, name="IMG_01.jpg", kind="劳动合同",
        submitted_at="2026-10-11T23:30:00+00:00", ordinal=1,
    )  # fmt: skip

    (row,) = prepare_paper("L41", proceeding=fresh(aid), actor=staff(aid.lawyer)).context["rows"]
    assert (row["name"], row["submitted_on"]) == ("劳动合同（IMG_01.jpg）", "2026-10-12")


def test_to_take_papers_in_is_no_special_power(city, case_file):
    aid = assigned(city, case_file)
    accept_assignment(aid, actor=staff(aid.lawyer))
    sign_mandate(fresh(aid), actor=staff(aid.lawyer), powers=["代收法律文书"])
    paper = prepare_paper("L03", proceeding=fresh(aid), actor=staff(aid.lawyer))

    assert paper.context["agent"]["power"] == "general"
    assert issue_prepared(paper, actor=staff(aid.lawyer)).state == Paper.State.ISSUED


def test_the_examination_names_the_article_of_the_ground_that_holds(city, case_file):
    aid = granted(city, case_file, proofs=["户口簿"])
    paper = prepare_paper("L08", proceeding=aid, actor=staff(city.aid_clerk))

    answers = {one["question"]: one["article"] for one in paper.context["answers"]}
    assert answers["是否免予核查经济困难状况"] == "法律援助法第四十二条（三）"


def test_the_bureaus_order_on_fraud_is_its_own_paper(city, case_file):
    for key, value in {"bureau.government": "演示市人民政府", "court.basic": "演示区人民法院"}.items():
        OrganisationSetting.objects.create(
            organisation=city.justice, key=key, value=value, effective_from=date(2020, 1, 1), source="演示"
        )
    aid = engaged(city, case_file)
    terminate(aid, actor=staff(city.aid_clerk), ground="1", facts="受援人伪造了收入证明材料，已查实")
    order_recovery(
        fresh(aid),
        actor=staff(city.justice_head),
        cost=Decimal("1526.50"),
        fine=Decimal(2000),
        facts="提交伪造的低保证明，骗取法律援助",
        payment="按缴款通知书缴纳",
    )

    paper = Paper.objects.get(proceeding=aid, kind="L22")
    assert paper.organisation == city.justice and paper.addressee == aid.recipient
    with pytest.raises(NotPermitted):
        issue_prepared(paper, actor=staff(city.aid_clerk))
    issued = issue_prepared(paper, actor=staff(city.justice_head))
    assert issued.number == "穗演示司罚决字〔2026〕第1号"
    page = render_html("L22", printed_context(issued))
    for words in ("演示市人民政府申请行政复议", "叁仟伍佰贰拾陆元伍角", "第六十四条", "演示市司法局"):
        assert words in page, words
