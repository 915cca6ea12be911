"""The law's clocks: which limits an event starts, meets, restarts or pauses, and when they end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from law.limit_rule import LimitRule, Target, Version, events, load_limits
from law.loader import LAW
from law.parameter import NotInForce
from law.periods import MAX_LENGTH, UNIT_NAMES, PeriodError, Step, Unit, add_months, due, unit_of
from law.workdays import Calendar, calendar

__all__ = [
    "LimitError", "LimitResult", "LimitRule", "NotInForce", "cancelled_by", "compute", "limits", "met_by",
    "pausing_on", "restarting_on", "resuming_on", "starting_on",
]  # fmt: skip

ONE_DAY = dt.timedelta(days=1)
Span = tuple[dt.date, dt.date]


class LimitError(ValueError):
    """A limit cannot be counted with what was given; the message is Chinese, for people."""


@dataclass(frozen=True)
class LimitResult:
    """A computed limit. `raw_due` is the day as counted, `due` the legal end, `target_due` the policy date if any.

    `length` and `unit` are the rule's; an extension stands apart. `counted_from` is the restart day if there was one."""

    key: str
    start: dt.date
    counted_from: dt.date
    length: int
    unit: Unit
    extension: int
    raw_due: dt.date
    due: dt.date
    target_due: dt.date | None
    provisional: bool
    article: str
    rule: str
    region: str | None
    rule_version: str
    calendar_version: str
    steps: tuple[Step, ...]


@cache
def limits() -> Mapping[str, LimitRule]:
    """Every time limit by key, read once and checked against events.yaml."""
    return MappingProxyType(load_limits(LAW / "time_limits", events()))


@cache
def _index() -> Mapping[str, Mapping[str, tuple[LimitRule, ...]]]:
    index: dict[str, dict[str, list[LimitRule]]] = {}
    for rule in limits().values():
        names = {
            "starts": rule.starts_on,
            "met": rule.met_by,
            "restarts": rule.restarts_on,
            "cancelled": rule.cancelled_by,
            "pauses": [pause.start for pause in rule.excluded_while],
            "resumes": [pause.end for pause in rule.excluded_while],
        }
        for role, found in names.items():
            for name in dict.fromkeys(found):
                index.setdefault(role, {}).setdefault(name, []).append(rule)
    return {role: {name: tuple(rules) for name, rules in by.items()} for role, by in index.items()}


def _by(role: str, event: str) -> tuple[LimitRule, ...]:
    return _index().get(role, {}).get(event, ())


def starting_on(event: str) -> tuple[LimitRule, ...]:
    """Limits that begin with an event of that name."""
    return _by("starts", event)


def met_by(event: str) -> tuple[LimitRule, ...]:
    """Limits that the event keeps."""
    return _by("met", event)


def restarting_on(event: str) -> tuple[LimitRule, ...]:
    """Open limits that begin anew with the event."""
    return _by("restarts", event)


def cancelled_by(event: str) -> tuple[LimitRule, ...]:
    """Limits that lose their object with the event."""
    return _by("cancelled", event)


def pausing_on(event: str) -> tuple[LimitRule, ...]:
    """Limits whose days stop counting from the event on."""
    return _by("pauses", event)


def resuming_on(event: str) -> tuple[LimitRule, ...]:
    """Limits whose days count again from the day after the event."""
    return _by("resumes", event)


def compute(
    rule: LimitRule,
    start: dt.date,
    *,
    on: dt.date | None = None,
    exclusions: Sequence[Span] = (),
    extension: int | None = None,
    restart: dt.date | None = None,
    region: str | None = None,
    override: Mapping[str, Any] | None = None,
    calendar: Calendar | None = None,
) -> LimitResult:
    """When a limit ends. `on` picks the version (default: the start day); exclusions are inclusive spans of days.

    A restart counts anew and drops what was excluded before it. Raises LimitError or NotInForce."""
    base = _base(start, restart, rule.counts_back)
    version, target = _in_force(rule, on or start, region, override)
    spans = _merged(exclusions, base)
    if rule.counts_back and exclusions:
        raise LimitError(f"{rule.key}：自开庭日倒数的期限没有扣除，开庭改期请用新的开庭日")
    extra = _extension(rule, extension)
    table = calendar or _table()
    try:
        steps, raw, final, known = _count(rule, base, version, spans, extra, table)
        target_due = _target_due(base, target, spans, rule.counts_back, table)
    except OverflowError as bad:
        raise LimitError(f"{rule.key}：日期超出了日历范围") from bad
    head = () if restart is None else (Step("restart", f"自{restart}起重新计算，{start}起的期间不再计"),)
    tail = (
        ()
        if target is None
        else (
            Step(
                "target", f"办理目标{_length(target.length, target.unit)}：{target_due}（{target.article}）"
            ),
        )
    )
    return LimitResult(
        key=rule.key, start=start, counted_from=base, length=version.length, unit=version.unit, extension=extra,
        raw_due=raw, due=final, target_due=target_due, provisional=not known, article=version.article,
        rule=version.rule or rule.rule, region=version.region, rule_version=rule.rule_version,
        calendar_version=table.version, steps=(*head, *steps, *tail),
    )  # fmt: skip


def _table() -> Calendar:
    return calendar()


def _base(start: dt.date, restart: dt.date | None, counts_back: bool) -> dt.date:
    if restart is not None and restart < start and not counts_back:
        raise LimitError(f"重新起算日{restart}早于起算日{start}")
    return restart or start


def _length(length: int, unit: Unit) -> str:
    return f"{length}{UNIT_NAMES[unit]}"


