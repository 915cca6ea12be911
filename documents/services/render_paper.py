"""Make the PDF of an issued paper, once; the job may be delivered more than once."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from documents.models import Paper
from documents.rendering.errors import PaperError
from documents.services.issue_paper import printed_context


def run_render(payload: dict[str, Any]) -> None:
    """The job documents.render: {"paper": id}."""
    render_paper(payload["paper"])


def render_paper(pk: int) -> Paper:
    """Render the frozen data and store file and digest. A paper that cannot be made keeps the kind of its error."""
    with transaction.atomic():
        paper = Paper.objects.select_for_update().get(pk=pk)
        if paper.sha256 or paper.state == Paper.State.DRAFT:
            return paper
        try:
            pdf = paper_pdf(paper)
        except PaperError as error:
            paper.render_error = type(error).__name__
        else:
            paper.sha256 = hashlib.sha256(pdf).hexdigest()
            paper.render_error = ""
            paper.file.save(f"{paper.kind}-{paper.pk}.pdf", ContentFile(pdf), save=False)
        paper.save()
    return paper


def paper_pdf(paper: Paper) -> bytes:
    """The bytes of a paper: a draft with its watermark, or the issued one with its data inside."""
    from documents.rendering.html import render_html
    from documents.rendering.pdf import render_pdf

    context = printed_context(paper)
    html = render_html(paper.kind, context)
    if paper.state == Paper.State.DRAFT:
        return render_pdf(html, draft=True)
    return render_pdf(html, data={name: value for name, value in context.items() if name != "layout"})
