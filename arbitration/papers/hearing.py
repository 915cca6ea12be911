"""Papers from the forming of the tribunal to the hearing record (A19–A27)."""

from collections.abc import Mapping
from typing import Any

from arbitration.models import Arbitration
from arbitration.papers.case_facts import next_hearing, tribunal_record
from arbitration.papers.filing import is_fast
from casework.clock import SHANGHAI, today
from casework.models import Evidence, Party, Representation
from documents.builders import Builder
from documents.checks import Facts
from documents.typesetting.dates import arabic_date
from law.elements import elements
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
        "appearances": appearances(row, typed),
        "preparation": _preparation(typed),
        "investigation": investigation(row, typed),
        "elements": pairs(row),
        "debate": speeches(typed.get("debate"), ""),
        "final_opinions": speeches(typed.get("final_opinions"), ""),
        "conciliation": _conciliation(typed),
        "corrections": typed.get("corrections") or None,
    }


def investigation(row: Arbitration, typed: Mapping[str, Any]) -> list[dict[str, str]]:
    """What was asked and answered: agreed elements read out, each disputed one, the opinions on each evidence."""
    lines = speeches(typed.get("investigation"), "双方对要素表逐项确认，无争议的要素当庭宣读。")
    if typed.get("agreed_read"):
        lines.insert(0, {"who": "tribunal", "text": "当庭宣读双方无争议的要素，双方确认无误。"})
    known, examined = elements(), typed.get("elements") or {}
    for code, said in examined.items():
        lines.append({"who": "tribunal", "text": f"就“{known[code].zh}”进行调查。"})
        lines += speeches(said, "")
    opinions = typed.get("evidence") or {}
    items = Evidence.objects.filter(case_file=row.case_file_id, pk__in=[int(pk) for pk in opinions])
    for item in items.select_related("party"):
        side = {"applicant": "申请人", "respondent": "被申请人"}.get(item.party.side, "第三人")
        lines.append({"who": "tribunal", "text": f"出示{side}提交的证据“{item.name}”，由对方质证。"})
        lines += speeches(opinions[str(item.pk)], "")
    return lines


def _preparation(typed: Mapping[str, Any]) -> list[dict[str, str]]:
    """Discipline, identity, rights and the recusal question, with what was said on them."""
    said = speeches(typed.get("preparation"), "书记员宣读仲裁庭纪律，核对到庭人员身份，告知当事人权利义务。")
    answer = str(typed.get("recusal") or "").strip() or "双方均表示不申请回避。"
    return [*said, {"who": "tribunal", "text": f"询问是否申请回避：{answer}"}]


def _conciliation(typed: Mapping[str, Any]) -> list[dict[str, str]]:
    outcome = (typed.get("conciliation") or {}).get("outcome")
    words = {
        "failed": "仲裁庭主持调解，双方未能达成一致。",
        "refused": "仲裁庭征询调解意愿，一方不同意调解。",
        "agreed": "仲裁庭主持调解，双方自愿达成一致，详见仲裁调解书。",
    }
    said = speeches((typed.get("conciliation") or {}).get("text"), "")
    return [{"who": "tribunal", "text": words.get(outcome or "", "仲裁庭依法主持调解。")}, *said]


def appearances(row: Arbitration, typed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who stood for which side, with the agent; an absent party with the proof of its notice."""
    states = {one.get("party"): one.get("state") for one in typed.get("presence") or []}
    found = []
    for party in Party.objects.filter(case_file=row.case_file, left_on=None)[:120]:
        agent = Representation.objects.filter(party=party, until=None).first()
        found.append(
            {
                "role": ROLES[party.side],
                "name": party.name,
                "agent": f"{agent.name}（{agent.firm}）" if agent else None,
                "absent": states.get(party.pk) == "absent",
                "service_proof": _notified(row, party) if states.get(party.pk) == "absent" else None,
            }
        )
    return found


def _notified(row: Arbitration, party: Party) -> str | None:
    """The proof that the hearing notice was served on an absent party; without it no default follows (HRG-7)."""
    told = row.events.filter(name="arbitration.hearing.notified", party=party).last()
    return f"{arabic_date(told.on)}送达开庭通知书" if told else None


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
