"""A mediation's papers for tests: prepared by the real builder, put through the checks, read as text."""

import re

from casework.models import Party
from documents.checks import check_paper, refused
from documents.models import Paper
from documents.rendering.html import render_html
from documents.services.due_papers import due_papers
from documents.services.issue_paper import printed_context
from documents.services.prepare_papers import facts_of, issue_prepared, prepare_paper

RAW = re.compile(r"[a-z]{3,}|None|True|False")


def due_codes(row) -> list[str]:
    """The kinds that are due and not yet issued, in order."""
    return sorted({one.kind.code for one in due_papers(row)})


def prepared(code, row, actor, side="") -> Paper:
    """A draft that the checks let pass, for the first party of a side or for nobody in particular."""
    party = Party.objects.filter(case_file=row.case_file, side=side).first() if side else None
    paper = prepare_paper(code, proceeding=row, actor=actor, addressee=party)
    _fixed, findings = check_paper(paper.kind_entry, paper.context | {"paper": {}}, facts_of(paper))
    assert [one.message for one in refused(findings)] == []
    return paper


def issued(code, row, actor, side="") -> Paper:
    """The same, issued."""
    return issue_prepared(prepared(code, row, actor, side), actor=actor)


def read(paper) -> str:
    """The words of a paper without blanks; no code of the program may be left in them."""
    paper.refresh_from_db()
    html = render_html(paper.kind, printed_context(paper))
    body = html[html.index("<body") :]
    text = re.sub(r"\s+", "", re.sub(r"<svg.*?</svg>|<[^>]+>", "", body, flags=re.S))
    text = re.sub("(applicant|respondent)的意见", "", text)  # what talks.sitting lets the sides say
    assert not RAW.findall(text), RAW.findall(text)
    return text


def printed(code, row, actor, side="") -> str:
    """The words of a paper made now."""
    return read(prepared(code, row, actor, side))
