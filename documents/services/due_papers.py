"""Which papers have fallen due in a proceeding and are not yet issued, by the catalogue's `due_on` events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from casework.models import Event, Party, Proceeding
from casework.registry import registry
from documents.builders import builder_of
from documents.catalogue.kinds import Kind, catalogue
from documents.models import Paper

_SIDES = {
    "applicant": Party.Side.APPLICANT,
    "respondent": Party.Side.RESPONDENT,
    "third_party": Party.Side.THIRD,
}


# A decision on somebody who has left is for him alone; its builder says for whom.
LEFT = ("left",)


@dataclass(frozen=True)
class DuePaper:
    """A paper somebody should issue: its kind, for whom, after which event, and a draft if there is one."""

    kind: Kind
    addressee: Party | None
    event: str
    since: date
    draft: Paper | None = None


def due_papers(proceeding: Proceeding) -> list[DuePaper]:
    """The papers due, oldest event first; a void paper is due again."""
    first: dict[str, date] = {}
    last: dict[str, tuple[date, datetime]] = {}
    for name, on, at in (
        Event.objects.filter(proceeding_id=proceeding.pk).order_by("sequence").values_list("name", "on", "at")
    ):
        first.setdefault(name, on)
        last[name] = (on, at)
    papers = {
        (paper.kind, paper.addressee_id): paper
        for paper in Paper.objects.filter(proceeding_id=proceeding.pk)
        .exclude(state=Paper.State.VOID)
        .order_by("id")
    }
    parties = list(Party.objects.known_to(proceeding))
    gone = list(Party.objects.filter(case_file=proceeding.case_file_id).exclude(left_on=None))
    row = registry.models[proceeding.kind].objects.get(pk=proceeding.pk)

    def held(kind: Kind, party: Party | None, event: str) -> Paper | None:
        """The paper for this event; one made before the event happened again is another's."""
        paper = papers.get((kind.code, party.pk if party else None))
        if paper is None or not kind.again:
            return paper
        past = paper.drafted_at < last[event][1]
        return None if past or (paper.state == Paper.State.ISSUED and _more(kind, row)) else paper

    due = [
        DuePaper(
            kind, party, event, (last[event][0] if kind.again else first[event]), held(kind, party, event)
        )
        for kind in catalogue().values()
        for event in kind.due_on
        if event in first and event != "documents.paper.issued" and _fits(kind, row)
        for party in (gone if kind.addressees == LEFT else _addressees(kind, parties))
        if party is None or _concerns(kind, row, party)
    ]
    open_ones = [one for one in due if one.draft is None or one.draft.state == Paper.State.DRAFT]
    return sorted(_once(open_ones), key=lambda one: (one.since, one.kind.code))


def _once(due: Iterable[DuePaper]) -> list[DuePaper]:
    """One line a kind and addressee, whichever of its events happened; a draft from before the last of them doesn't count."""
    lines: dict[tuple[str, int | None], DuePaper] = {}
    for one in due:
        key = (one.kind.code, one.addressee.pk if one.addressee else None)
        if key not in lines or one.draft is None:
            lines[key] = one
    return list(lines.values())


def _fits(kind: Kind, row: Proceeding) -> bool:
    """A kind without a builder can't be prepared, so it isn't called due."""
    builder = builder_of(kind.code)
    return builder is not None and builder.applies(row)


def _more(kind: Kind, row: Proceeding) -> bool:
    builder = builder_of(kind.code)
    return builder is not None and builder.more(row)


def _concerns(kind: Kind, row: Proceeding, party: Party) -> bool:
    builder = builder_of(kind.code)
    return builder is not None and builder.concerns(row, party)


def _addressees(kind: Kind, parties: Iterable[Party]) -> list[Party | None]:
    sides = {_SIDES[name] for name in kind.addressees if name in _SIDES}
    if not kind.per_addressee or not sides:
        return [None]
    return [party for party in parties if party.side in sides]
