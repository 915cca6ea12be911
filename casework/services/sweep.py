"""The sweeper: claims the rungs of limits that have come due, and the work that hangs on each.

A rung is claimed by inserting a unique row, and its job is written in the same transaction: any number of sweepers may
run, and one that is killed loses nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from casework.clock import now, today
from casework.models import OutboxMessage


@dataclass(frozen=True)
class RungKind:
    """One rung of the ladder: its name and the SQL condition on a limit, with the days it looks at."""

    name: str
    condition: str
    days: int


LADDER = (
    RungKind("soon", "t.warn_on <= %(day)s AND t.due >= %(today)s", 0),
    RungKind("due", "t.due <= %(day)s AND t.due >= %(today)s", 0),
    RungKind("overdue", "t.due < %(day)s AND t.missed_on IS NULL", 0),
    RungKind("head", "t.due < %(day)s AND t.due >= %(floor)s", -3),
)

CLAIM = """
INSERT INTO casework_rung (limit_id, rung, due, claimed_at)
SELECT t.id, %(rung)s, t.due, %(now)s FROM casework_timelimit t
WHERE t.status = 'open' AND {condition}
  AND NOT EXISTS (SELECT 1 FROM casework_rung r WHERE r.limit_id = t.id AND r.rung = %(rung)s AND r.due = t.due)
  AND NOT EXISTS (SELECT 1 FROM casework_pause p WHERE p.limit_id = t.id AND p.until IS NULL)
ORDER BY t.due, t.id LIMIT %(batch)s
ON CONFLICT DO NOTHING
RETURNING id, limit_id
"""


# PostgreSQL writes the jobs in the claiming statement itself; SQLite can't insert inside another statement.
CLAIM_WITH_JOBS = """
WITH claimed AS ({claim})
INSERT INTO casework_outboxmessage (topic, key, payload, made_at, due_at, attempts, error)
SELECT 'casework.rung', 'rung:' || id, jsonb_build_object('limit', limit_id, 'rung', %(rung)s::text), %(now)s, %(now)s, 0, ''
FROM claimed
"""


def claim_rungs(kind: RungKind, *, on: date, batch: int = 10_000) -> int:
    """Claim the due rungs of one kind and write a job for each. Returns how many were claimed."""
    values: dict[str, Any] = {
        "rung": kind.name,
        "day": on + timedelta(days=kind.days),
        "today": on,
        "floor": on - timedelta(days=60),
        "now": now(),
        "batch": batch,
    }
    claim = CLAIM.format(condition=kind.condition)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(CLAIM_WITH_JOBS.format(claim=claim), values)
            return int(cursor.rowcount)
        cursor.execute(claim, values)
        return _write_jobs(cursor.fetchall(), kind, values["now"])


def _write_jobs(claimed: list[tuple[int, int]], kind: RungKind, instant: datetime) -> int:
    jobs = [
        OutboxMessage(
            topic="casework.rung",
            key=f"rung:{rung_id}",
            payload={"limit": limit_id, "rung": kind.name},
            made_at=instant,
            due_at=instant,
        )
        for rung_id, limit_id in claimed
    ]
    return len(OutboxMessage.objects.bulk_create(jobs, batch_size=1000))


def sweep() -> dict[str, int]:
    """Climb the whole ladder once for today. Returns how many rungs of each kind were claimed."""
    return {kind.name: claim_rungs(kind, on=today()) for kind in LADDER}
