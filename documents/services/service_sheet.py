"""送达回证, and the record of leaving or posting, as sheets made from what was recorded; nothing on them is typed again."""

from typing import Any

from django.db.models import Prefetch

from documents.models import Paper, Service, ServiceProof
from documents.services.case_data import case_data, party_record

_KINDS = {"retained": "A41L", "posted": "A41L"}
_EMPTY = {"number": "", "issued_on": None, "verification_code": None, "verification_url": None}


def service_sheet(service: Service) -> bytes:
    """The sheet of the whole envelope as PDF: A41, or the record of leaving or posting (papers.md A41)."""
    return sheet_pdf(*sheet_data(service))


def sheet_pdf(code: str, data: dict[str, Any]) -> bytes:
    """A sheet that is no paper of its own: without number, day of issue and verification."""
    from documents.rendering.drawing import render_pdf
    from documents.rendering.html import render_html

    shown = {"paper": _EMPTY | {"draft": False, "replaces": None}}
    return render_pdf(render_html(code, data | shown))


def sheet_data(service: Service) -> tuple[str, dict[str, Any]]:
    """The kind of the sheet and its fields."""
    rows = envelope_of(service)
    papers = [{"title": one.paper.title, "number": one.paper.number or None, "copies": 1} for one in rows]
    proofs = list(service.proofs.all())
    data = case_data(service.paper.proceeding, fields=()) | {
        "addressee": party_record(service.addressee),
        "address": service.address or None,
        "papers": papers,
        "method": service.method,
        "tracking": service.tracking_no or None,
        "e_address": service.electronic_address or None,
        "arrived_at": service.arrived_at,
        "proxy": service.signed_by if service.relation else None,
        "proxy_relation": service.relation or None,
        "proxy_id": service.signer_id_tail or None,
        "signed_by": None if service.relation else service.signed_by or None,
        "signed_on": service.done_on if service.signed_by else None,
        "refusal": _refusal(service),
        "witness": service.witness or (_numbers(proofs) or None),
        "servers": [one for one in _split(service.servers) if one],
        "note": _note(service),
        "left_on": service.attempted_on,
        "effective_on": service.effective_on or service.expected_on,
        "proofs": [f"{one.get_kind_display()}（影像编号{one.pk}）" for one in proofs],
    }
    return _KINDS.get(service.method, "A41"), data


def envelope_of(service: Service) -> list[Service]:
    """The services of the same envelope, the given one first when it went alone."""
    if not service.envelope:
        return [service]
    rows = Service.objects.filter(envelope=service.envelope, addressee=service.addressee_id)
    return list(
        rows.prefetch_related(Prefetch("paper", Paper.objects.defer("content", "void_reason"))).order_by("id")
    )


def _refusal(service: Service) -> str | None:
    if service.refused or service.failure_kind == Service.Failure.REFUSED:
        return service.failure or "受送达人拒绝签收"
    return None


def _numbers(proofs: list[ServiceProof]) -> str:
    return "影像编号" + "、".join(str(one.pk) for one in proofs) if proofs else ""


def _split(text: str) -> list[str]:
    for sign in "，,;；/\n":
        text = text.replace(sign, "、")
    return [one.strip() for one in text.split("、")]


def _note(service: Service) -> str | None:
    if service.state == Service.State.FAILED:
        return f"未能送达：{service.failure}"
    if service.method == Service.Method.PUBLIC_NOTICE:
        return f"公告媒体：{service.medium}。原因和经过：{service.grounds}"
    if service.effective_on and service.rule in ("SRV-8", "SRV-9"):
        day = service.effective_on
        ground = "受送达人拒收" if service.rule == "SRV-8" else "按确认的送达地址邮寄被退回"
        return f"{ground}，视为{day.year}年{day.month}月{day.day}日送达（{service.rule}）。"
    return None
