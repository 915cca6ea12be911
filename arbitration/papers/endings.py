"""Papers of the endings without an award, and the sheet that closes every case (A30t, A39, A43)."""

from datetime import date, datetime
from typing import Any

from arbitration.models import Arbitration
from arbitration.papers.case_facts import handler_name, tribunal_record
from casework.clock import SHANGHAI
from casework.models import Event, Party
from documents.builders import Builder
from documents.models import Paper, Service

WITHDRAWN = "arbitration.application.withdrawn"
DEEMED = "arbitration.application.deemed_withdrawn"
ONE_DEEMED = "arbitration.applicant.deemed_withdrawn"
TERMINATED = "arbitration.case.terminated"
SETTLED = {
    "performed": "双方已自行和解，和解协议已经履行完毕。",
    "open": "双方已自行和解，和解协议尚未履行完毕；本委已告知申请人可以请求制作仲裁调解书。",
}
WAYS = {
    "arbitration.award.made": "仲裁裁决",
    "arbitration.conciliation.reached": "仲裁调解",
    WITHDRAWN: "撤回仲裁申请",
    DEEMED: "按撤回仲裁申请处理",
    TERMINATED: "终止审理",
}
RESULTS = ("A32", "A33", "A34", "A37-1", "A37-2", "A39", "A39d", "A30t")


def _last(row: Arbitration, *names: str) -> Event:
    return Event.objects.filter(proceeding=row, name__in=names).select_related("party", "user").latest("id")


def withdrawal(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """准予撤回: voluntary, lawful; it may be filed again (R-9)."""
    event = _last(row, WITHDRAWN)
    return {
        "accepted_on": row.accepted_on,
        "formed_on": row.formed_on,
        "withdrawn_on": event.on,
        "settled": SETTLED.get(event.data.get("settled") or ""),
    }


def withdrawal_record(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = _last(row, WITHDRAWN)
    return {
        "withdrawn_on": event.on,
        "reason": event.private.get("reason") or "未说明",
        "interview": event.private.get("interview", ""),
        "asked_by": event.user.full_name if event.user else handler_name(row),
    }


def was_interviewed(row: Arbitration) -> bool:
    """Whether the applicant was asked for his true will, and the answer is on file."""
    event = Event.objects.filter(proceeding=row, name=WITHDRAWN).last()
    return bool(event and event.data.get("interviewed"))


def deemed(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """按撤回处理: when and how the notice was served, and the hearing that was missed (R-8)."""
    return _deemed_by(row, _last(row, DEEMED))


def one_deemed(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """The same on one of several applicants; the others go on (办案规则 art 39)."""
    event = row.events.filter(name=ONE_DEEMED, party=addressee).latest("sequence")
    return {**_deemed_by(row, event), "others_go_on": True}


def was_deemed(row: Arbitration, party: Party) -> bool:
    """Whether this applicant was treated as withdrawn alone."""
    return row.events.filter(name=ONE_DEEMED, party=party).exists()


def _deemed_by(row: Arbitration, event: Event) -> dict[str, Any]:
    absent = event.party
    assert absent is not None
    service = Service.objects.filter(
        paper__proceeding=row,
        paper__kind__in=("A21", "A21c"),
        addressee=absent,
        state=Service.State.COMPLETED,
    ).last()
    method = event.data.get("method") or "direct"
    return {
        "accepted_on": row.accepted_on,
        "absent": absent.name,
        "hearing_at": datetime.fromisoformat(event.data["hearing_at"]).astimezone(SHANGHAI),
        "notice_on": date.fromisoformat(event.data["notice_on"]),
        "method": "electronic" if method == "simple" else method,
        "receipt": f"回执号{service.tracking_no}" if service and service.tracking_no else None,
        "decided_on": event.on,
    }


def termination(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = _last(row, TERMINATED)
    docketed = event.data.get("docketed_on")
    return {
        "accepted_on": row.accepted_on,
        "ground": event.data["ground"],
        "court": event.data.get("court"),
        "docketed_on": date.fromisoformat(docketed) if docketed else None,
        "reason": event.private.get("reason", "").rstrip("。") + "。",
        "decided_on": event.on,
    }


def closing_sheet(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """结案审批: how and when the case ended, under which numbers, and who signed for it."""
    event = _last(row, *WAYS)
    issued = Paper.objects.filter(proceeding=row, kind__in=RESULTS, state=Paper.State.ISSUED).order_by(
        "number"
    )
    numbers = list(dict.fromkeys(issued.exclude(number="").values_list("number", flat=True)))
    return {
        "accepted_on": row.accepted_on,
        "ended_on": event.on,
        "way": WAYS[event.name],
        "paper_numbers": "、".join(numbers) or row.number,
        "approver": row.approved_by.full_name if row.approved_by else None,
        "tribunal": tribunal_record(row),
        "note": None,
    }


def _accepted(row: Arbitration) -> bool:
    return row.accepted_on is not None


ENDINGS = {
    "A39": Builder(withdrawal, applies=_accepted),
    "A39i": Builder(withdrawal_record, applies=was_interviewed),
    "A39d": Builder(deemed),
    "A39o": Builder(one_deemed, concerns=was_deemed),
    "A30t": Builder(termination),
    "A43": Builder(closing_sheet, applies=_accepted),
}
