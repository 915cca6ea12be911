"""Make the PDF of an issued paper and seal it, once; the job may be delivered more than once."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from documents.models import Paper
from documents.rendering.errors import PaperError
from documents.sealing.keys import KeyFault
from documents.services.issue_paper import printed_context
from documents.services.seal_paper import Sealed, seal_bytes


def draw(payload: dict[str, Any]) -> dict[str, Any]:
    """The slow half of the job documents.render, outside any transaction: {"paper": id} and its bytes or its error."""
    paper = Paper.objects.select_related("organisation").get(pk=payload["paper"])
    if paper.sha256 or paper.state == Paper.State.DRAFT:
        return payload
    try:
        pdf = paper_pdf(paper)
        if not paper.kind_entry.seal:
            return payload | {"pdf": pdf}
        sealed = seal_bytes(pdf, paper.organisation)
        return payload | {"pdf": sealed.pdf, "sealed": sealed}
    except (PaperError, KeyFault) as error:
        return payload | {"error": type(error).__name__}


def keep(payload: dict[str, Any]) -> None:
    """The quick half: file, digest, seal, or the kind of error are written once."""
    paper = Paper.objects.select_for_update().get(pk=payload["paper"])
    pdf = payload.get("pdf")
    if paper.sha256 or (pdf is None and "error" not in payload):
        return
    paper.render_error = payload.get("error", "")
    if pdf is not None:
        paper.sha256 = hashlib.sha256(pdf).hexdigest()
        paper.file.save(f"{paper.kind}-{paper.pk}.pdf", ContentFile(pdf), save=False)
        _note_seal(paper, payload.get("sealed"))
    paper.save()


def _note_seal(paper: Paper, sealed: Sealed | None) -> None:
    if sealed is not None:
        paper.sealed_at, paper.seal_subject = sealed.at, sealed.subject
        paper.seal_fingerprint, paper.seal_certificate_id = sealed.fingerprint, sealed.certificate


def render_paper(pk: int) -> Paper:
    """Render the frozen data, seal it, and keep file and digest. A paper that cannot be made keeps the kind of its error."""
    drawn = draw({"paper": pk})
    with transaction.atomic():
        keep(drawn)
    return Paper.objects.get(pk=pk)


def paper_pdf(paper: Paper) -> bytes:
    """The bytes of a paper before its seal: a draft with its watermark, or the issued one with its data inside."""
    from documents.rendering.drawing import render_pdf
    from documents.rendering.html import render_html

    context = printed_context(paper)
    html = render_html(paper.kind, context)
    if paper.state == Paper.State.DRAFT:
        return render_pdf(html, draft=True)
    return render_pdf(html, data={name: value for name, value in context.items() if name != "layout"})
