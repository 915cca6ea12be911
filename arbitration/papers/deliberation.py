"""评议笔录 (A31): drawn from the sealed notes when one of its readers asks for it; no copy is kept as a paper."""

from arbitration.models import Arbitration, Deliberation
from arbitration.papers.case_facts import tribunal_record
from arbitration.services.decisions.deliberation import read_deliberation
from casework.clock import today
from documents.catalogue.kinds import find_kind
from documents.rendering.drawing import render_pdf
from documents.rendering.html import render_html
from documents.services.case_data import case_data, presentation

KIND = "A31"


def deliberation_pdf(row: Arbitration, held: Deliberation) -> bytes:
    """The PDF; the caller has checked the reader."""
    entry = find_kind(KIND)
    content = read_deliberation(held)
    sitting = tribunal_record(row)
    context = case_data(row, fields=entry.fields) | content
    context |= {"place": content["place"] or None, "recorder": sitting["recorder"] if sitting else None}
    context = {name: context[name] for name in (*entry.fields, "body") if name in context}
    context |= presentation(row.organisation, entry)
    context |= {"paper": {"issued_on": today().isoformat(), "draft": False, "number": None}}
    context["held_on"] = held.held_on.isoformat()
    return render_pdf(render_html(entry, context))
