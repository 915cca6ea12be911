"""举证期限 of one party, as its own limit tells: whether what comes today comes late (办案规则 art 15)."""

from datetime import date

from casework.models import Party, TimeLimit

KEY = "arbitration.evidence"


def period_of(proceeding_id: int, party: Party) -> TimeLimit | None:
    """The party's evidence period in a proceeding: the last one that started, or None before any notice was served."""
    rows = TimeLimit.objects.filter(proceeding=proceeding_id, key=KEY, party=party)
    return rows.exclude(status=TimeLimit.Status.RESTARTED).order_by("-id").first()


def lateness(proceeding_id: int, party: Party, on: date) -> tuple[bool, date | None]:
    """Whether evidence of this party comes after its period, and the period's last day. Without a period nothing is late."""
    limit = period_of(proceeding_id, party)
    return (False, None) if limit is None else (on > limit.due, limit.due)
