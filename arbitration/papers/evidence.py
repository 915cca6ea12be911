"""Papers on evidence: order to produce, receipt, list, investigation, appraisal (A17b, A17r, A18, 1.6, A28)."""

from typing import Any

from arbitration.models import Arbitration, Investigation, PartyRequest
from casework.clock import SHANGHAI
from casework.models import Event, Evidence, Party
from documents.builders import Builder
from law.elements import elements

CATEGORIES = {
    "document": "书证", "object": "物证", "recording": "视听资料", "electronic": "电子数据", "witness": "证人证言",
    "statement": "当事人陈述", "appraisal": "鉴定意见", "inspection": "勘验笔录",
}  # fmt: skip
FORMS = {"original": "原件", "copy": "复印件", "print": "打印件", "electronic": "电子件"}
LATE = {
    "waiting": "逾期，待决定",
    "admitted": "逾期，予以采纳",
    "admonished": "逾期，采纳并训诫",
    "refused": "逾期，不予采纳",
}
TAKEN = {"taken": "采信", "partly": "部分采信", "not_taken": "不采信"}
VIEWS = {"accepted": "认可", "denied": "不认可", "to_check": "需核实"}
REFUSED = "arbitration.investigation_request.refused"
Filled = dict[str, Any]


def _last(row: Arbitration, event: str) -> Event:
    return Event.objects.filter(proceeding=row, name=event).latest("sequence")


def _items(row: Arbitration, addressee: Party | None) -> list[Evidence]:
    mine = Evidence.objects.filter(case_file=row.case_file_id, party=addressee)
    return list(mine.prefetch_related("opinions__party").order_by("ordinal", "id")[:300])


def _rows(items: list[Evidence]) -> list[Filled]:
    """The items with continuous page numbers through the side's bundle (papers 1.6)."""
    rows, page = [], 1
    for item in items:
        rows.append(_row(item, page))
        page += item.pages
    return rows


def _row(item: Evidence, page: int) -> Filled:
    element = elements().get(item.element)
    about = f"{item.element}{element.zh}" if element else ""
    return {
        "seq": item.ordinal,
        "name": item.name,
        "category": CATEGORIES.get(item.category) or item.kind or None,
        "source": item.source or None,
        "form": FORMS.get(item.form, "") + ("（原件已核对）" if item.original_seen else "") or None,
        "span": f"{page}—{page + item.pages - 1}" if item.pages > 1 else str(page),
        "pages": item.pages,
        "proves": "：".join(filter(None, (about, item.proves))) or None,
        "submitted_on": item.submitted_at.astimezone(SHANGHAI).date(),
        "late": "：".join(filter(None, (LATE.get(item.late, ""), item.late_reason))) or None,
        "opinion": "；".join(_opinion(one) for one in item.opinions.all() if not one.superseded) or None,
        "finding": "：".join(filter(None, (TAKEN.get(item.taken, ""), item.finding))) or None,
    }


def _opinion(one: Any) -> str:
    said = "，".join(
        f"{word}{VIEWS[view]}"
        for word, view in (("真实性", one.authenticity), ("合法性", one.legality), ("关联性", one.relevance))
    )
    return f"{said}（{one.reason}）" if one.reason else said


def receipt(row: Arbitration, addressee: Party | None) -> Filled:
    items = _items(row, addressee)
    event = Event.objects.filter(
        case_file=row.case_file_id, name="casework.evidence.submitted", party=addressee
    ).latest("sequence")
    return {
        "items": _rows(items),
        "receiver": event.user.full_name if event.user else None,
        "received_at": event.at.astimezone(SHANGHAI),
    }


def evidence_list(row: Arbitration, addressee: Party | None) -> Filled:
    return {"items": _rows(_items(row, addressee))}


def _has_items(row: Arbitration, addressee: Party) -> bool:
    return Evidence.objects.filter(case_file=row.case_file_id, party=addressee).exists()


def order(row: Arbitration, addressee: Party | None) -> Filled:
    event = _last(row, "arbitration.evidence.ordered")
    asked = PartyRequest.objects.get(pk=event.data["request"])
    return {"items": asked.data["items"], "due_on": event.data["due"], "reason": asked.decision.rstrip("。")}


def _ordered(row: Arbitration, addressee: Party) -> bool:
    return _last(row, "arbitration.evidence.ordered").party_id == addressee.pk


def investigation_refusal(row: Arbitration, addressee: Party | None) -> Filled:
    event = _last(row, REFUSED)
    asked = PartyRequest.objects.get(pk=event.data["request"])
    return {
        "requested_on": asked.received_on,
        "items": asked.data["items"],
        "reason": asked.decision.rstrip("。"),
    }


def _refused_to(row: Arbitration, addressee: Party) -> bool:
    return _last(row, REFUSED).party_id == addressee.pk


def investigation(row: Arbitration, addressee: Party | None) -> Filled:
    made = Investigation.objects.filter(arbitration=row).latest("id")
    return {
        "started_at": made.starts_at.astimezone(SHANGHAI),
        "ended_at": made.ends_at.astimezone(SHANGHAI),
        "place": made.place,
        "investigators": [person.full_name for person in made.investigators.order_by("pk")],
        "recorder": made.recorder.full_name if made.recorder else None,
        "inspection": made.kind == Investigation.Kind.INSPECTION,
        "asked": made.asked or None,
        "asked_id": made.asked_id or None,
        "relation": made.relation or None,
        "lines": [line.strip() for line in made.text.splitlines() if line.strip()],
    }


def appraisal(row: Arbitration, addressee: Party | None) -> Filled:
    event = _last(row, "arbitration.appraisal.entrusted")
    asked = PartyRequest.objects.select_related("party").get(pk=event.data["request"])
    given = asked.data
    return {
        "appraiser": given["body"],
        "material": given["material"],
        "question": given["question"],
        "due_on": given["due"],
        "fee": given["fee"],
        "advanced_by": asked.party.name if asked.party else "申请鉴定的当事人",
    }


EVIDENCE = {
    "A17b": Builder(order, concerns=_ordered),
    "A18": Builder(receipt, concerns=lambda row, addressee: _has_receipt(row, addressee)),
    "EVL": Builder(evidence_list, concerns=_has_items),
    "A17r": Builder(investigation_refusal, concerns=_refused_to),
    "A28": Builder(investigation),
    "A28e": Builder(appraisal),
}


def _has_receipt(row: Arbitration, addressee: Party) -> bool:
    """A receipt answers a handing in; what came with the application stands in its own receipt (A03)."""
    given = Event.objects.filter(
        case_file=row.case_file_id, name="casework.evidence.submitted", party=addressee
    )
    return _has_items(row, addressee) and given.exists()
