"""The joint table's letter, minutes and report: for the bodies alone, and only where a table is."""

import pytest

from casework.models import Membership, Organisation, Party, Seat
from casework.services.add_organisation import add_organisation
from documents.services.read_paper import papers_for_party
from mediation.models import Presence, Session
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from mediation.services.intake.set_platform_work import set_platform_work
from mediation.services.outcome.fail import fail
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.sheet import Piece, save_presence
from mediation.services.sessions.write_note import write_note
from mediation.services.table.answer_seat import answer_seat
from mediation.services.table.close_table import close_table
from mediation.services.table.invite_body import invite_body
from tests.factories import make_user, staff
from tests.mediation.printed import due_codes, issued, printed, read
from tests.mediation.talks import fresh, sitting

WORK = {
    "job": "rider",
    "platform": "演示外卖平台",
    "bond": "incomplete",
    "orders": 1260,
    "cover": "occupational",
}


@pytest.fixture
def lead(city):
    return staff(make_user("lead", "演示牵头人", (city.bureau, "mediator")))


@pytest.fixture
def table(city, case_file, lead):
    case_file.new_employment = True
    case_file.save()
    row = receive(actor=lead, case_file=case_file, body=city.bureau)
    accept(row, actor=lead, other_side="signed")
    set_platform_work(fresh(row), actor=lead, facts=WORK)
    return fresh(row)


@pytest.fixture
def court(city):
    return add_organisation(
        code="C440100", name="演示区人民法院", short_name="演示法院", kind="court", region="440100"
    )


def invite(row, lead, *bodies: Organisation) -> None:
    for body in bodies:
        invite_body(fresh(row), actor=lead, body=body)


def test_one_letter_names_every_body_that_has_none_yet(city, table, lead, court):
    invite(table, lead, city.union, court)
    first = read(issued("M20", fresh(table), lead))
    assert "M20" not in due_codes(fresh(table))
    invite(table, lead, city.justice)
    second = read(issued("M20", fresh(table), lead))

    assert first.count("演示市总工会调解中心") == first.count("演示区人民法院") == 2
    assert "外卖骑手" in first and "演示外卖平台" in first and "2026年10月15日前" in first
    assert "演示市司法局" in second and "演示区人民法院" not in second


def held(row, lead, city) -> Session:
    """A session with the union's seat present, a note for the table and one for the mediators."""
    session = sitting(row, lead)
    seat = Seat.objects.get(proceeding=row.pk, organisation=city.union)
    piece = Piece(0, {"came": Presence.Came.PRESENT, "who": "演示工会代表"}, seat=seat)
    save_presence(session, actor=lead, piece=piece)
    write_note(fresh(row), actor=lead, text="规则变更应当公示", circle="table", session=session)
    write_note(fresh(row), actor=lead, text="调解员自己的想法", session=session)
    ending = Ending("next", "平台三日内提供明细。", "核对了订单。")
    hold_session(fresh(row), actor=lead, session=session, ending=ending)
    return session


def test_the_minutes_hold_what_the_table_shares_and_no_more(city, table, lead):
    invite(table, lead, city.union)
    held(table, lead, city)
    paper = issued("M21", fresh(table), lead)
    text = read(paper)

    assert "演示市总工会调解中心：到场（演示工会代表）" in text and "规则变更应当公示" in text
    assert "不完全符合确立劳动关系情形" in text and "1260单" in text and "职业伤害保障" in text
    assert "调解员自己的想法" not in text
    assert paper.inner and paper.number.endswith("纪〔2026〕1号")
    assert all(paper not in papers_for_party(one) for one in Party.objects.filter(case_file=table.case_file))


def test_the_report_says_who_sat_who_declined_and_how_it_ended(city, table, lead, court):
    invite(table, lead, city.union, court)
    Membership.objects.create(user=city.mediator, organisation=city.union, role="delegate")
    answer_seat(fresh(table), actor=staff(city.mediator), accepts=True)
    fail(fresh(table), actor=lead, reason="差距过大")
    close_table(fresh(table), actor=lead, report="工会就计酬规则作了释明。")
    text = printed("M22", fresh(table), lead)

    assert "工会就计酬规则作了释明。" in text and "演示调解员" in text
    assert "人民法院未答复" in text and "经调解未能达成协议，调解终止。" in text


def test_a_union_mediation_has_no_table(city, case_file):
    actor = staff(city.mediator)
    row = receive(actor=actor, case_file=case_file, body=city.union)
    accept(row, actor=actor, other_side="signed")
    session = sitting(fresh(row), actor)
    hold_session(fresh(row), actor=actor, session=session, ending=Ending("next", "下次再谈。", "／"))

    assert not {"M20", "M21", "M22"} & set(due_codes(fresh(row)))
