"""What the file of a case lacks before it is closed: read only, put to the rule."""

from collections import Counter

from arbitration.models import Arbitration
from arbitration.rules.complete_file import Gap, gaps
from casework.models import Event
from documents.models import Paper, Service

_CLOSED_FROM = "arbitration.case.closed"


def file_gaps(arbitration: Arbitration) -> list[Gap]:
    """The gaps of a file, with their articles (办案规则 art 22). Two queries for the papers, whatever their number."""
    papers = Paper.objects.filter(proceeding=arbitration.pk, state=Paper.State.ISSUED)
    issued = set(papers.values_list("kind", flat=True))
    waiting = papers.exclude(services__state=Service.State.COMPLETED).filter(addressee__isnull=False)
    unserved = Counter(paper.title for paper in waiting if paper.kind_entry.served)
    return gaps(
        arbitration.state,
        issued,
        unserved,
        accepted=arbitration.accepted_on is not None,
        heard=arbitration.heard_on is not None,
        made=arbitration.made_on is not None,
        panel=arbitration.composition in ("three", "tripartite"),
    )


def closed_with(arbitration: Arbitration) -> list[str]:
    """The gaps that were known when the file was closed."""
    event = Event.objects.filter(proceeding=arbitration.pk, name=_CLOSED_FROM).last()
    return list(event.data.get("gaps", [])) if event else []
