"""笔录全文: the words of a hearing record in order, as they are printed, read on the phone and signed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from arbitration.models import Arbitration, PartyRequest
from casework.models import Evidence, Hearing
from law.elements import elements

SPEAKERS = {
    "仲": "tribunal",
    "申": "applicant",
    "被": "respondent",
    "三": "third_party",
    "证": "witness",
    "书": "recorder",
}
TAGS = {code: tag for tag, code in SPEAKERS.items()}
Speech = dict[str, str]


@dataclass(frozen=True)
class Section:
    """One part of the record with its lines, and those that the paper prints as a table."""

    title: str
    lines: list[Speech]
    table: tuple[Speech, ...] = ()

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """The lines as they are read: the tag of who speaks, and the words."""
        return [(TAGS[line["who"]], line["text"]) for line in (*self.table, *self.lines)]


def record_sections(row: Arbitration, hearing: Hearing) -> list[Section]:
    """The parts of the record, papers 3.3 (A27): preparation, investigation, debate, last words, conciliation, corrections."""
    typed = hearing.record
    return [
        Section("开庭准备", [*_preparation(typed), *_oral_decisions(row, hearing)]),
        Section("庭审调查", investigation(row, typed), _elements(typed)),
        Section("庭审辩论", speeches(typed.get("debate"), "")),
        Section("最后意见", speeches(typed.get("final_opinions"), "")),
        Section("调解", _conciliation(typed)),
        Section("笔录更正", [*speeches(typed.get("corrections"), ""), *_granted(hearing)]),
    ]


def record_digest(row: Arbitration, hearing: Hearing) -> str:
    """SHA-256 of the record's text: who signs, signs these words, and other words are not signed by him."""
    parts = [f"{hearing.pk} {hearing.starts_at.isoformat()}"]
    for one in hearing.record.get("presence") or []:
        parts.append(f"{one['party']} {one['state']} {one.get('note', '')}")
    for section in record_sections(row, hearing):
        parts += [section.title, *(f"{tag}：{text}" for tag, text in section.spoken)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def investigation(row: Arbitration, typed: Mapping[str, Any]) -> list[Speech]:
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


def _elements(typed: Mapping[str, Any]) -> tuple[Speech, ...]:
    """The agreed and the disputed elements as they stood when the hearing ended, so that they are read and signed."""
    return tuple(
        {
            "who": "tribunal",
            "text": f"要素核对 {one['code']} {one['label']}：申请人“{one['worker'] or '／'}”，"
            f"被申请人“{one['employer'] or '／'}”，{one['confirmed']}。",
        }
        for one in typed.get("element_table") or []
    )


def speeches(typed: Any, fallback: str) -> list[Speech]:
    """Lines of the record: “申：…” names the speaker, other lines are the tribunal's."""
    text = fallback if typed in (None, "", True) else str(typed)
    rows = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        tag, colon, rest = line.partition("：")
        speaker = SPEAKERS.get(tag) if colon else None
        rows.append({"who": speaker or "tribunal", "text": rest if speaker else line})
    return rows


def _preparation(typed: Mapping[str, Any]) -> list[Speech]:
    """Discipline, identity, rights and the recusal question, with what was said on them."""
    said = speeches(typed.get("preparation"), "书记员宣读仲裁庭纪律，核对到庭人员身份，告知当事人权利义务。")
    sides = [
        {"who": who, "text": words}
        for who, key in (("applicant", "recusal_applicant"), ("respondent", "recusal_respondent"))
        if (words := str(typed.get(key) or "").strip())
    ]
    answer = str(typed.get("recusal") or "").strip() or ("" if sides else "双方均表示不申请回避。")
    return [*said, {"who": "tribunal", "text": f"询问是否申请回避：{answer}"}, *sides]


def _oral_decisions(row: Arbitration, hearing: Hearing) -> list[Speech]:
    """办案规则 art 12: an oral decision on recusal stands in the record (HRG-4)."""
    asked = PartyRequest.objects.filter(
        arbitration=row, kind=PartyRequest.Kind.RECUSAL, hearing=hearing, decided_on__isnull=False
    ).select_related("party", "about")
    lines = []
    for one in asked:
        if one.data.get("orally_decided") and one.party and one.about:
            result = "同意回避" if one.state == PartyRequest.State.GRANTED else "驳回回避申请"
            text = f"{one.party.name}当庭申请{one.about.full_name}回避，口头决定：{result}。{one.decision}"
            lines.append({"who": "tribunal", "text": text})
    return lines


def _conciliation(typed: Mapping[str, Any]) -> list[Speech]:
    outcome = (typed.get("conciliation") or {}).get("outcome")
    words = {
        "failed": "仲裁庭主持调解，双方未能达成一致。",
        "refused": "仲裁庭征询调解意愿，一方不同意调解。",
        "agreed": "仲裁庭主持调解，双方自愿达成一致，详见仲裁调解书。",
    }
    said = speeches((typed.get("conciliation") or {}).get("text"), "")
    return [{"who": "tribunal", "text": words.get(outcome or "", "仲裁庭依法主持调解。")}, *said]


def corrections_of(hearing: Hearing) -> list[PartyRequest]:
    """Every correction that was asked for, in order."""
    asked = PartyRequest.objects.filter(kind=PartyRequest.Kind.RECORD_CORRECTION, hearing=hearing)
    return list(asked.select_related("party").order_by("id"))


def _granted(hearing: Hearing) -> list[Speech]:
    """What was put right is part of the text; what was refused stands beside it and leaves the text as it was (HRG-12)."""
    return [
        {"who": "tribunal", "text": f"更正：{one.data['correction']}"}
        for one in corrections_of(hearing)
        if one.state == PartyRequest.State.GRANTED
    ]
