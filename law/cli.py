"""What the commands period, limit and limits answer: plain mappings in, plain JSON-ready mappings out."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any, TextIO

from law.limit_rule import LimitRule, events
from law.limits import LimitError, compute, limits
from law.organisation import organisations
from law.parameter import REGION, NotInForce
from law.periods import PeriodError, Step, Unit, due

Answer = dict[str, Any]
PERIOD_FIELDS = {"from", "length", "unit", "back"}
LIMIT_FIELDS = {"key", "from", "exclude", "extend", "restart", "organisation", "region", "on"}
MOST_ITEMS = 100_000


class InputError(ValueError):
    """What was asked cannot be answered; the message is Chinese, names the field, and can always be printed."""

    def __init__(self, message: str) -> None:
        super().__init__(message.encode("utf-8", "replace").decode()[:500])


def read_date(value: Any, field: str) -> dt.date:
    """A date YYYY-MM-DD between 1949 and 2200; raises InputError naming the field."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise InputError(f"{field}：“{value}”应写成 YYYY-MM-DD")
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise InputError(f"{field}：没有“{value}”这一天") from None
    if not 1949 <= day.year <= 2200:
        raise InputError(f"{field}：“{value}”不在1949年至2200年之间")
    return day


def read_whole(value: Any, field: str) -> int:
    """A whole number from text or JSON; raises InputError naming the field."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value):
        return int(value)
    if type(value) is int and 0 <= value < 10**6:
        return value
    raise InputError(f"{field}：“{value}”应为非负整数")


def read_span(value: Any) -> tuple[dt.date, dt.date]:
    """A span START..END, both days included."""
    if not isinstance(value, str) or value.count("..") != 1:
        raise InputError(f"exclude：“{value}”应写成 起日..止日，如 2026-09-01..2026-09-10")
    first, last = (read_date(part, "exclude") for part in value.split(".."))
    if last < first:
        raise InputError(f"exclude：止日{last}早于起日{first}")
    return first, last


def read_json(text: str) -> Any:
    """JSON text as plain values; raises InputError with the place of the fault."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as bad:
        raise InputError(f"标准输入不是有效的JSON：{bad}") from None


def read_stream(stream: TextIO) -> Any:
    """JSON from standard input; raises InputError if it is not JSON or not UTF-8."""
    try:
        return read_json(stream.read())
    except UnicodeDecodeError:
        raise InputError("标准输入不是UTF-8编码") from None


def _fields(asked: Any, known: set[str], required: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(asked, Mapping):
        raise InputError("每一项应为一个对象（名称和值）")
    if unknown := sorted(str(name) for name in asked if name not in known):
        raise InputError(f"不认识的字段：{'、'.join(unknown)}；可用：{'、'.join(sorted(known))}")
    if missing := [name for name in required if asked.get(name) is None]:
        raise InputError(f"缺少字段：{'、'.join(missing)}")
    return asked


def _steps(steps: tuple[Step, ...]) -> list[Answer]:
    return [asdict(step) for step in steps]


def answer_period(asked: Any) -> Answer:
    """Count a plain period: from, length, unit, back → raw_due, due, provisional, steps."""
    given = _fields(asked, PERIOD_FIELDS, ("from", "length", "unit"))
    if not isinstance(given.get("back", False), bool):
        raise InputError("back：应为 true 或 false")
    start, length = read_date(given["from"], "from"), read_whole(given["length"], "length")
    try:
        counted = due(start, length, str(given["unit"]), back=given.get("back", False))
    except PeriodError as bad:
        raise InputError(str(bad)) from bad
    return {
        "start": start.isoformat(),
        "length": length,
        "unit": counted.unit.value,
        "back": given.get("back", False),
        "raw_due": counted.raw_due.isoformat(),
        "due": counted.due.isoformat(),
        "provisional": counted.provisional,
        "steps": _steps(counted.steps),
    }


def find_limit(key: Any) -> LimitRule:
    """The limit of that key, or an InputError that offers near ones."""
    if isinstance(key, str) and key in limits():
        return limits()[key]
    near = [name for name in limits() if str(key).split(".")[-1] in name][:5]
    raise InputError(
        f"没有期限“{key}”" + (f"；相近：{'、'.join(near)}" if near and key else "；用 limits 列出全部")
    )


def _place(given: Mapping[str, Any], key: str, on: dt.date) -> tuple[str | None, dict[str, Any]]:
    """Region code and the organisation's own settings."""
    region, code = given.get("region"), given.get("organisation")
    if region is not None and not (isinstance(region, str) and re.fullmatch(REGION, region)):
        raise InputError(f"region：“{region}”应为六位行政区划代码")
    if code is None:
        return region, {}
    if not isinstance(code, str) or code not in organisations():
        raise InputError(f"organisation：没有机构“{code}”；可用：{'、'.join(organisations())}")
    layer = organisations()[code]
    return region or layer.region, layer.override(key, on)


def answer_limit(asked: Any) -> Answer:
    """Compute one limit of the law; see LIMIT_FIELDS for what may be asked."""
    given = _fields(asked, LIMIT_FIELDS, ("key", "from"))
    rule = find_limit(given["key"])
    start = read_date(given["from"], "from")
    on = start if given.get("on") is None else read_date(given["on"], "on")
    spans = given.get("exclude") or []
    if not isinstance(spans, list):
        raise InputError("exclude：应为列表，每项写成 起日..止日")
    region, override = _place(given, rule.key, on)
    try:
        result = compute(
            rule,
            start,
            on=on,
            exclusions=[read_span(span) for span in spans],
            extension=None if given.get("extend") is None else read_whole(given["extend"], "extend"),
            restart=None if given.get("restart") is None else read_date(given["restart"], "restart"),
            region=region,
            override=override,
        )
    except (LimitError, NotInForce, PeriodError) as bad:
        raise InputError(str(bad)) from bad
    plain = asdict(result) | {"steps": _steps(result.steps), "unit": result.unit.value}
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in plain.items()}


