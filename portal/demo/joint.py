"""A rider's dispute at the joint table of the demonstration: the bureau leads, others take part, the talks go on."""

from datetime import date
from decimal import Decimal

from casework.actor import Actor
from casework.models import Party
from casework.services.open_case_file import NewParty, open_case_file
from mediation.models import Mediation, Note, Offer, Presence, Session
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import Origin, receive
from mediation.services.intake.set_platform_work import set_platform_work
from mediation.services.sessions.begin_session import begin_session
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.offers import Bid, make_offer
from mediation.services.sessions.sheet import Piece, save_position, save_presence
from mediation.services.sessions.write_note import write_note
from mediation.services.table.answer_seat import answer_seat
from mediation.services.table.invite_body import invite_body
from portal.demo.offices import Stage

RIDER_ID = "440106199505123214"
FACTS = {
    "job": "rider", "platform": "演示外卖", "contractor": "演示配送站点有限公司", "account": "DEMO-7788", "bond": "incomplete",
    "since": date(2026, 3, 1), "orders": 1260, "hours_a_day": Decimal("10.5"), "rest_days": 2,
    "pay_rule": "每单6.5元，超时每单扣3元（演示）", "penalties": Decimal("1860.00"), "cover": "occupational",
}  # fmt: skip


def open_joint_case(stage: Stage) -> Mediation:
    """Take a rider's dispute in by telephone and bring it to the first session of the joint table."""
    lead = Actor.staff(stage.people["renshe"])
    row = _take_in(stage, lead)
    for code in ("GZ-PT", "GZ-XH", "GZ-GH", "GZ-FYY"):
        invite_body(fresh(row), actor=lead, body=stage.offices[code])
    for name in ("pingtai", "hangye"):
        answer_seat(fresh(row), actor=Actor.staff(stage.people[name]), accepts=True)
    answer_seat(
        fresh(row),
        actor=Actor.staff(stage.people["faguan"]),
        accepts=False,
        reason="暂不派员，需要时电话联系（演示）",
    )
    _talk(row, lead, stage)
    return fresh(row)


def fresh(row: Mediation) -> Mediation:
    found: Mediation = Mediation.objects.get(pk=row.pk)
    return found


def _take_in(stage: Stage, lead: Actor) -> Mediation:
    claims = (
        {"code": "N1", "title": "平台劳动报酬", "claimed": Decimal("4200.00")},
        {"code": "N2", "title": "奖惩、扣罚返还", "claimed": Decimal("1860.00")},
    )
    rider = NewParty("applicant", "person", "演示骑手甲", {"id_number": RIDER_ID, "phone": "19900003333", "sex": "男", "born_on": date(1995, 5, 12)}, claims)  # fmt: skip
    company = NewParty("respondent", "unit", "演示配送站点有限公司", {"phone": "020-00000001"})
    file = open_case_file(
        region="440106", channel="phone", cause="平台劳动报酬", parties=[rider, company], migrant_worker=True, new_employment=True,
    )  # fmt: skip
    applicant = file.parties.get(side=Party.Side.APPLICANT)
    row = receive(
        actor=lead,
        case_file=file,
        body=stage.offices["GZ-RS"],
        origin=Origin("phone", "hotline_12333", "", applicant),
        statement="演示：站点拖欠九月配送费，另以超时为由扣罚1860元。",
    )
    set_platform_work(row, actor=lead, facts=FACTS)
    accept(fresh(row), actor=lead, other_side="phone")
    return row


def _talk(row: Mediation, lead: Actor, stage: Stage) -> None:
    begin_session(fresh(row), actor=lead, mode=Session.Mode.ROOM, place="演示联合调解室")
    session = row.sessions.get()
    for party in Party.objects.known_to(row):
        save_presence(session, actor=lead, piece=Piece(0, {"came": Presence.Came.PRESENT}, party))
        save_position(session, actor=lead, piece=Piece(0, {"text": "陈述见申请和答复（演示）。"}, party))
    for seat in row.seats.filter(state="accepted"):
        save_presence(
            session, actor=lead, piece=Piece(0, {"came": Presence.Came.PRESENT, "who": "演示代表"}, seat=seat)
        )
    bids = (
        (Offer.Side.WORKER, "6060"),
        (Offer.Side.EMPLOYER, "3000"),
        (Offer.Side.WORKER, "5400"),
        (Offer.Side.EMPLOYER, "4500"),
    )
    for side, amount in bids:
        make_offer(fresh(row), actor=lead, bid=Bid(side, Decimal(amount)), session=session)
    write_note(
        row, actor=lead, text="平台同意调取后台扣罚记录（演示）。", circle=Note.Circle.TABLE, session=session
    )
    write_note(
        row,
        actor=Actor.staff(stage.people["pingtai"]),
        text="内部：核对超时规则版本（演示）。",
        circle=Note.Circle.BODY,
    )
    ending = Ending(Session.Result.NEXT, "平台五日内提供扣罚明细，双方再谈。", "核对单量1260单、扣罚1860元。")
    hold_session(fresh(row), actor=lead, session=session, ending=ending)
