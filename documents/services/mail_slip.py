"""劳动人事仲裁专递: the slip that goes on the envelope, from the papers inside and the address that the party has confirmed."""

from collections.abc import Sequence
from typing import Any

from casework.models import Party, Proceeding
from documents.models import Paper, Service
from documents.services.case_data import case_data, party_record
from documents.services.record_service import current_confirmation
from documents.services.service_sheet import envelope_of, sheet_pdf

KIND = "A41E"
_INSIDE = {"A11": "acceptance", "A16": "answer", "A17": "evidence", "A21": "hearing"}
_RESULTS = ("award", "conciliation")


def mail_slip(proceeding: Proceeding, party: Party, papers: Sequence[Paper], *, tracking: str = "") -> bytes:
    """The slip of one envelope as PDF (papers.md 3.6; SRV-3)."""
    return sheet_pdf(KIND, slip_data(proceeding, party, papers, tracking=tracking))


def slip_of(service: Service) -> bytes:
    """The slip of an envelope that was sent by post, with its tracking number."""
    papers = [one.paper for one in envelope_of(service)]
    return mail_slip(service.paper.proceeding, service.addressee, papers, tracking=service.tracking_no)


def slip_data(
    proceeding: Proceeding, party: Party, papers: Sequence[Paper], *, tracking: str = ""
) -> dict[str, Any]:
    """What the slip prints; the address of the confirmation counts, and what the confirmation leaves open comes from the party."""
    said = current_confirmation(party)
    if said is not None and said.refused:
        said = None
    return case_data(proceeding, fields=()) | {
        "addressee": party_record(party),
        "address": (said and said.address) or party.service_address or party.residence or "（地址不明）",
        "recipient": (said and said.recipient) or party.name,
        "phone": (said and said.phone) or party.phone or None,
        "proxy": (said and said.proxy) or None,
        "proxy_phone": (said and said.proxy_phone) or None,
        "confirmed": said is not None,
        "tracking": tracking or None,
        "contents": sorted({_inside(one) for one in papers}),
        "papers": [{"title": one.title, "number": one.number or None, "copies": 1} for one in papers],
    }


def _inside(paper: Paper) -> str:
    if paper.kind_entry.effect in _RESULTS:
        return "result"
    return _INSIDE.get(paper.kind, "other")
