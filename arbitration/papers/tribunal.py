"""Papers on the tribunal and its dates: replacement, recusal, postponement (A19r, A20, A22)."""

from typing import Any

from arbitration.models import Arbitration, PartyRequest
from arbitration.papers.case_facts import tribunal_record
from arbitration.services.hearings.request_recusal import GROUNDS
from casework.clock import SHANGHAI
from casework.models import Event, Hearing, Party, User
from documents.builders import Builder

POSTS = {"arbitrator": "仲裁员", "recorder": "书记员", "presiding": "首席仲裁员"}
ROLES = {"applicant": "applicant", "respondent": "respondent", "third": "third_party"}
DECIDERS = {
    "commission": "劳动人事争议仲裁委员会",
    "head": "劳动人事争议仲裁委员会主任（受其委托的仲裁院负责人）",
}
Filled = dict[str, Any]


def _request(row: Arbitration, event: str, kind: str) -> PartyRequest:
    """The request that the latest event of this name speaks of."""
    found = Event.objects.filter(proceeding=row, name=event).order_by("-sequence").first()
    asked = PartyRequest.objects.filter(arbitration=row, kind=kind).select_related(
        "party", "about", "hearing"
    )
    return asked.get(pk=found.data["request"]) if found else asked.latest("id")


def _requester(asked: PartyRequest) -> Filled:
    assert asked.party is not None
    return {
        "requester": asked.party.name,
        "requester_role": ROLES[asked.party.side],
        "requested_on": asked.received_on,
    }


def _post(row: Arbitration, asked: PartyRequest) -> str:
    held = (
        row.assignments.filter(user=asked.about, role__in=["arbitrator", "recorder"]).order_by("-id").first()
    )
    if held is None:
        return "仲裁庭成员"
    return POSTS["presiding"] if held.reason == "presiding" else POSTS[held.role]


def _recusal(row: Arbitration, event: str) -> tuple[PartyRequest, Filled]:
    asked = _request(row, event, PartyRequest.Kind.RECUSAL)
    assert asked.about is not None
    about = {
        "about": asked.about.full_name,
        "post": _post(row, asked),
        "ground": GROUNDS[asked.data["ground"]],
    }
    return asked, {**_requester(asked), **about}


def recusal_request(row: Arbitration, addressee: Party | None) -> Filled:
    asked, filled = _recusal(row, "arbitration.recusal.requested")
    return {**filled, "facts": asked.text, "orally": bool(asked.data.get("orally"))}


def recusal_decision(row: Arbitration, addressee: Party | None) -> Filled:
    asked, filled = _recusal(row, "arbitration.recusal.decided")
    return {
        **filled,
        "granted": asked.state == PartyRequest.State.GRANTED,
        "facts": _sentence(asked.decision),
        "decided_by": DECIDERS[asked.data.get("decided_by", "head")],
        "decided_on": asked.decided_on,
    }


def member_notice(row: Arbitration, addressee: Party | None) -> Filled:
    event = row.events.filter(name="arbitration.tribunal.member_replaced").latest("sequence")
    names = {
        user.pk: user.full_name
        for user in User.objects.filter(pk__in=[event.data["left"], event.data["came"]])
    }
    post = POSTS["presiding"] if event.data["seat"] == "presiding" else POSTS[event.data["role"]]
    return {
        "tribunal": tribunal_record(row),
        "left": names[event.data["left"]],
        "came": names[event.data["came"]],
        "post": post,
        "ground": event.data["reason"].rstrip("。"),
    }


def postponement_request(row: Arbitration, addressee: Party | None) -> Filled:
    asked = _request(row, "arbitration.hearing.postponement_requested", PartyRequest.Kind.POSTPONEMENT)
    assert asked.hearing is not None
    return {
        **_requester(asked),
        "hearing_at": asked.hearing.starts_at.astimezone(SHANGHAI),
        "facts": asked.text,
        "in_time": asked.in_time,
    }


def postponement_notice(row: Arbitration, addressee: Party | None) -> Filled:
    event = row.events.filter(name="arbitration.hearing.postponed").latest("sequence")
    old = Hearing.objects.get(pk=event.data["hearing"])
    new = row.hearings.filter(status=Hearing.Status.SET).select_related("room").first()
    asked = PartyRequest.objects.filter(pk__in=event.data.get("requests") or []).select_related("party")
    names = [one.party.name for one in asked if one.party is not None]
    return {
        "hearing_at": old.starts_at.astimezone(SHANGHAI),
        "reason": _sentence(event.data["reason"]),
        "requester": "、".join(names) or None,
        "new_at": new.starts_at.astimezone(SHANGHAI) if new else None,
        "new_place": new.place if new else None,
    }


def postponement_refusal(row: Arbitration, addressee: Party | None) -> Filled:
    asked = _request(row, "arbitration.hearing.postponement_refused", PartyRequest.Kind.POSTPONEMENT)
    assert asked.hearing is not None
    return {
        **_requester(asked),
        "hearing_at": asked.hearing.starts_at.astimezone(SHANGHAI),
        "hearing_place": asked.hearing.place,
        "reason": _sentence(asked.decision),
    }


def _sentence(text: str) -> str:
    """What somebody typed, ending as a sentence."""
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


TRIBUNAL = {
    "A19r": Builder(member_notice),
    "A20q": Builder(recusal_request),
    "A20": Builder(recusal_decision),
    "A22q": Builder(postponement_request),
    "A22": Builder(postponement_notice),
    "A22r": Builder(postponement_refusal),
}
