"""Papers from the forming of the tribunal to the hearing record (A19–A27)."""

from collections.abc import Mapping
from typing import Any

from arbitration.models import Arbitration, PartyRequest
from arbitration.papers.case_facts import next_hearing, tribunal_record
from arbitration.papers.filing import is_fast
from arbitration.services.elements.compared import element_table
from arbitration.services.hearings.default_facts import NOTIFIED
from arbitration.services.hearings.record_text import corrections_of, record_digest, record_sections
from casework.clock import SHANGHAI, today
from casework.drawing import drawing_uri
from casework.models import Hearing, Party, Representation, Room
from documents.builders import Builder
from documents.catalogue.kinds import find_kind
from documents.checks import Facts
from documents.typesetting.dates import arabic_date
from law.workdays import calendar

SIDES = {"applicant": "申请人", "respondent": "被申请人", "third": "第三人"}
AS = {"party": "", "agent": "的代理人", "witness": "申请的证人"}
ROLES = {"applicant": "applicant", "respondent": "respondent", "third": "third_party"}


def tribunal(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return {"tribunal": tribunal_record(row)}


def simple(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    hearing = next_hearing(row)
    return {
        "tribunal": tribunal_record(row),
        "reason": "本案事实清楚、权利义务关系明确、争议不大，符合《劳动人事争议仲裁办案规则》第五十六条规定",
        "hearing_at": hearing.starts_at.astimezone(SHANGHAI) if hearing else None,
        "hearing_place": hearing_place(row),
    }


def hearing_place(row: Arbitration) -> str | None:
    hearing = next_hearing(row)
    return hearing.place if hearing else None


def panel_facts(row: Arbitration, addressee: Party | None) -> Facts:
    formed = row.events.filter(name="arbitration.tribunal.formed").last()
    excused = bool(formed and formed.data.get("sole_reason"))
    return Facts(panel_required=row.case_file.collective and not excused)


def hearing_notice(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    hearing = next_hearing(row)
    assert hearing is not None
    return {
        "hearing_at": hearing.starts_at.astimezone(SHANGHAI),
        "hearing_place": hearing_place(row),
        "online": _online(hearing),
        "closed_reason": closed_reason(row, hearing),
        "sent_on": today(),
        "still_missing": row.promise_items if _applies_himself(addressee) else [],
    }


def _applies_himself(addressee: Party | None) -> bool:
    """Only the applicant has promised papers (FAST-6)."""
    return addressee is not None and addressee.side == Party.Side.APPLICANT


def _online(hearing: Hearing) -> str | None:
    """The platform and the link of an online room; the device is tested before, and consent is on file (规则 60)."""
    if hearing.room.kind != Room.Kind.ONLINE:
        return None
    told = "，".join(filter(None, (hearing.room.platform, hearing.room.link)))
    return f"{told}。请在开庭前测试设备和网络" if told else "平台和入口另行告知。请在开庭前测试设备和网络"


def closed_reason(row: Arbitration, hearing: Hearing) -> str | None:
    """Why the hearing is not public (办案规则 art 25); None when it is."""
    told = row.events.filter(name="arbitration.hearing.closed_to_public", data__hearing=hearing.pk).last()
    return str(told.data["ground"]) if told and not hearing.public else None


def hearing_facts(row: Arbitration, addressee: Party | None) -> Facts:
    """Working days left before the hearing, counted from today's issue: the receipt can only be later."""
    hearing = next_hearing(row)
    assert hearing is not None
    left = calendar().workdays_between(today(), hearing.starts_at.astimezone(SHANGHAI).date())
    return Facts(notice_working_days=left)


def record(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    hearing = recorded(row)
    assert hearing is not None
    typed, signed = hearing.record, signatures(row, hearing)
    return {
        "started_at": hearing.starts_at.astimezone(SHANGHAI),
        "ended_at": hearing.ends_at.astimezone(SHANGHAI),
        "hearing_place": hearing.place,
        "tribunal": tribunal_record(row),
        "appearances": appearances(row, typed),
        **dict(zip(PARTS, (part.lines for part in record_sections(row, hearing)), strict=True)),
        "elements": typed["element_table"] if "element_table" in typed else element_table(row),
        "refused_corrections": _refused(hearing),
        "signatures": signed,
        "signed_foot": signed_foot(signed),
        "closed_reason": None if hearing.public else "依当事人申请",
    }


# What changes the record: the paper drawn before it is drawn anew, in the place of the one before.
RECORD_EVENTS = find_kind("A27").due_on


def recorded(row: Arbitration) -> Hearing | None:
    """The hearing whose record was made or changed last; a later hearing that is only set has no record yet (HRG-12)."""
    last = row.events.filter(name__in=RECORD_EVENTS).last()
    held = row.hearings.filter(status=Hearing.Status.HELD).select_related("room")
    mine = held.filter(pk=last.data.get("hearing")).first() if last else None
    return mine or held.order_by("starts_at").last() or next_hearing(row)


PARTS = ("preparation", "investigation", "debate", "final_opinions", "conciliation", "corrections")


def _refused(hearing: Hearing) -> list[str]:
    """HRG-12: a correction that was refused stays in the record, with the reason."""
    return [
        f"{one.party.name if one.party else ''}申请更正：{one.text}。未予更正，理由：{one.decision}"
        for one in corrections_of(hearing)
        if one.state == PartyRequest.State.REJECTED
    ]


def signatures(row: Arbitration, hearing: Hearing) -> list[dict[str, Any]]:
    """Who has signed these words, how and when; a signature under other words prints as void."""
    digest = record_digest(row, hearing)
    return [
        {
            "who": one.get_role_display() if one.party is None else SIDES[one.party.side] + AS[one.role],
            "name": one.name,
            "method": one.method,
            "image": drawing_uri(one.drawing) if one.drawing else None,
            "signed_at": one.signed_at.astimezone(SHANGHAI),
            "note": one.note or None,
            "void": one.method != "refused" and one.record_sha256 != digest,
        }
        for one in hearing.signatures.select_related("party")
    ]


FOOT = 5


def signed_foot(signed: list[dict[str, Any]]) -> list[str]:
    """Who stands for the words of every page, and when; so many as fit, the rest are in the table at the end (HRG-12)."""
    good = [one for one in signed if not one["void"]]
    lines = [
        f"{one['name']} {'拒绝签名' if one['method'] == 'refused' else '已签'} {one['signed_at']:%m-%d %H:%M}"
        for one in good[:FOOT]
    ]
    return [*lines, f"等{len(good)}人，见末页"] if len(good) > FOOT else lines


def appearances(row: Arbitration, typed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who stood for which side, with the agent; an absent party with the proof of its notice."""
    states = {one.get("party"): one.get("state") for one in typed.get("presence") or []}
    after = {one["party"]: one for one in typed.get("absences") or []}
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
                "consequence": _consequence(after.get(party.pk)),
            }
        )
    return found


def _notified(row: Arbitration, party: Party) -> str:
    """What the file proves of the notice to an absent party (HRG-7)."""
    told = row.events.filter(name__in=NOTIFIED, party=party).last()
    return f"{arabic_date(told.on)}送达开庭通知书" if told else "没有开庭通知书的送达证明"


def _consequence(absence: Mapping[str, Any] | None) -> str | None:
    """What the law lets follow from this absence; a person decides on it."""
    if absence is None:
        return None
    if absence["answer"] == "yes":
        return str(absence["findings"]["consequence_text"])
    return "不产生缺席后果" if absence["answer"] == "no" else "缺席后果待查明"


def _is_set(row: Arbitration) -> bool:
    """A hearing that was called off, by a suspension for instance, leaves no notice to be sent."""
    return next_hearing(row) is not None


HEARING = {
    "A19": Builder(tribunal, applies=lambda row: not is_fast(row), facts=panel_facts),
    "A19s": Builder(simple, applies=is_fast, facts=panel_facts),
    "A21": Builder(hearing_notice, applies=_is_set, facts=hearing_facts),
    "A27": Builder(record, facts=panel_facts),
}
