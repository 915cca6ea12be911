"""The bar of a running limit, with the limits it restarted from: read only."""

from dataclasses import dataclass, field
from datetime import date

from casework.clock import today
from casework.models import Event, TimeLimit
from casework.rules.clock_bar import Piece, Stop, pieces, sums
from casework.wording import event_title


@dataclass(frozen=True)
class Restart:
    """An earlier run of the limit, and the event that set it to zero."""

    started_on: date
    ended_on: date
    reason: str


@dataclass(frozen=True)
class ClockBar:
    """One limit as a bar: its pieces, sums of days, earlier runs and approved extensions."""

    limit: TimeLimit
    pieces: list[Piece]
    sums: dict[str, int]
    restarts: list[Restart] = field(default_factory=list)
    stopped: bool = False

    @property
    def width(self) -> int:
        """All days of the bar, the unit of its drawing."""
        return max(1, sum(piece.days for piece in self.pieces))

    @property
    def drawn(self) -> list[tuple[Piece, int]]:
        """Each piece with the day it begins at, counted from the left."""
        found, at = [], 0
        for piece in self.pieces:
            found.append((piece, at))
            at += piece.days
        return found


def clock_bar(limit: TimeLimit) -> ClockBar:
    """The bar of a limit (CLK-0…7). Reads its pauses, extensions and the runs before it."""
    pauses = list(limit.pauses.select_related("event").order_by("since"))
    extensions = list(limit.extensions.all())
    stops = [
        Stop(pause.since, pause.until, pause.ground or event_title(pause.event.name)) for pause in pauses
    ]
    bar = pieces(
        limit.started_on,
        limit.due,
        _shown_day(limit),
        stops,
        added=sum(one.length for one in extensions),
        why_added="；".join(one.reason for one in extensions),
    )
    return ClockBar(limit, bar, sums(bar), _restarts(limit), any(pause.until is None for pause in pauses))


def _shown_day(limit: TimeLimit) -> date:
    """A limit that is over is shown as it stood on the day it was met or ended."""
    return limit.met_on if limit.met_on and limit.status == TimeLimit.Status.MET else today()


def _restarts(limit: TimeLimit) -> list[Restart]:
    """The earlier runs, oldest first (CLK-2…5): each ended by the event that started the next."""
    found: list[Restart] = []
    later = limit
    while later.restarted_from_id:
        earlier = TimeLimit.objects.get(pk=later.restarted_from_id)
        event = Event.objects.get(pk=later.started_by_id)
        found.append(Restart(earlier.started_on, event.on, event_title(event.name)))
        later = earlier
    return found[::-1]