def answer_many(asked: Any, answer: Callable[[Any], Answer]) -> Answer | list[Answer]:
    """One object gives one answer; a list gives a list, a bad item giving {"error": …} in its place."""
    if not isinstance(asked, list):
        return answer(asked)
    if len(asked) > MOST_ITEMS:
        raise InputError(f"一次最多{MOST_ITEMS}项")
    answers = []
    for item in asked:
        try:
            answers.append(answer(item))
        except InputError as bad:
            answers.append({"error": str(bad)})
    return answers


def describe_limit(rule: LimitRule) -> Answer:
    """Everything the law data says about one limit, ready for JSON."""
    plain: Answer = {field.name: getattr(rule, field.name) for field in fields(rule)}
    plain |= {"title": dict(rule.title), "alarm_on": rule.alarm_on}
    plain["regions"] = {code: asdict(layer) for code, layer in rule.regions.items()}
    cleaned: Answer = json.loads(json.dumps(plain, default=_plain, ensure_ascii=False))
    return cleaned


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def list_limits(track: str | None = None, event: str | None = None) -> list[Answer]:
    """All limits, or those of a track, or those that an event touches."""
    if track is not None and track not in {rule.track for rule in limits().values()}:
        raise InputError(
            f"track：没有“{track}”；可用：{'、'.join(sorted({r.track for r in limits().values()}))}"
        )
    if event is not None and event not in events():
        raise InputError(f"event：没有事件“{event}”")
    chosen = [rule for rule in limits().values() if track in (None, rule.track)]
    if event is not None:
        chosen = [rule for rule in chosen if event in touched_by(rule)]
    return [describe_limit(rule) for rule in chosen]


def touched_by(rule: LimitRule) -> set[str]:
    """Events that start, keep, restart, cancel, pause or resume a limit."""
    pauses = {name for pause in rule.excluded_while for name in (pause.start, pause.end)}
    return {*rule.starts_on, *rule.met_by, *rule.restarts_on, *rule.cancelled_by} | pauses


UNIT_WORDS = {Unit.WORKING_DAYS: "工作日", Unit.DAYS: "日", Unit.MONTHS: "个月", Unit.YEARS: "年"}


def as_lines(answer: Answer) -> list[str]:
    """A readable form of one answer for a terminal."""
    if "error" in answer:
        return [f"错误：{answer['error']}"]
    head = [
        f"{answer.get('key', '期间')}  {answer['start']} 起 {answer['length']} {UNIT_WORDS[Unit(answer['unit'])]}"
    ]
    if answer.get("article"):
        head.append(f"依据：{answer['article']}（{answer['rule']}）")
    head.append(
        f"届满日：{answer['due']}（计数日 {answer['raw_due']}）" + ("，暂定" if answer["provisional"] else "")
    )
    if answer.get("target_due"):
        head.append(f"办理目标：{answer['target_due']}")
    return head + [f"  · {step['text']}" for step in answer["steps"]]


def limit_line(row: Answer) -> str:
    """One limit on one line: key, length, title, rule, article."""
    layers = [layer["versions"] for layer in row["regions"].values() if layer["versions"]]
    version = (row["versions"] or layers[0])[-1]
    length = f"{version['length']}{UNIT_WORDS[Unit(version['unit'])]}"
    return f"{row['key']:<44} {length:<8} {row['title']['zh']}  [{row['rule']}] {row['article']}"
