"""Time limits hang on events: this is where an event starts, meets, restarts, pauses and ends them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from casework.errors import BadInput
from casework.models import Event, Extension, Party, Pause, Proceeding, TimeLimit
from casework.models.proceeding import NEVER
from casework.services.settings import LimitOverrides, overrides_at
from law import limits as law_limits
from law.limit_rule import PARTY_ACTORS
from law.limits import LimitResult, LimitRule, NotInForce
from law.periods import due

WARN_WORKING_DAYS = 2


class Running:
    """The limits of one proceeding while one event is applied: read once, written together at the end."""

    def __init__(self, event: Event, proceeding: Proceeding) -> None:
        self.event, self.proceeding = event, proceeding
        still = TimeLimit.objects.filter(proceeding=proceeding, status=TimeLimit.Status.OPEN)
        stopped = Pause.objects.filter(limit=OuterRef("pk"), until=None)
        self.rows: list[TimeLimit] = list(still.annotate(stopped=Exists(stopped)).order_by("id"))
        self.moved = False
        self.new: list[TimeLimit] = []
        self.closed: dict[str, list[int]] = {}
        self.stopped: set[int] = set()
        self._overrides: LimitOverrides | None = None

    def of(self, rule: LimitRule, party_id: int | None) -> list[TimeLimit]:
        """The running rows of a rule: those of one party, or about one matter, where the rule keeps them apart."""
        mine = [row for row in self.rows if row.key == rule.key]
        about = _about(rule, self.event)
        if about:
            mine = [row for row in mine if row.about == about]
        if not rule.per_party or party_id is None:
            return mine
        return [row for row in mine if row.party_id == party_id]

    def met(self, rule: LimitRule) -> list[TimeLimit]:
        """The limits of a rule that had been met before: what starts anew starts anew for them too."""
        rows = TimeLimit.objects.filter(
            proceeding=self.proceeding, key=rule.key, status=TimeLimit.Status.MET
        ).order_by("id")
        return list({(row.party_id, row.about): row for row in rows}.values())

    def close(self, rows: list[TimeLimit], status: str) -> None:
        """Take rows out; their new status is written with the others of the same status."""
        self.closed.setdefault(status, []).extend(row.pk for row in rows)
        gone = {row.pk for row in rows}
        self.stopped |= {row.pk for row in rows if getattr(row, "stopped", False)}
        self.rows = [row for row in self.rows if row.pk not in gone]

    def start(self, rule: LimitRule, party_id: int | None, restarted: TimeLimit | None = None) -> None:
        """Start a limit, unless it runs already or doesn't concern this proceeding or place."""
        start = _start_day(rule, self.event)
        about = restarted.about if restarted else _about(rule, self.event)
        if (
            start is None
            or not _applies(rule, self.proceeding, self.event)
            or self._runs(rule, party_id, about)
        ):
            return
        try:
            result = self._compute(rule, start)
        except NotInForce:
            return  # a limit of another city, or of another time
        self.new.append(
            TimeLimit(
                proceeding=self.proceeding,
                party_id=party_id,
                key=rule.key,
                about=about,
                actor=rule.actor,
                started_by=self.event,
                restarted_from=restarted,
                **_columns(result),
            )
        )

    def _runs(self, rule: LimitRule, party_id: int | None, about: str) -> bool:
        running = [*(row for row in self.new if row.key == rule.key), *self.of(rule, party_id)]
        return any(row.about == about and (row.party_id == party_id or not rule.per_party) for row in running)

    def _compute(self, rule: LimitRule, start: date) -> LimitResult:
        organisation = self.proceeding.organisation
        if self._overrides is None:
            self._overrides = LimitOverrides(organisation)
        override = self._overrides.at(rule.key, start)
        return law_limits.compute(rule, start, region=organisation.region, override=override)

    def write(self) -> None:
        """Write what was closed and what is new, each in one statement."""
        for status, ids in self.closed.items():
            met_on = self.event.on if status == TimeLimit.Status.MET else None
            TimeLimit.objects.filter(pk__in=ids).update(status=status, met_on=met_on)
        if self.new:
            TimeLimit.objects.bulk_create(self.new)
        if self.stopped:
            self._hand_stops_on()

    def _hand_stops_on(self) -> None:
        """What stopped a limit that starts anew stops the new run too; a stop of an ended limit ends with it."""
        lasting = Pause.objects.filter(limit__in=self.stopped, until=None).select_related("limit")
        fresh = {row.restarted_from_id: row for row in self.new if row.restarted_from_id in self.stopped}
        Pause.objects.bulk_create(
            Pause(
                limit=fresh[old.limit_id],
                since=self.event.on,
                rule=old.rule,
                ground=old.ground,
                event_id=old.event_id,
            )
            for old in list(lasting)
            if old.limit_id in fresh
        )
        Pause.objects.filter(limit__in=self.stopped, until=None).update(until=self.event.on)
        self.moved = self.moved or bool(fresh)

    def nearest(self) -> tuple[date, str]:
        """The earliest due date that counts after this event, and its limit; stopped ones don't count."""
        counting = [row for row in self.rows if not getattr(row, "stopped", False)] + self.new
        first = min(counting, key=lambda row: (row.due, row.pk), default=None)
        return (first.due, first.key) if first else (NEVER, "")


