"""Time limits hang on events: this is where an event starts, meets, restarts, pauses and ends them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.models import Event, Extension, Party, Pause, Proceeding, TimeLimit
from casework.models.proceeding import NEVER
from casework.services.settings import overrides_at
from law import limits as law_limits
from law.limit_rule import PARTY_ACTORS
from law.limits import LimitResult, LimitRule, NotInForce
from law.periods import due

WARN_WORKING_DAYS = 2


def apply_event(event: Event, proceeding: Proceeding) -> None:
    """Start, meet, restart, pause, resume and end the limits that the law hangs on this event.

    A limit of the whole case is met only when the event leaves no party behind (data["remaining"] counts them).
    """
    party = event.party
    for rule in law_limits.met_by(event.name):
        if rule.per_party or not event.data.get("remaining"):
            _close(rule, proceeding, party, TimeLimit.Status.MET, event.on)
    for rule in law_limits.cancelled_by(event.name):
        _close(rule, proceeding, None, TimeLimit.Status.ENDED, event.on)
    for rule in law_limits.resuming_on(event.name):
        _resume(rule, proceeding, event)
    for rule in law_limits.pausing_on(event.name):
        _pause(rule, proceeding, event)
    for rule in law_limits.restarting_on(event.name):
        _restart(rule, proceeding, event)
    for rule in law_limits.starting_on(event.name):
        start_limit(rule, proceeding, event, party if rule.per_party else None)


def start_limit(
    rule: LimitRule, proceeding: Proceeding, event: Event, party: Party | None
) -> TimeLimit | None:
    """Start a limit from an event, unless it runs already or doesn't concern this proceeding or place."""
    start = _start_day(rule, event)
    if start is None or not _applies(rule, proceeding, event) or _open(rule, proceeding, party).exists():
        return None
    try:
        result = _compute(rule, proceeding, start)
    except NotInForce:
        return None  # a limit of another city, or of another time
    return TimeLimit.objects.create(
        proceeding=proceeding,
        party=party,
        key=rule.key,
        actor=rule.actor,
        started_by=event,
        **_columns(result),
    )


def _start_day(rule: LimitRule, event: Event) -> date | None:
    """The date in the event that starts the limit: its legal date, or the one that the rule names."""
    if rule.date_key == "on":
        return event.on
    named = event.data.get(rule.date_key)
    return date.fromisoformat(named[:10]) if named else None


def _applies(rule: LimitRule, proceeding: Proceeding, event: Event) -> bool:
    """Whether every condition of the rule holds for this proceeding, party and event."""
    case_file, party = proceeding.case_file, event.party
    holds = {
        "collective": case_file.collective,
        "new_employment": case_file.new_employment,
        "fast": proceeding.track == Proceeding.Track.FAST,
        "worker": party is not None and party.nature == Party.Nature.PERSON,
        "employer": party is not None and party.nature == Party.Nature.UNIT,
        "applicant": party is not None and party.side == Party.Side.APPLICANT,
        "respondent": party is not None and party.side == Party.Side.RESPONDENT,
    }
    return all(holds[name] if name in holds else bool(event.data.get(name)) for name in rule.applies_when)


def extend_limit(
    limit: TimeLimit, *, length: int, unit: str, approver: Any, reason: str, event: Event
) -> None:
    """Add an approved extension and compute the limit anew (CLK-1: once, at most 15 days)."""
    Extension.objects.create(
        limit=limit,
        length=length,
        unit=unit,
        approved_by=approver,
        approved_on=event.on,
        reason=reason,
        event=event,
    )
    recompute(limit)


def recompute(limit: TimeLimit) -> None:
    """Compute due dates anew from the start, the pauses, the extensions and the present calendar."""
    rule = law_limits.limits()[limit.key]
    pauses = [(p.since, p.until) for p in limit.pauses.all() if p.until is not None]
    extension = sum(e.length for e in limit.extensions.all())
    result = _compute(
        rule, limit.proceeding, limit.started_on, exclusions=pauses, extension=extension or None
    )
    for column, value in _columns(result).items():
        setattr(limit, column, value)
    limit.save()


def refresh_next_due(proceeding: Proceeding) -> None:
    """Put the nearest open limit on the proceeding's row, where the queue reads it. A paused limit doesn't count."""
    running = TimeLimit.objects.filter(proceeding=proceeding, status=TimeLimit.Status.OPEN).exclude(
        pauses__until=None, pauses__isnull=False
    )
    nearest = running.order_by("due", "id").values_list("due", "key").first()
    proceeding.next_due, proceeding.next_limit = nearest or (NEVER, "")


def _compute(rule: LimitRule, proceeding: Proceeding, start: date, **more: Any) -> LimitResult:
    override = overrides_at(proceeding.organisation, rule.key, start)
    return law_limits.compute(rule, start, region=proceeding.organisation.region, override=override, **more)


def _columns(result: LimitResult) -> Mapping[str, Any]:
    return {
        "rule_version": result.rule_version,
        "calendar_version": result.calendar_version,
        "started_on": result.start,
        "length": result.length,
        "unit": str(result.unit),
        "raw_due": result.raw_due,
        "due": result.due,
        "warn_on": due(result.due, WARN_WORKING_DAYS, "working_days", back=True).due,
        "target_due": result.target_due,
        "provisional": result.provisional,
        "article": result.article,
        "rule": result.rule,
        "steps": [{"code": step.code, "text": step.text} for step in result.steps],
    }


def _open(rule: LimitRule, proceeding: Proceeding, party: Party | None) -> Any:
    found = TimeLimit.objects.filter(proceeding=proceeding, key=rule.key, status=TimeLimit.Status.OPEN)
    return found.filter(party=party) if rule.per_party and party else found


def _close(rule: LimitRule, proceeding: Proceeding, party: Party | None, status: str, on: date) -> None:
    _open(rule, proceeding, party).update(
        status=status, met_on=on if status == TimeLimit.Status.MET else None
    )


def _pause(rule: LimitRule, proceeding: Proceeding, event: Event) -> None:
    for limit in _open(rule, proceeding, None).exclude(pauses__until=None, pauses__isnull=False):
        Pause.objects.create(
            limit=limit,
            since=event.on,
            rule=rule.rule,
            ground=str(event.data.get("ground", ""))[:200],
            event=event,
        )


def _resume(rule: LimitRule, proceeding: Proceeding, event: Event) -> None:
    for pause in Pause.objects.filter(limit__in=_open(rule, proceeding, None), until=None).select_related(
        "limit"
    ):
        pause.until = event.on
        pause.save(update_fields=["until"])
        recompute(pause.limit)


def _restart(rule: LimitRule, proceeding: Proceeding, event: Event) -> None:
    for old in list(_open(rule, proceeding, None).select_related("party")):
        old.status = TimeLimit.Status.RESTARTED
        old.save(update_fields=["status"])
        new = start_limit(rule, proceeding, event, old.party)
        if new is not None:
            new.restarted_from = old
            new.save(update_fields=["restarted_from"])


def end_open_limits(proceeding: Proceeding) -> None:
    """A proceeding that has ended leaves no clock of its authority running; the parties' and the archive's run on."""
    still = TimeLimit.objects.filter(proceeding=proceeding, status=TimeLimit.Status.OPEN)
    still.exclude(actor__in=(*PARTY_ACTORS, "archivist")).update(status=TimeLimit.Status.ENDED)
