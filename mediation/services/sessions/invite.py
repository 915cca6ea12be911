"""邀请: the words by which a party hears of a session, as a notice on its page and as a text message to be sent."""

from casework.clock import SHANGHAI, now
from casework.models import Notice, Party
from mediation.models import Session

KIND = "mediation.session"


def invite_parties(session: Session) -> list[Notice]:
    """Put the invitation on the page of every party of the case (人民调解法 art 21: both sides, in good time)."""
    row = session.mediation
    parties = Party.objects.known_to(row).exclude(side=Party.Side.THIRD)
    return Notice.objects.bulk_create(
        Notice(
            case_file=row.case_file,
            proceeding=row,
            party=party,
            kind=KIND,
            context={"session": session.pk, "number": row.number},
            made_at=now(),
        )
        for party in parties
    )


def message_text(session: Session, party: Party) -> str:
    """The text message (at most 140 characters): who invites, when, where, what to bring. Names are left out."""
    row = session.mediation
    begins = session.starts_at.astimezone(SHANGHAI)
    when = f"{begins.month}月{begins.day}日{begins:%H:%M}"
    bring = (
        "身份证、劳动合同或工资凭证"
        if party.nature == Party.Nature.PERSON
        else "营业执照、授权委托书、工资和考勤记录"
    )
    text = (
        f"【{row.organisation.short_name}】您的劳动争议调解（{row.number}）定于{when}，{_where(session)}。"
        f"请带{bring}。调解自愿、免费。联系电话{row.organisation.phone}"
    )
    return text[:140]


def _where(session: Session) -> str:
    if session.mode == Session.Mode.PHONE:
        return "电话进行，请保持手机畅通"
    if session.mode == Session.Mode.ONLINE:
        return "线上进行，链接见手机查询页"
    return f"地点：{session.place[:40]}"