def apply_event(event: Event, proceeding: Proceeding) -> None:
    """Start, meet, restart, pause, resume and end the limits that the law hangs on this event.

    A limit of the whole case is met only when the event leaves no party behind (data["remaining"] counts them).
    """
    running = Running(event, proceeding)
    for rule in law_limits.met_by(event.name):
        if rule.per_party or not event.data.get("remaining"):
            running.close(running.of(rule, event.party_id), TimeLimit.Status.MET)
    for rule in law_limits.cancelled_by(event.name):
        running.close(running.of(rule, event.party_id), TimeLimit.Status.ENDED)
    for rule in law_limits.resuming_on(event.name):
        if not event.data.get("remaining"):  # another stop of the same kind still lasts
            running.moved |= _resume(rule, running.of(rule, None), event)
    for rule in law_limits.pausing_on(event.name):
        running.moved |= _pause(rule, running.of(rule, None), event)
    for rule in law_limits.restarting_on(event.name):
        for old in running.of(rule, None):
            running.close([old], TimeLimit.Status.RESTARTED)
            running.start(rule, old.party_id, restarted=old)
        for met in running.met(rule):
            running.start(rule, met.party_id, restarted=met)
    for rule in law_limits.starting_on(event.name):
        running.start(rule, event.party_id if rule.per_party else None)
    running.write()
    if running.moved:
        refresh_next_due(proceeding)
    else:
        proceeding.next_due, proceeding.next_limit = running.nearest()


def _about(rule: LimitRule, event: Event) -> str:
    """Which of several matters the event is about, where the rule keeps them apart."""
    return str(event.data.get(rule.apart_by) or "") if rule.apart_by else ""


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


def _pause(rule: LimitRule, rows: list[TimeLimit], event: Event) -> bool:
    paused = set(Pause.objects.filter(limit__in=rows, until=None).values_list("limit", flat=True))
    Pause.objects.bulk_create(
        Pause(
            limit=row,
            since=event.on,
            rule=rule.rule,
            ground=str(event.data.get("ground", ""))[:200],
            event=event,
        )
        for row in rows
        if row.pk not in paused
    )
    return bool(rows)


def _resume(rule: LimitRule, rows: list[TimeLimit], event: Event) -> bool:
    """End the stops that this event ends; one for another reason (a supplement awaited before the mediation) lasts."""
    begun_by = [pause.start for pause in rule.excluded_while if pause.end == event.name]
    lasting = Pause.objects.filter(limit__in=rows, until=None, event__name__in=begun_by)
    for pause in lasting.select_related("limit"):
        if event.on < pause.since:
            raise BadInput({"on": _("This day lies before the day on which the limit was stopped.")})
        pause.until = event.on
        pause.save(update_fields=["until"])
        recompute(pause.limit)
    return bool(rows)


def end_open_limits(proceeding: Proceeding) -> None:
    """A proceeding that has ended leaves no clock of its authority running; the parties' and the archive's run on."""
    still = TimeLimit.objects.filter(proceeding=proceeding, status=TimeLimit.Status.OPEN)
    still.exclude(actor__in=(*PARTY_ACTORS, "archivist")).update(status=TimeLimit.Status.ENDED)
