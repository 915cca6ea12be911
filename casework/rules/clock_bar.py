"""期限条: what of a limit is used, what does not count, what is left, each piece with its days and reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

USED, EXCLUDED, LEFT, EXTENDED, LATE = "used", "excluded", "left", "extended", "late"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stop:
    """Days that don't count, both ends included; `until` is empty while it lasts."""

    since: date
    until: date | None
    reason: str


@dataclass(frozen=True)
class Piece:
    """A stretch of the bar: both ends included, its days, and why it is what it is."""

    kind: str
    since: date
    until: date
    days: int
    reason: str = ""


def pieces(
    started_on: date,
    due: date,
    today: date,
    stops: Sequence[Stop] = (),
    *,
    added: int = 0,
    why_added: str = "",
) -> list[Piece]:
    """Cut a limit into pieces (法43, 规则45–47; CLK-0, CLK-1, CLK-6, CLK-7). The day of the event doesn't count.

    `due` already contains closed stops and the extension of `added` days. While a stop is open, the days left stand
    still: they are shown after today. Three days of 2026-10-01…05 stopped on the 3rd: used 2, excluded 1, left 2.
    """
    open_stop = next((stop for stop in stops if stop.until is None), None)
    lasting = (today - open_stop.since).days + 1 if open_stop and open_stop.since <= today else 0
    end = due + lasting * _DAY
    found = _past(started_on + _DAY, min(today, end), stops, today)
    if today > end:
        return [*found, _piece(LATE, end + _DAY, today)]
    ordinary_end = end - added * _DAY
    first = max(today, started_on) + _DAY
    if first <= ordinary_end:
        found.append(_piece(LEFT, first, ordinary_end))
    if added and max(first, ordinary_end + _DAY) <= end:
        found.append(_piece(EXTENDED, max(first, ordinary_end + _DAY), end, why_added))
    return found


def sums(bar: Sequence[Piece]) -> dict[str, int]:
    """Days by kind; what an extension adds is left too."""
    total = dict.fromkeys((USED, EXCLUDED, LEFT, LATE), 0)
    for piece in bar:
        total[LEFT if piece.kind == EXTENDED else piece.kind] += piece.days
    return total


def _past(first: date, last: date, stops: Sequence[Stop], today: date) -> list[Piece]:
    found: list[Piece] = []
    day = first
    for stop in sorted(stops, key=lambda stop: stop.since):
        begin, end = max(stop.since, day), min(stop.until or today, last)
        if end < begin:
            continue
        if day < begin:
            found.append(_piece(USED, day, begin - _DAY))
        found.append(_piece(EXCLUDED, begin, end, stop.reason))
        day = end + _DAY
    if day <= last:
        found.append(_piece(USED, day, last))
    return found


def _piece(kind: str, since: date, until: date, reason: str = "") -> Piece:
    return Piece(kind, since, until, (until - since).days + 1, reason)
