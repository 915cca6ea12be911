"""Forms that a party fills in and hands back: never due, drafted when somebody asks for them (A44)."""

from collections import defaultdict
from dataclasses import dataclass, field

from casework.models import Party, Proceeding
from documents.builders import builder_of
from documents.catalogue.kinds import Kind, catalogue
from documents.models import Paper
from documents.services.prepare_papers import own_row

PAGE = 50


@dataclass
class FormsOfParty:
    """One party with the forms that fit it, and those that were made for it."""

    party: Party
    kinds: list[Kind] = field(default_factory=list)
    made: list[Paper] = field(default_factory=list)


def form_kinds(track: str) -> list[Kind]:
    """The kinds of a track, or of all, that are forms, fall due by nothing, and can be filled from a case."""
    forms = (
        kind
        for kind in catalogue().values()
        if kind.family == "form" and not kind.due_on and kind.track in (track, "documents")
    )
    return [kind for kind in forms if builder_of(kind.code) is not None]


def forms_by_party(proceeding: Proceeding, *, after: int = 0) -> tuple[list[FormsOfParty], int | None]:
    """A page of parties with their forms, and the key of the next page; the same few queries for any number."""
    row, kinds = own_row(proceeding), form_kinds(proceeding.kind)
    parties = Party.objects.filter(case_file=proceeding.case_file_id, left_on=None, pk__gt=after)
    page = list(parties.only("pk", "masked_name", "side", "nature", "case_file").order_by("pk")[: PAGE + 1])
    made: dict[int, list[Paper]] = defaultdict(list)
    papers = Paper.objects.filter(proceeding_id=proceeding.pk, kind__in=[kind.code for kind in kinds])
    for paper in papers.exclude(state=Paper.State.VOID).filter(addressee__in=page[:PAGE]).defer("content"):
        made[paper.addressee_id or 0].append(paper)
    rows = [
        FormsOfParty(party, [kind for kind in kinds if _fits(kind, row, party)], made[party.pk])
        for party in page[:PAGE]
    ]
    return rows, page[PAGE - 1].pk if len(page) > PAGE else None


def _fits(kind: Kind, row: Proceeding, party: Party) -> bool:
    builder = builder_of(kind.code)
    return builder is not None and builder.applies(row) and builder.concerns(row, party)