def _in_force(
    rule: LimitRule, on: dt.date, region: str | None, override: Mapping[str, Any] | None
) -> tuple[Version, Target | None]:
    """Version and target after an organisation's own settings, which may only touch what the rule leaves open."""
    version, target = rule.version_at(on, region), rule.target_at(region)
    for name, value in (override or {}).items():
        if name not in rule.override:
            raise LimitError(f"{rule.key}：{name} 由法律规定，机构不得另定")
        if name == "target":
            target = Target(
                _whole(value["length"]), _unit(value["unit"]), "机构设定", "机构设定", "机构设定", "MU"
            )
        elif name == "length":
            version = replace(version, length=_whole(value))
        else:
            version = replace(version, unit=_unit(value))
    return version, target


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MAX_LENGTH:
        raise LimitError(f"长度应为整数：{value!r}")
    return value


def _unit(value: Any) -> Unit:
    try:
        return unit_of(value)
    except PeriodError as bad:
        raise LimitError(str(bad)) from bad


def _extension(rule: LimitRule, days: int | None) -> int:
    if days is None:
        return 0
    if rule.extension is None:
        raise LimitError(f"{rule.key}：法律没有规定可以延长")
    most = rule.extension.max_length or MAX_LENGTH
    if type(days) is not int or not 1 <= days <= most:
        raise LimitError(f"{rule.key}：延长应为1至{most}的整数，不得超过{_length(most, rule.extension.unit)}")
    return days


def _merged(exclusions: Iterable[Span], base: dt.date) -> list[Span]:
    """Spans after the base day, in order, overlaps joined so that no day is left out twice."""
    clipped = []
    for first, last in exclusions:
        if last < first:
            raise LimitError(f"扣除期间的止日{last}早于起日{first}")
        if last > base:
            clipped.append((max(first, base + ONE_DAY), last))
    merged: list[Span] = []
    for first, last in sorted(clipped):
        if merged and first <= merged[-1][1] + ONE_DAY:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _shift(day: dt.date, unit: Unit, spans: Sequence[Span], table: Calendar) -> tuple[dt.date, list[Span]]:
    """Move a counted day behind the excluded spans that begin on or before it; the spans that did so."""
    used = []
    for first, last in spans:
        if first > day:
            break
        if unit is Unit.WORKING_DAYS:
            day = table.add_workdays(day, table.workdays_between(first - ONE_DAY, last + ONE_DAY))
        else:
            day += last - first + ONE_DAY
        used.append((first, last))
    return day, used


def _roll(day: dt.date, spans: Sequence[Span], table: Calendar) -> dt.date:
    """The first working day from `day` on that is not excluded itself."""
    day = table.next_workday(day)
    for first, last in spans:
        if first <= day <= last:
            day = table.next_workday(last + ONE_DAY)
    return day


def _count_plain(
    base: dt.date, length: int, unit: Unit, spans: Sequence[Span], back: bool, table: Calendar
) -> tuple[dt.date, dt.date]:
    if back:
        counted = due(base, length, unit, back=True, calendar=table)
        return counted.raw_due, counted.due
    raw, _ = _shift(due(base, length, unit, calendar=table).raw_due, unit, spans, table)
    return raw, _roll(raw, spans, table)


def _target_due(
    base: dt.date, target: Target | None, spans: Sequence[Span], back: bool, table: Calendar
) -> dt.date | None:
    return None if target is None else _count_plain(base, target.length, target.unit, spans, back, table)[1]


def _count(
    rule: LimitRule, base: dt.date, version: Version, spans: Sequence[Span], extra: int, table: Calendar
) -> tuple[tuple[Step, ...], dt.date, dt.date, bool]:
    """Steps, counted day, legal end, and whether every year touched has its notice."""
    unit = version.unit
    plain = due(base, version.length, unit, back=rule.counts_back, calendar=table)
    if not spans and not extra:
        return plain.steps, plain.raw_due, plain.due, not plain.provisional
    counted = plain.raw_due
    steps = [
        step for step in plain.steps if step.code not in ("rolled", "back_rolled", "provisional", "safe")
    ]
    if extra and rule.extension:
        counted = _extended(counted, extra, rule.extension.unit, table)
        steps.append(
            Step(
                "extended", f"延长{_length(extra, rule.extension.unit)}，到{counted}（{rule.extension.rule}）"
            )
        )
    raw, used = _shift(counted, unit, spans, table)
    steps += [Step("excluded", _excluded(span, unit, table)) for span in used]
    if used:
        steps.append(Step("after_exclusion", f"扣除后到{raw}"))
    final = _roll(raw, spans, table)
    if final != raw:
        steps.append(Step("rolled", f"{raw:%m-%d} → {final:%m-%d}：{_why(raw, spans, table)}"))
    known = table.span_known(base if unit is Unit.WORKING_DAYS else raw, final)
    if not known:
        steps.append(Step("provisional", f"{raw.year}年或以后的放假通知未载入，暂算，载入后重算"))
    return tuple(steps), raw, final, known


def _extended(day: dt.date, extra: int, unit: Unit, table: Calendar) -> dt.date:
    if unit is Unit.WORKING_DAYS:
        return table.add_workdays(day, extra)
    if unit is Unit.DAYS:
        return day + dt.timedelta(days=extra)
    return add_months(day, extra * (12 if unit is Unit.YEARS else 1))


def _excluded(span: Span, unit: Unit, table: Calendar) -> str:
    first, last = span
    if unit is Unit.WORKING_DAYS:
        return f"{first}至{last}不计，扣除{table.workdays_between(first - ONE_DAY, last + ONE_DAY)}个工作日"
    return f"{first}至{last}不计，扣除{(last - first).days + 1}日"


def _why(raw: dt.date, spans: Sequence[Span], table: Calendar) -> str:
    return table.rest_name(raw) or "仍在不计入的期间"
