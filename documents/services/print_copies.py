"""正本、副本、留底: print copies of an issued paper from its frozen data, and how many are needed."""

from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Party
from casework.services.settings import setting_at
from documents.models import Paper
from documents.services.issue_paper import printed_context

_EXTRA = 2  # the signed original and the archive's copy (papers.md 1.5)
MODES: dict[str, dict[str, object]] = {
    "stamp": {"stamp_place": True},
    "duplicate": {"copy_mark": "副本", "file_copy": True},
    "file": {"copy_mark": "留底", "file_copy": True},
}


def printed_copy(paper: Paper, mode: str) -> bytes:
    """A copy to print: 正本待盖章 with the box for 本件与原本核对无异, 副本, or 留底. It bears no electronic seal.

    Raises BadInput for a mode nobody knows, NotNow for a paper that is not issued.
    """
    from documents.rendering.drawing import render_pdf
    from documents.rendering.html import render_html

    if mode not in MODES:
        raise BadInput({"mode": "请选择正本（待盖章）、副本或者留底。"})
    if paper.state != Paper.State.ISSUED:
        raise NotNow("只有已出具的文书才能打印副本。")
    context = printed_context(paper)
    return render_pdf(render_html(paper.kind, context | {"paper": context["paper"] | MODES[mode]}))


def copies_needed(paper: Paper) -> int:
    """How many to print: one for the addressee (or for each party when it has none) and two more (⚙ paper.copies_extra)."""
    extra = setting_at(paper.organisation, "paper.copies_extra", paper.issued_on or today(), _EXTRA)
    if paper.addressee_id is not None:
        return 1 + int(extra)
    return Party.objects.filter(case_file_id=paper.case_file_id, left_on=None).count() + int(extra)
