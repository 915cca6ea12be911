"""The papers of a mediation are filled from the real case: facts are there, secrets and raw codes are not."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from casework.models import Organisation, Party, Referral
from casework.services.add_organisation import add_organisation
from documents.models import Paper
from documents.services.party_forms import forms_by_party
from documents.services.read_paper import papers_for_party
from mediation.models import Consent, MediationSignature
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.agreement.sign_agreement import record_oral
from mediation.services.intake.accept import accept
from mediation.services.intake.decline import decline
from mediation.services.intake.note_consent import note_consent
from mediation.services.intake.receive import Origin, receive
from mediation.services.intake.transfer import transfer
from mediation.services.outcome.close import close
from mediation.services.outcome.expire import expire
from mediation.services.outcome.fail import fail
from mediation.services.outcome.instalments import pay_instalment, remind_instalment
from mediation.services.outcome.visit import Finding, record_visit
from mediation.services.sessions.extend import extend
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.offers import Bid, make_offer
from mediation.services.sessions.schedule_session import Meeting, schedule_session
from mediation.services.sessions.write_note import write_note
from tests.factories import make_user, staff
from tests.mediation.printed import due_codes, issued, printed, read
from tests.mediation.talks import agree, fresh, sitting, talk, terms_of

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def actor(city):
    return staff(city.mediator)


@pytest.fixture
def applied(city, case_file, actor):
    return receive(actor=actor, case_file=case_file, body=city.union)


@pytest.fixture
def accepted(applied, actor):
    accept(applied, actor=actor, other_side="signed")
    return fresh(applied)


@pytest.fixture
def committee(city):
    body = add_organisation(
        code="P440100",
        name="演示区人民调解委员会",
        short_name="演示人调",
        kind="peoples_mediation",
        region="440100",
        number_prefix="穗演人调",
    )
    user = make_user("peoples", "演示人民调解员", (body, "mediator"))
    return body, staff(user)


def test_a_written_application_has_parties_claims_and_time(applied, actor):
    text = printed("M01", applied, actor)

    assert "演示张三" in text and "演示建筑劳务有限公司" in text
    assert "14287.36元" in text and "2026年10月12日" in text and "自愿申请调解" in text
    assert due_codes(applied) == ["M01"]


def test_an_oral_application_is_registered_instead(city, case_file, actor):
    told = Origin(channel="phone", source="hotline_12351", number="演示工单18")
    row = receive(
        actor=actor, case_file=case_file, body=city.union, origin=told, statement="七月起没有发工资。"
    )
    text = printed("M07", row, actor)

    assert due_codes(row) == ["M07"]
    assert "12351热线转来（演示工单18）" in text and "电话申请" in text and "七月起没有发工资。" in text
    assert "登记人：演示调解员" in text


def test_the_employer_that_applies_comes_first(city, case_file, actor):
    employer = case_file.parties.get(side="respondent")
    row = receive(actor=actor, case_file=case_file, body=city.union, origin=Origin(applied_by=employer))
    text = printed("M01", row, actor)

    assert text.index("演示建筑劳务有限公司") < text.index("演示张三")
    assert "争议事项" in text


def test_acceptance_tells_both_last_days(accepted, actor):
    text = printed("M02", accepted, actor, "respondent")

    assert due_codes(accepted) == ["M01", "M02", "M08"]
    assert "2026年10月27日止" in text and "仲裁时效中断" in text and "演示调解员" in text
    assert "《中华人民共和国工会法》第二十九条、《企业劳动争议协商调解规定》" in text
    rights = printed("M08", accepted, actor)
    assert "要求调解公开进行或者不公开进行" in rights and "不收取任何费用" in rights


@pytest.mark.parametrize(
    ("ground", "words"),
    [("refused", "对方当事人不同意调解"), ("no_answer", "未作出是否同意"), ("out_of_scope", "调解范围")],
)
def test_a_refusal_names_its_ground_and_the_way_on(applied, actor, ground, words):
    decline(applied, actor=actor, reason="演示理由", ground=ground)
    text = printed("M03", fresh(applied), actor, "applicant")

    assert words in text and "演示理由" in text and "申请仲裁" in text
    assert due_codes(fresh(applied)) == ["M01", "M03"]


def test_a_transfer_names_the_receiver(city, applied, actor):
    other = add_organisation(
        code="I440100", name="演示行业调解委员会", short_name="演示行业", kind="industry", region="440100"
    )
    transfer(applied, actor=actor, body=other, reason="属于行业调解的范围。")
    text = printed("M19", fresh(applied), actor, "applicant")

    assert "演示行业调解委员会" in text and "属于行业调解的范围" in text and "深圳" not in text


def test_an_invitation_says_when_where_and_what_to_bring(city, accepted, actor):
    begins = datetime(2026, 10, 14, 14, 30, tzinfo=SHANGHAI)
    meeting = Meeting(begins, begins + timedelta(hours=2), mode="site", place="演示街道站点")
    schedule_session(accepted, actor=actor, meeting=meeting)
    worker, employer = (printed("M18", fresh(accepted), actor, side) for side in ("applicant", "respondent"))

    assert "2026年10月14日（星期三）14时30分" in worker and "演示街道站点" in worker
    assert "居民身份证" in worker and "营业执照" in employer
    assert "M18" in due_codes(fresh(accepted))


def test_the_record_keeps_private_talks_and_confidential_offers_out(accepted, actor):
    session = sitting(accepted, actor)
    worker = Party.objects.get(case_file=accepted.case_file, side="applicant")
    write_note(accepted, actor=actor, text="只对调解员说的底线", talked_with=worker, session=session)
    for amount, hidden in (("9001.00", True), ("12002.00", False)):
        bid = Bid("worker", Decimal(amount), confidential=hidden)
        make_offer(fresh(accepted), actor=actor, bid=bid, session=session)
    ending = Ending("none", "差距过大，没有达成协议。", "核对了欠薪月份。")
    hold_session(fresh(accepted), actor=actor, session=session, ending=ending)
    text = printed("M04", fresh(accepted), actor)

    assert "12002.00元" in text and "核对了欠薪月份。" in text and "演示张三" in text
    assert "9001" not in text and "底线" not in text
    assert "仲裁时效期间重新计算" in text


def test_a_record_is_drawn_anew_when_it_is_signed(accepted, actor):
    session = talk(accepted, actor)
    first = issued("M04", fresh(accepted), actor)
    worker = Party.objects.get(case_file=accepted.case_file, side="applicant")
    hand = Hand("party", worker.name, "drawn", worker, drawing="M1 1" + "L9 9" * 9)
    give_signature(fresh(accepted), actor=actor, hand=hand, session=session)
    again = issued("M04", fresh(accepted), actor)

    first.refresh_from_db()
    assert first.state == Paper.State.VOID and first.replaced_by == again
    assert "手写签名" in read(again) and "10-12" in read(again)
    assert "M04" not in due_codes(fresh(accepted))


def test_each_session_gets_its_own_record(accepted, actor, clock):
    talk(accepted, actor)
    clock.shift(timedelta(days=1))
    talk(accepted, actor)
    numbers = []
    while "M04" in due_codes(fresh(accepted)):
        numbers.append(issued("M04", fresh(accepted), actor).context["ordinal"])

    assert numbers == [1, 2]


def test_an_extension_names_both_consents_and_the_new_day(accepted, actor):
    for party in Party.objects.filter(case_file=accepted.case_file):
        note_consent(accepted, actor=actor, party=party, about="extension", agrees=True, how="signed")
    extend(fresh(accepted), actor=actor, days=10, reason="等待工程量清单")
    text = printed("M17", fresh(accepted), actor)

    assert Consent.objects.filter(about="extension").count() == 2
    assert "延长10日，至2026年11月6日止" in text and "原至2026年10月27日止" in text
    assert text.count("书面签名") == 2 and "2026年10月27日止）未达成" in text


def test_the_agreement_prints_the_signed_clauses_and_the_ways(accepted, actor):
    parts = [(date(2026, 10, 20), Decimal("14000.00")), (date(2026, 11, 20), Decimal("1000.00"))]
    claims = list(accepted.case_file.claims.order_by("ordinal"))
    amounts = {claims[0].pk: Decimal("14287.36"), claims[1].pk: Decimal("712.64")}
    terms = terms_of(
        accepted, amounts=amounts, parts=parts, payee_bank="演示银行", payee_account="6222000000000000",
        backing="contractor", backer="演示总承包公司", default_clause="任何一期逾期，全部到期",
    )  # fmt: skip
    agree(accepted, actor, terms)
    paper = issued("M05", fresh(accepted), actor)
    text = read(paper)

    assert paper.number == "穗演示工调协〔2026〕1号" and paper.issued_on == date(2026, 10, 12)
    assert "人民币壹万伍仟元整（¥15000.00）" in text and "第1期于2026年10月20日前支付14000.00元" in text
    assert "最后一日为2026年10月27日" in text and "最后一日为2026年11月11日" in text
    assert "申请支付令" in text and "直接向人民法院提起诉讼" not in text
    assert "演示总承包公司先行清偿" in text and "加盖劳动争议调解专用章后生效" in text
    assert "纸质签名" in text and "一式3份" in text
    assert paper.context["body"]["seal_words"] == "劳动争议调解专用章"


def test_wages_alone_open_the_direct_suit(accepted, actor):
    wages = accepted.case_file.claims.get(code="C2")
    agree(accepted, actor, terms_of(accepted, amounts={wages.pk: Decimal("14287.36")}))
    text = printed("M05", fresh(accepted), actor)

    assert "直接向人民法院提起诉讼（法释〔2020〕26号第五十一条第二款）" in text
    assert "（部分事项）" in text


def test_no_way_is_named_that_the_law_closes(accepted, actor):
    case_file = accepted.case_file
    case_file.claims.update(code="C1", title="确认劳动关系")
    agree(accepted, actor, terms_of(accepted, each="0"))
    text = printed("M05", fresh(accepted), actor)

    assert "仲裁审查" not in text and "司法确认" not in text and "支付令" not in text
    assert "可以依法申请仲裁" in text and "没有付款内容" in text


def test_two_agreements_are_two_papers_each_with_its_own_day(accepted, actor, clock):
    first, second = accepted.case_file.claims.order_by("ordinal")
    agree(accepted, actor, terms_of(accepted, amounts={first.pk: Decimal("100.00")}))
    clock.shift(timedelta(days=2))
    agree(accepted, actor, terms_of(accepted, amounts={second.pk: Decimal("50.00")}))
    papers = []
    while "M05" in due_codes(fresh(accepted)):
        papers.append(issued("M05", fresh(accepted), actor))

    assert [one.context["ordinal"] for one in papers] == [1, 2]
    assert [one.issued_on for one in papers] == [date(2026, 10, 12), date(2026, 10, 14)]
    assert len({one.number for one in papers}) == 2
    assert ["2026年10月27日）" in read(one) for one in papers] == [True, False]


def test_an_oral_agreement_is_registered_in_the_committees_own_series(city, case_file, committee):
    body, actor = committee
    row = receive(actor=actor, case_file=case_file, body=body)
    accept(row, actor=actor, other_side="oral")
    terms = terms_of(fresh(row), form="oral", how_paid="现金")
    record_oral(fresh(row), actor=actor, terms=terms, words="双方口头约定付两百元。", both_confirm=True)
    paper = issued("M10", fresh(row), actor)
    text = read(paper)

    assert "M05" not in due_codes(fresh(row))
    assert paper.number == "（2026）穗演人调字第1号" and paper.number_key == "〔2026〕穗演人调字1号"
    assert "《中华人民共和国人民调解法》第二十八条、第三十条" in text and "人民币贰佰元整（¥200.00）" in text
    assert "seal_words" not in paper.context["body"]


@pytest.mark.parametrize("how", ["failed", "expired", "rest"])
def test_the_end_is_told_with_both_clocks_and_the_way_on(accepted, actor, clock, how):
    talk(accepted, actor)
    if how == "rest":
        first = accepted.case_file.claims.first()
        agree(accepted, actor, terms_of(accepted, amounts={first.pk: Decimal("100.00")}))
    clock.shift(timedelta(days=17))
    if how == "expired":
        expire(fresh(accepted), actor=actor)
    else:
        fail(fresh(accepted), actor=actor, reason="差距过大", ground="silent")
    text = printed("M06", fresh(accepted), actor, "respondent")

    assert "2026年10月12日组织调解" in text and "十五日至2026年10月27日" in text
    assert "演示劳动人事争议仲裁院" in text and "仲裁时效中断" in text
    assert ("继续有效" in text) == (how == "rest")
    assert ("自受理之日起十五日内未达成" in text) == (how == "expired")


def test_payments_visits_and_reminders_have_their_papers(accepted, actor, clock):
    days = (date(2026, 10, 20), date(2026, 11, 20))
    held = agree(accepted, actor, terms_of(accepted, parts=[(day, Decimal("100.00")) for day in days]))
    number = issued("M05", fresh(accepted), actor).number
    clock.shift(timedelta(days=10))
    remind_instalment(fresh(accepted), actor=actor, how="电话")
    demand = printed("M24", fresh(accepted), actor, "respondent")
    pay_instalment(fresh(accepted), actor=actor, instalment=held.instalments.first(), proof_words="银行回单")
    receipt = printed("M11", fresh(accepted), actor)
    worker = Party.objects.get(case_file=accepted.case_file, side="applicant")
    finding = Finding(worker, "phone", "part", satisfaction=4, words="第一期已收到")
    record_visit(fresh(accepted), actor=actor, finding=finding)
    paper = issued("M12", fresh(accepted), actor, "applicant")
    visit, employer = read(paper), accepted.case_file.parties.get(side="respondent")

    assert number in demand and "人民币壹佰元整（¥100.00）" in demand and "申请支付令" in demand
    assert "第1期（共2期）" in receipt and "人民币壹佰元整" in receipt and "银行回单" in receipt
    assert "已部分履行" in visit and "4分" in visit and "第一期已收到" in visit
    assert not {"M12", "M24"} & set(due_codes(fresh(accepted)))
    assert paper in papers_for_party(worker) and paper not in papers_for_party(employer)


def test_the_file_is_reported_closed(accepted, actor):
    talk(accepted, actor)
    fail(fresh(accepted), actor=actor, reason="差距过大", ground="refused")
    close(fresh(accepted), actor=actor)
    text = printed("M16", fresh(accepted), actor)

    assert "一方当事人明确表示不愿意调解，调解终止。" in text and "第1次：2026年10月12日，另行安排" in text


@pytest.mark.parametrize(("source", "words"), [("court_entrusted", "你院委托"), ("inspection", "你单位转来")])
def test_the_referring_body_hears_the_result(city, case_file, actor, source, words):
    came = Origin(channel="referral", source=source, number="演示〔2026〕8号")
    row = receive(actor=actor, case_file=case_file, body=city.union, origin=came)
    accept(row, actor=actor, other_side="signed")
    agree(fresh(row), actor)
    text = printed("M23", fresh(row), actor)

    assert words in text and "演示〔2026〕8号" in text and "双方当事人达成调解协议。" in text
    assert "金额200.00元" in text and not Referral.objects.exists()


def test_a_partys_mandate_is_a_form_of_mediation(accepted, actor):
    kinds = {kind.code for form in forms_by_party(accepted)[0] for kind in form.kinds}
    text = printed("M09", accepted, actor, "applicant")

    assert kinds == {"M09", "A44I"}
    assert "签订调解协议" in text and "庭审" not in text


def test_nobody_is_told_of_a_result_who_sent_nothing(accepted, actor):
    agree(accepted, actor)

    assert "M23" not in due_codes(fresh(accepted))
    assert MediationSignature.objects.filter(agreement__isnull=False).count() == 3
    assert Organisation.objects.filter(kind="court").count() == 0
