"""What is told in confidence reaches neither the other side nor another body: by no page, paper, event or outcome."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from arbitration.services.filing.receive import receive_referral as take_up
from casework.clock import now
from casework.errors import BadInput
from casework.models import ElementStatement, Event, Notice, Party, Referral, Role, Seat
from casework.services.access_code import make_code
from documents.models import Paper
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import issue_prepared, prepare_paper
from mediation.models import Session
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.agreement.read_back import read_back
from mediation.services.intake.accept import accept
from mediation.services.intake.note_consent import note_consent
from mediation.services.intake.receive import receive
from mediation.services.intake.set_platform_work import set_platform_work
from mediation.services.outcome.fail import fail
from mediation.services.sessions.assign_mediator import assign_mediator
from mediation.services.sessions.extend import extend
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.offers import Bid, answer_offer, make_offer, tell_offer
from mediation.services.sessions.record_text import record_digest
from mediation.services.sessions.schedule_session import call_off_session
from mediation.services.sessions.sheet import Piece, save_position
from mediation.services.sessions.write_note import write_note
from mediation.services.table.close_table import close_table
from tests.factories import make_user, staff
from tests.mediation.printed import due_codes, issued, read
from tests.mediation.talks import fresh, sitting
from tests.mediation.test_pages import typed
from tests.mediation.test_table import body
from tests.portal.walk import Walk

PRIVATE = "工人私下说家里老人住院急等用钱最低这个数就签字"
OWN = "调解员判断公司明年要搬厂所以愿意尽快了结此事"
TERMS = "分两期并且不写进协议的那种付法也能接受"
PLATFORM = "平台内部评估规则条款在别的城市已经败诉过两回"
LEADS = "牵头单位内部意见是先压一压平台的费率条款再说"
FORM = "三期都行只要春节前拿到第一笔钱回家过年"
SUM, FORM_SUM = Decimal("8123.45"), Decimal("7654.32")
SECRETS = (PRIVATE, OWN, TERMS, PLATFORM, LEADS, FORM, "8123.45", "8,123.45", "7654.32", "7,654.32")


@pytest.fixture
def lead(city):
    return staff(make_user("lead", "演示牵头调解员", (city.bureau, Role.MEDIATOR)))


@pytest.fixture
def delegates(city):
    """The delegates of a platform and of a court, by the part that their body takes."""
    found = {}
    for kind, name in (("platform", "演示外卖平台公司"), ("court", "演示区人民法院")):
        held = body(kind, name)
        found[kind] = make_user(f"{kind}1", "演示代表", (held, Role.DELEGATE))
    return found


@pytest.fixture
def joint(city, case_file, lead, delegates):
    """A joint table under way in which everybody has told something in confidence."""
    case_file.new_employment = True
    case_file.save()
    row = receive(actor=lead, case_file=case_file, body=city.bureau)
    accept(row, actor=lead, other_side="phone")
    for kind, user in delegates.items():
        held = user.memberships.get().organisation
        Seat.objects.create(
            proceeding_id=row.pk, organisation=held, part=kind, state="accepted", invited_on="2026-10-12"
        )
    set_platform_work(
        fresh(row), actor=lead, facts={"job": "rider", "platform": "演示外卖平台", "injury": "左腿骨折"}
    )
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    ElementStatement.objects.create(
        case_file=case_file, party=worker, subject=worker, code="E-105", stated_at=now(),
        value={"will": "视方案", "amount": str(FORM_SUM), "instalments": FORM},
    )  # fmt: skip
    return fresh(row)


@pytest.fixture
def session(joint, lead, delegates, case_file):
    """The session of it, with notes of every circle and offers that were told and not told."""
    held = sitting(joint, lead)
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    write_note(joint, actor=lead, text=PRIVATE, talked_with=worker, session=held)
    write_note(joint, actor=lead, text=OWN, session=held)
    write_note(joint, actor=lead, text=LEADS, circle="body", session=held)
    write_note(joint, actor=staff(delegates["platform"]), text=PLATFORM, circle="body", session=held)
    write_note(joint, actor=staff(delegates["court"]), text="费率变更应当公示", circle="table", session=held)
    make_offer(fresh(joint), actor=lead, session=held, bid=Bid("worker", SUM, TERMS, confidential=True))
    make_offer(fresh(joint), actor=lead, session=held, bid=Bid("employer", Decimal(5000), "一次付清"))
    return held


def hold(joint, lead, session, result="next", outcome="双方同意继续协商。", facts="核对了订单。"):
    return hold_session(fresh(joint), actor=lead, session=session, ending=Ending(result, outcome, facts))


def every_paper(row, actor) -> list[Paper]:
    """Every paper that falls due, issued, until nothing is due any more."""
    made = []
    while waiting := due_papers(fresh(row)):
        for one in waiting:
            paper = one.draft or prepare_paper(
                one.kind.code, proceeding=row, actor=actor, addressee=one.addressee
            )
            made.append(issue_prepared(paper, actor=actor))
    return made


def seen_by(user, *addresses: str) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return "".join(client.get(address).content.decode() for address in addresses)


def leaked(text: str, but: tuple[str, ...] = ()) -> list[str]:
    return [one for one in SECRETS if one in text and one not in but]


def test_a_confidence_is_on_no_page_of_another_body_or_party(joint, lead, session, delegates, case_file):
    hold(joint, lead, session)
    table = reverse("mediation_table", args=[joint.pk])
    for kind, user in delegates.items():
        mine = (PLATFORM,) if kind == "platform" else ()
        page = seen_by(user, table, reverse("mediation_tables"))
        assert "费率变更应当公示" in page and "5,000.00" in page
        assert leaked(page, mine) == []
        assert ("左腿骨折" in page) == (kind == "court")
    assert PLATFORM not in seen_by(lead.user, table, reverse("case", args=[joint.pk]))
    for party in case_file.parties.all():
        walk = Walk(Client())
        walk.enter(make_code(party))
        home = "/p/case/" if party.side == Party.Side.APPLICANT else "/p/unit/"
        shown = walk.client.get(home)
        assert shown.status_code == 200
        assert [one for one in leaked(shown.content.decode()) if party.side == "respondent"] == []


def test_a_confidence_is_in_no_paper_no_event_and_no_referral(joint, lead, session, city, clock):
    hold(joint, lead, session)
    for party in joint.case_file.parties.all():
        note_consent(fresh(joint), actor=lead, party=party, about="extension", agrees=True, how="signed")
    extend(fresh(joint), actor=lead, days=5, reason="等待平台提供明细")
    papers = every_paper(joint, lead)
    clock.shift(timedelta(days=1))
    fail(fresh(joint), actor=lead, reason="差距过大")
    close_table(fresh(joint), actor=lead, report="开会一次，未达成协议。")
    papers += every_paper(joint, lead)

    assert {"M04", "M06", "M17", "M21", "M22"} <= {one.kind for one in papers}
    assert {one.kind: leaked(read(one)) for one in papers if leaked(read(one))} == {}
    assert {one.kind: leaked(one.content) for one in papers if leaked(one.content)} == {}
    told = json.dumps([[one.data, one.private] for one in Event.objects.all()], ensure_ascii=False)
    assert leaked(told) == []
    sent = [[one.reason, one.data, one.answer] for one in Referral.objects.all()]
    notices = list(Notice.objects.values_list("context", flat=True))
    assert sent and leaked(json.dumps([sent, notices], ensure_ascii=False)) == []


def test_a_tribunal_that_takes_the_case_on_reads_no_confidence(joint, lead, session, city):
    hold(joint, lead, session)
    fail(fresh(joint), actor=lead, reason="差距过大")
    offered = Referral.objects.get(target_kind="arbitration")
    taken = take_up(offered, actor=staff(city.clerk))
    page = seen_by(city.clerk, reverse("case", args=[taken.pk]))

    assert joint.case_file.parties.first().masked_name in page and leaked(page) == []


def test_after_a_swap_the_former_mediator_reads_no_confidence_any_more(joint, lead, session, city):
    coming = make_user("lead2", "演示牵头调解员乙", (city.bureau, Role.MEDIATOR))
    assert PRIVATE in seen_by(lead.user, reverse("case", args=[joint.pk]))
    assign_mediator(fresh(joint), actor=lead, mediator=coming, reason="休假")

    assert leaked(seen_by(lead.user, reverse("case", args=[joint.pk])), (LEADS,)) == []
    assert PRIVATE in seen_by(coming, reverse("case", args=[joint.pk]))


@pytest.mark.parametrize(
    ("outcome", "facts"),
    [
        ("工人最低8123.45元，公司不接受。", "／"),
        ("工人最低八千一百二十三元。", "／"),
        ("未谈成。", f"另查：{PRIVATE}"),
        ("未谈成。", "调解员判断，公司明年要搬厂，所以愿意尽快了结此事。"),
        ("工人可接受7,654.32元。", "／"),
        (f"未谈成；{TERMS}。", "／"),
        (f"未谈成；{LEADS}。", "／"),
    ],
)
def test_a_record_that_repeats_a_confidence_is_refused(joint, lead, session, outcome, facts):
    with pytest.raises(BadInput):
        hold(joint, lead, session, outcome=outcome, facts=facts)

    session.refresh_from_db()
    assert (session.status, session.outcome) == (Session.Status.SET, "")
    assert not Event.objects.filter(name="mediation.session.held").exists()


def test_a_refusal_stands_on_the_page_with_what_was_typed(joint, lead, session):
    client = Client()
    client.force_login(lead.user, backend="django.contrib.auth.backends.ModelBackend")
    data = typed(fresh(joint), session, do="finish") | {
        "end-rights_told": "on",
        "end-result": "none",
        "end-outcome": "工人最低8123.45元",
    }
    data |= {"end-mediators": lead.user.pk}
    shown = client.post(reverse("mediation_session", args=[joint.pk]), data)

    assert shown.status_code == 400
    assert "“8123.45”是私下告知调解员的内容" in shown.content.decode()
    assert "工人最低8123.45元</textarea>" in shown.content.decode()


@pytest.mark.parametrize("side", ["applicant", "respondent"])
def test_a_side_says_its_own_figure_openly_but_not_the_others(joint, lead, session, side, case_file):
    party = case_file.parties.get(side=side)
    save_position(session, actor=lead, piece=Piece(1, {"text": "愿意按8123.45元了结"}, party))
    if side == "respondent":
        with pytest.raises(BadInput):
            hold(joint, lead, session)
        return
    hold(joint, lead, session, outcome="申请人当面提出8123.45元，继续协商。")
    assert Session.objects.get(pk=session.pk).status == Session.Status.HELD


def test_what_both_have_agreed_on_is_no_confidence(joint, lead, session):
    hold(joint, lead, session, result="agreed", outcome="双方同意按8123.45元了结。")
    assert Session.objects.get(pk=session.pk).status == Session.Status.HELD


def test_no_other_text_for_others_repeats_it(joint, lead, session):
    with pytest.raises(BadInput):
        call_off_session(fresh(joint), actor=lead, reason=f"改期：{PRIVATE}")
    hold(joint, lead, session)
    for party in joint.case_file.parties.all():
        note_consent(fresh(joint), actor=lead, party=party, about="extension", agrees=True, how="signed")
    events = Event.objects.count()
    with pytest.raises(BadInput):
        write_note(fresh(joint), actor=lead, text="工人底线8123.45元", circle="table")
    with pytest.raises(BadInput):
        extend(fresh(joint), actor=lead, days=5, reason="工人要8123.45元，公司还在想")
    with pytest.raises(BadInput):
        make_offer(fresh(joint), actor=lead, bid=Bid("employer", Decimal(6000), PRIVATE))
    with pytest.raises(BadInput):
        fail(fresh(joint), actor=lead, reason=f"差距过大：{PRIVATE}")
    fail(fresh(joint), actor=lead, reason="差距过大")
    with pytest.raises(BadInput):
        close_table(fresh(joint), actor=lead, report=f"经过：{OWN}")
    assert Event.objects.count() == events + 1, "the failure alone"


def test_an_agreement_is_not_read_back_with_a_private_talk_in_it(joint, lead, session):
    from mediation.services.agreement.draft import save_draft
    from tests.mediation.talks import terms_of

    hold(joint, lead, session)
    terms = terms_of(joint, facts=f"经查，{PRIVATE}。")
    draft = save_draft(fresh(joint), actor=lead, terms=terms, why_all_the_same="自愿。")
    with pytest.raises(BadInput):
        read_back(fresh(joint), actor=lead, agreement=draft, understood=True)
    draft.refresh_from_db()
    assert not draft.read_back_digest


def test_a_refusal_tells_nobody_what_he_does_not_know(joint, lead, session, delegates):
    """Another body may guess a figure: whether it is right must not show."""
    for text in ("我看工人8123.45元会签", "我看工人9999.99元会签"):
        write_note(fresh(joint), actor=staff(delegates["platform"]), text=text, circle="table")


def test_what_is_told_later_stands_in_no_earlier_record(joint, lead, session, case_file):
    hold(joint, lead, session)
    session.refresh_from_db()
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    give_signature(
        fresh(joint), actor=lead, hand=Hand("party", worker.name, "typed", worker), session=session
    )
    signed, paper = record_digest(session), issued("M04", fresh(joint), lead)
    hidden, open_ = joint.offers.get(confidential=True), joint.offers.get(confidential=False)
    answer_offer(fresh(joint), actor=lead, offer=open_, accepts=False)
    tell_offer(fresh(joint), actor=lead, offer=hidden)

    session.refresh_from_db()
    assert record_digest(session) == signed
    assert "8123.45" not in read(paper) and "M04" not in due_codes(fresh(joint))


def test_minutes_and_letter_tell_a_platform_of_no_injury(joint, lead, session):
    hold(joint, lead, session)
    minutes = read(issued("M21", fresh(joint), lead))
    assert "外卖骑手" in minutes and "左腿骨折" not in minutes
    Seat.objects.filter(proceeding=joint.pk, part="platform").update(state="declined")
    assert "左腿骨折" in read(prepare_paper("M21", proceeding=joint, actor=lead))
