"""Papers from the forming of the tribunal to the hearing record (A19–A27)."""

from typing import Any

from arbitration.models import Arbitration
from arbitration.papers.filing import is_fast
from arbitration.papers.shared import next_hearing, tribunal_record
from casework.clock import SHANGHAI, today
from casework.models import Party, Representation
from documents.builders import Builder
from documents.checks import Facts
from law.workdays import calendar

ROLES = {"applicant": "applicant", "respondent": "respondent", "third": "third_party"}


def tribunal(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return {"tribunal": tribunal_record(row)}


def simple(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    hearing = next_hearing(row)
    return {
        "tribunal": tribunal_record(row),
        "reason": "本案事实清楚、权利义务关系明确、争议不大，符合《劳动人事争议仲裁办案规则》第五十六条规定",
        "hearing_at": hearing.starts_at.astimezone(SHANGHAI) if hearing else None,
        "hearing_place": _place(row),
    }


def _place(row: Arbitration) -> str | None:
    hearing = next_hearing(row)
    return f"{hearing.room.name}（{hearing.room.address}）" if hearing else None


def panel_facts(row: Arbitration, addressee: Party | None) -> Facts:
    formed = row.events.filter(name="arbitration.tribunal.formed").last()
    excused = bool(formed and formed.data.get("sole_reason"))
    return Facts(panel_required=row.case_file.collective and not excused)


def hearing_notice(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    hearing = next_hearing(row)
    assert hearing is not None
    return {
        "hearing_at": hearing.starts_at.astimezone(SHANGHAI),
        "hearing_place": _place(row),
        "closed_reason": None if hearing.public else "当事人申请不公开审理",
        "sent_on": today(),
    }


def hearing_facts(row: Arbitration, addressee: Party | None) -> Facts:
    """Working days left before the hearing, counted from today's issue: the receipt can only be later."""
    hearing = next_hearing(row)
    assert hearing is not None
    left = calendar().workdays_between(today(), hearing.starts_at.astimezone(SHANGHAI).date())
    return Facts(notice_working_days=left)


def record(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    from arbitration.papers.elements import pairs

    hearing = next_hearing(row)
    assert hearing is not None
    typed = hearing.record
    return {
        "started_at": hearing.starts_at.astimezone(SHANGHAI),
        "ended_at": hearing.ends_at.astimezone(SHANGHAI),
        "hearing_place": _place(row),
        "tribunal": tribunal_record(row),
        "appearances": appearances(row),
        "preparation": speeches(
            typed.get("preparation") or typed.get("rights_read"),
            "书记员宣读仲裁庭纪律，仲裁员告知权利义务并询问是否申请回避；双方均表示清楚、不申请回避。",
        ),
        "investigation": speeches(
            typed.get("investigation") or typed.get("elements"), "双方对要素表逐项确认。"
        ),
        "elements": pairs(row),
        "debate": speeches(typed.get("debate"), ""),
        "final_opinions": speeches(typed.get("final_opinions") or typed.get("final_statements"), ""),
        "conciliation": speeches(typed.get("conciliation"), ""),
        "corrections": typed.get("corrections") or None,
    }


def appearances(row: Arbitration) -> list[dict[str, Any]]:
    """Who stood for which side, with the agent."""
    found = []
    for party in Party.objects.filter(case_file=row.case_file, left_on=None)[:120]:
        agent = Representation.objects.filter(party=party, until=None).first()
        found.append(
            {
                "role": ROLES[party.side],
                "name": party.name,
                "agent": f"{agent.name}（{agent.firm}）" if agent else None,
                "absent": False,
            }
        )
    return found


SPEAKERS = {
    "仲": "tribunal",
    "申": "applicant",
    "被": "respondent",
    "三": "third_party",
    "证": "witness",
    "书": "recorder",
}


def speeches(typed: Any, fallback: str) -> list[dict[str, str]]:
    """Lines of the record: “申：…” names the speaker, other lines are the tribunal's."""
    text = fallback if typed in (None, "", True) else str(typed)
    rows = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        tag, colon, rest = line.partition("：")
        speaker = SPEAKERS.get(tag) if colon else None
        rows.append({"who": speaker or "tribunal", "text": rest if speaker else line})
    return rows


HEARING = {
    "A19": Builder(tribunal, applies=lambda row: not is_fast(row), facts=panel_facts),
    "A19s": Builder(simple, applies=is_fast, facts=panel_facts),
    "A21": Builder(hearing_notice, facts=hearing_facts),
    "A27": Builder(record, facts=panel_facts),
}
