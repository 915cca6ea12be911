"""日程: the sessions that wait for a person, his own cases first; filtered and cut in SQL, dressed with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from casework import access
from casework.clock import legal_day, start_of, today
from casework.models import Assignment, Party, Role, TimeLimit, User
from casework.models.time_limit import Pause
from casework.queue import RowAfter
from mediation.models import FieldEntry, Note, Session

PAGE = 10
SHOWN_PARTIES = 3
# A session of the last days that nobody has written up still waits for its record.
BACK = timedelta(days=30)
ROLES = (Role.MEDIATOR, Role.HEAD)


@dataclass
class Line:
    """One session with what a mediator on the way needs of its case."""

    session: Session
    mine: bool
    parties: list[Party] = field(default_factory=list)
    limit: TimeLimit | None = None
    note: Note | None = None
    clashes: int = 0

    @property
    def when(self) -> str:
        """Before today (its record isn't written), today, or later."""
        day = legal_day(self.session.starts_at)
        return "today" if day == today() else ("past" if day < today() else "next")


@dataclass(frozen=True)
class Agenda:
    """Some sessions in order of time, and the cursor of those after them."""

    lines: list[Line]
    after: str


def mediates(user: User) -> bool:
    """Whether the person mediates for any office: only then has he an agenda."""
    return any(held.role in ROLES for held in access.memberships(user))


def waiting_sessions(user: User, *, mine: bool) -> QuerySet[Session]:
    """The sessions to be held of the person's own cases, or of the others of his offices: what `access.scopes` shows him, in one scan."""
    rows = Session.objects.filter(status=Session.Status.SET, starts_at__gte=start_of(today()) - BACK)
    assigned = Q(mediation_id__in=Assignment.objects.filter(user=user, until=None).values("proceeding_id"))
    office, handled = Q(mediation__organisation__in=_offices(user)), Q(mediation__handler=user)
    return rows.filter(assigned | office & handled if mine else office & ~handled & ~assigned)


def agenda(user: User, *, mine: bool, after: str = "", size: int = PAGE) -> Agenda:
    """The next sessions after a cursor, with parties, nearest limit, last note and open clashes of their cases."""
    rows = waiting_sessions(user, mine=mine).filter(_cursor(after)).order_by("starts_at", "id")
    found = list(rows.select_related("mediation__case_file", "hearing__room")[: size + 1])
    lines = [Line(session, mine) for session in found[:size]]
    _dress(lines, user)
    last = lines[-1].session if len(found) > size else None
    return Agenda(lines, f"{last.starts_at.isoformat()}~{last.pk}" if last else "")


def _cursor(text: str) -> Q:
    instant, _tilde, pk = text.partition("~")
    try:
        return Q(RowAfter(datetime.fromisoformat(instant), int(pk), "starts_at"))
    except ValueError:
        return Q()


def _offices(user: User) -> list[int]:
    return sorted({held.organisation_id for held in access.memberships(user) if held.role in ROLES})


def _dress(lines: list[Line], user: User) -> None:
    parties, limits = _parties(lines), _limits(lines)
    notes, clashes = last_notes(user, [one.session.mediation_id for one in lines]), _clashes(lines)
    for line in lines:
        row = line.session.mediation
        line.parties = [
            party
            for party in parties[row.case_file_id]
            if not (row.handed_over_on and party.joined_on and party.joined_on > row.handed_over_on)
        ]
        line.limit, line.note = limits.get(row.pk), notes.get(row.pk)
        line.clashes = clashes[row.pk]


def _parties(lines: Iterable[Line]) -> dict[int, list[Party]]:
    """The first parties of both sides; of a collective case the page tells how many there are."""
    rows = Party.objects.filter(
        case_file__in={one.session.mediation.case_file_id for one in lines},
        left_on=None,
        ordinal__lte=SHOWN_PARTIES,
    ).exclude(side=Party.Side.THIRD)
    found: dict[int, list[Party]] = defaultdict(list)
    for party in rows:
        found[party.case_file_id].append(party)
    return found


def _limits(lines: Iterable[Line]) -> dict[int, TimeLimit]:
    """The nearest running limit of each case, those that stand still left out."""
    paused = Exists(Pause.objects.filter(limit=OuterRef("pk"), until=None))
    rows = TimeLimit.objects.filter(
        ~paused,
        proceeding__in={one.session.mediation_id for one in lines},
        status=TimeLimit.Status.OPEN,
    ).order_by("due", "id")
    found: dict[int, TimeLimit] = {}
    for row in rows:
        found.setdefault(row.proceeding_id, row)
    return found


def last_notes(user: User, mediations: list[int]) -> dict[int, Note]:
    """Of each mediation the last note that this person reads (令17 art 24): the same circles as `notes_read_by`, for many at once."""
    held = access.memberships(user)
    bodies = {one.organisation_id for one in held}
    headed = {one.organisation_id for one in held if one.role == Role.HEAD}
    assigned = Assignment.objects.filter(user=user, until=None, aside_since=None, role=Role.MEDIATOR)
    private = Q(mediation_id__in=assigned.values("proceeding_id")) | Q(mediation__organisation__in=headed)
    read = (
        Q(circle=Note.Circle.TABLE)
        | Q(circle=Note.Circle.BODY, organisation__in=bodies)
        | Q(circle=Note.Circle.MEDIATORS) & private
    )
    latest = Window(RowNumber(), partition_by=F("mediation_id"), order_by=[F("at").desc(), F("id").desc()])
    rows = Note.objects.filter(read, mediation__in=mediations).annotate(place=latest).filter(place=1)
    return {one.mediation_id: one for one in rows.select_related("user", "talked_with")}


def _clashes(lines: Iterable[Line]) -> dict[int, int]:
    rows = FieldEntry.objects.filter(
        mediation__in={one.session.mediation_id for one in lines}, outcome=FieldEntry.Outcome.CLASH
    )
    found: dict[int, int] = defaultdict(int)
    for pk in rows.order_by().values_list("mediation_id", flat=True):
        found[pk] += 1
    return found
