"""笔录的文字: a session's record as it is read, signed and printed. Private talks and offers in confidence stay out of it."""

import hashlib
import json
from dataclasses import dataclass

from django.utils.translation import override

from casework.clock import SHANGHAI
from mediation.models import Offer, Presence, Session
from mediation.services.sessions.offers import Side


@dataclass(frozen=True)
class Section:
    """One numbered part of the record."""

    title: str
    lines: tuple[str, ...]


RIGHTS = (
    "已告知双方当事人在调解中的权利和义务（人民调解法第二十三条、第二十四条），双方自愿接受调解，调解不收费。"
)
SAYS = {Side.WORKER: "劳动者一方提出{amount:.2f}元", Side.EMPLOYER: "用人单位一方提出{amount:.2f}元"}


def attendance(session: Session) -> list[str]:
    """Who came, one a line, with whom where an agent or delegate came."""
    rows = (
        Presence.objects.filter(session=session).select_related("party", "seat__organisation").order_by("id")
    )
    return [_presence(one) for one in rows]


def _presence(one: Presence) -> str:
    whose = one.party.name if one.party else (one.seat.organisation.name if one.seat else "")
    came = str(Presence.Came(one.came).label)
    return f"{whose}：{came}" + (f"（{one.who}）" if one.who else "")


def proposals(session: Session) -> list[str]:
    """The offers of this session that both sides know, in order, with their answers, as they stood at its end.

    What is told or answered afterwards belongs to a later session: a record that may be signed doesn't change by it.
    """
    if session.proposed:
        kept: list[str] = json.loads(session.proposed)
        return kept
    return _proposals(session)


def frozen_proposals(session: Session) -> str:
    """The same as text to be kept with the session, in Chinese whoever finishes it."""
    with override("zh-hans"):
        return json.dumps(_proposals(session), ensure_ascii=False)


def _proposals(session: Session) -> list[str]:
    rows = Offer.objects.filter(session=session, confidential=False).order_by("at", "id")
    return [
        f"{SAYS[Side(one.side)].format(amount=one.amount)}"
        + (f"（{one.terms}）" if one.terms else "")
        + (f"，{Offer.Answer(one.answer).label}" if one.answer else "")
        for one in rows
    ]


def record_sections(session: Session) -> list[Section]:
    """The record, part by part, in Chinese whoever reads it (人民调解法 art 27; 令17 art 24)."""
    with override("zh-hans"):
        return _sections(session)


def _sections(session: Session) -> list[Section]:
    begins, ends = (at.astimezone(SHANGHAI) for at in (session.starts_at, session.ends_at))
    said = session.positions.select_related("party").order_by("party__side", "party__ordinal")
    mediated = tuple(one.name for one in session.mediators.all() if one.mediates)
    when = f"{begins.year}年{begins.month}月{begins.day}日{begins:%H:%M}至{ends:%H:%M}"
    return [
        Section("时间、地点", (when, session.place or "／")),
        Section("参加人", tuple(attendance(session)) or ("／",)),
        # Records signed before sessions kept their mediators hold for the words without this part.
        *([Section("调解员", mediated)] if mediated else []),
        Section("权利义务告知", (RIGHTS if session.rights_told else "／",)),
        Section("双方陈述", tuple(f"{one.party.name}：{one.text}" for one in said if one.text) or ("／",)),
        Section("核对的事实", (session.facts or "／",)),
        Section("方案和意见", tuple(proposals(session)) or ("双方尚未提出具体方案。",)),
        Section("结果", (session.outcome or "／",)),
    ]


def record_digest(session: Session) -> str:
    """SHA-256 of the record's words: a signature holds for exactly these."""
    said = [[one.title, *one.lines] for one in record_sections(session)]
    return hashlib.sha256(json.dumps([session.pk, said], ensure_ascii=False).encode()).hexdigest()
