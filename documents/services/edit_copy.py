"""A DOCX of a paper for those who must edit outside. It has no effect, and says so."""

from casework import access
from casework.actor import Actor
from casework.errors import NotPermitted, RuleRefused
from casework.services.note_reading import note_reading
from documents.models import Paper
from documents.rendering.errors import PaperError
from documents.rendering.families import layout_of
from documents.services.issue_paper import printed_context
from documents.services.read_paper import inside_office, require_reader


def edit_copy(paper: Paper, *, actor: Actor) -> bytes:
    """The paper's frozen data as DOCX; recorded as a reading.

    Raises NotPermitted for whoever may not read it, and for a paper of the 副卷 outside its office; RuleRefused when a
    draft is not complete.
    """
    from documents.rendering.docx import docx_of
    from documents.rendering.html import render_html

    require_reader(paper, actor)
    capacity = access.capacity(actor, "documents.paper.read", proceeding=paper.proceeding)
    if paper.inner and not inside_office(capacity):
        raise NotPermitted("副卷文书不得带出本机构。")
    note_reading(paper.case_file, actor, capacity)
    context = printed_context(paper)
    try:
        page = render_html(paper.kind, context)
    except PaperError as error:
        raise RuleRefused("这份草稿还不能成文。", reasons=[str(error)]) from error
    return docx_of(page, layout_of(paper.kind_entry.family, context.get("layout")))
