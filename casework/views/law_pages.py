"""法律页: every limit and number with article and history, and the calculators."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from casework.clock import today
from casework.models import OrganisationSetting
from casework.views.fact_form import inputs, typed_facts
from casework.wording import ACTORS, CHANGEABLE, CONDITIONS, EFFECTS, TRACKS
from law import claims, questions
from law.cli import InputError, answer_limit, answer_period
from law.facts import FactError, Field, missing_words
from law.limit_rule import LimitRule, events
from law.limits import limits
from law.parameter import Parameter, parameters
from law.periods import UNIT_NAMES, Unit
from law.register import register

REGIONS = {
    "440000": "广东省",
    "440100": "广州",
    "440300": "深圳",
    "440400": "珠海",
    "440600": "佛山",
    "441900": "东莞",
}
PERIOD = (
    Field("from", "date", "从哪一天起（当日不计入）", required=True),
    Field("length", "int", "长度", required=True),
    Field(
        "unit", "enum", "单位", required=True, choices={str(unit): name for unit, name in UNIT_NAMES.items()}
    ),
    Field("back", "bool", "向前倒数（如“开庭五日前”）"),
)


def limit_fields() -> tuple[Field, ...]:
    """What the limit calculator asks."""
    titles = {key: f"{rule.title['zh']}（{key}）" for key, rule in limits().items()}
    return (
        Field("key", "enum", "哪一个期限", required=True, choices=titles),
        Field("from", "date", "起算事件之日（当日不计入）", required=True),
        Field("exclude", "regions", "不计入的期间，如 2026-09-01..2026-09-10"),
        Field("extend", "int", "延长"),
        Field("restart", "date", "重新起算日"),
        Field("region", "region", "行政区划代码，如 440100"),
    )


@dataclass(frozen=True)
class Tool:
    """One calculator: its name in the address, its title, what it asks and what answers."""

    name: str
    title: str
    fields: Callable[[], tuple[Field, ...]]
    answer: Callable[[Mapping[str, Any]], dict[str, Any]]
    template: str


def tools() -> dict[str, Tool]:
    """Every calculator: periods, limits, each amount, each question of law."""
    found = [
        Tool("period", _("Count a period"), _fixed(PERIOD), answer_period, "law/answer_date.html"),
        Tool("limit", _("Compute a limit"), limit_fields, answer_limit, "law/answer_date.html"),
    ]
    for kind, formula in claims.formulas().items():
        found.append(
            Tool(
                f"amount.{kind}",
                formula.title,
                _fixed(formula.fields),
                _amount(kind),
                "law/answer_amount.html",
            )
        )
    for name, question in questions.questions().items():
        found.append(
            Tool(
                f"rule.{name}",
                question.title,
                _fixed(question.fields),
                _rule(name),
                "law/answer_rule.html",
            )
        )
    return {tool.name: tool for tool in found}


def _fixed(fields: tuple[Field, ...]) -> Callable[[], tuple[Field, ...]]:
    return lambda: fields


def _amount(kind: str) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    return lambda facts: _in_words(claims.compute(kind, facts))


def _in_words(result: claims.AmountResult) -> dict[str, Any]:
    """The result for a page: what is missing as questions, not as names."""
    return result.as_data() | {"missing": claims.missing_words(result)}


def _rule(name: str) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    fields = questions.questions()[name].fields

    def answer(facts: Mapping[str, Any]) -> dict[str, Any]:
        told = questions.ask(name, facts).as_data()
        return told | {"missing": missing_words(fields, told["missing"])}

    return answer


@login_required
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """All limits, or all numbers; limits by track."""
    track = request.GET.get("track", "")
    numbers = request.GET.get("show") == "numbers"
    chosen = [_limit_row(rule) for rule in limits().values() if track in ("", rule.track)]
    context = {
        "numbers": [_number_row(one) for one in parameters().values()] if numbers else None,
        "limits": chosen,
        "track": track,
        "tracks": [
            (one, label)
            for one, label in TRACKS.items()
            if any(rule.track == one for rule in limits().values())
        ],
    }
    return render(request, "law/law.html", context)


@login_required
@require_safe
def limit_page(request: HttpRequest, key: str) -> HttpResponse:
    """One limit: versions, layers, events, what expiry does, and which offices have changed it."""
    rule = limits().get(key)
    if rule is None:
        raise Http404
    overrides = OrganisationSetting.objects.filter(key=f"limit.{key}").select_related("organisation")
    context = {
        **_limit_row(rule),
        "versions": [(None, row) for row in rule.versions]
        + [(_place(code), row) for code, layer in rule.regions.items() for row in layer.versions],
        "events": {
            _("starts on"): _event_titles(rule.starts_on),
            _("met by"): _event_titles(rule.met_by),
            _("restarts on"): _event_titles(rule.restarts_on),
            _("ended by"): _event_titles(rule.cancelled_by),
        },
        "pauses": [(*_event_titles((one.start, one.end)), one.rule) for one in rule.excluded_while],
        "conditions": [CONDITIONS[one] for one in rule.applies_when],
        "expiries": [(one.text, EFFECTS[one.effect]) for one in rule.on_expiry],
        "overrides": overrides.order_by("organisation_id", "effective_from"),
        "units": UNIT_NAMES,
    }
    return render(request, "law/limit.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: HttpRequest) -> HttpResponse:
    """Ask for facts, compute, keep what was typed. Nothing is stored."""
    known = tools()
    tool = known.get(request.GET.get("tool", "period"))
    if tool is None:
        raise Http404
    fields, answer, error, status = tool.fields(), None, None, 200
    sent = request.method == "POST"
    typed = typed_facts(fields, request.POST) if sent else None
    if typed is not None and not request.POST.get("more"):
        try:
            answer = tool.answer(typed.facts)
        except FactError as bad:
            error, status = bad, 400
        except InputError as bad:
            field, _colon, message = str(bad).partition("：")
            error, status = FactError(field, message or str(bad)), 400
    dated = tool.name in ("period", "limit")
    first = {"key": request.GET.get("key"), "from": today()} if dated and not sent else None
    context = {
        "tool": tool,
        "groups": _groups(known),
        "inputs": inputs(fields, request.POST if sent else None, known=first, error=error, typed=typed),
        "answer": answer,
        "error": error,
    }
    return render(request, "law/calculator.html", context, status=status)


def _groups(known: Mapping[str, Tool]) -> list[tuple[str, list[Tool]]]:
    def those(prefix: str) -> list[Tool]:
        return [tool for name, tool in known.items() if name.startswith(prefix)]

    return [
        (_("Dates"), [known["period"], known["limit"]]),
        (_("Amounts"), those("amount.")),
        (_("Questions of law"), those("rule.")),
    ]


def _limit_row(rule: LimitRule) -> dict[str, Any]:
    latest = rule.versions[-1] if rule.versions else None
    return {
        "rule": rule,
        "title": rule.title["en" if (get_language() or "").startswith("en") else "zh"],
        "actor": ACTORS[rule.actor],
        "changeable": [CHANGEABLE[one] for one in rule.override],
        "length": f"{latest.length}{UNIT_NAMES[Unit(latest.unit)]}" if latest else "",
        "layers": [
            {
                "place": _place(code),
                "length": "；".join(f"{row.length}{UNIT_NAMES[Unit(row.unit)]}" for row in layer.versions),
                "target": f"{layer.target.length}{UNIT_NAMES[Unit(layer.target.unit)]}"
                if layer.target
                else "",
                "article": layer.article,
            }
            for code, layer in rule.regions.items()
        ],
        "target": f"{rule.target.length}{UNIT_NAMES[Unit(rule.target.unit)]}" if rule.target else "",
    }


def _number_row(one: Parameter) -> dict[str, Any]:
    """A number's whole history, latest first; a table's rows one by one."""
    history = [
        {
            "from": entry.start,
            "place": _place(entry.region) if entry.region else "",
            "value": entry.value,
            "table": list(entry.row.get("table", {}).items()),
            "article": entry.row["article"],
            "confidence": entry.row["confidence"],
        }
        for entries in one.entries.values()
        for entry in entries
    ]
    history.sort(key=lambda row: (row["place"], row["from"]), reverse=True)
    return {
        "key": one.key,
        "title": one.title["en" if (get_language() or "").startswith("en") else "zh"],
        "unit": one.unit,
        "decided_by": one.decided_by,
        "checked_on": one.checked_on,
        "history": history,
    }


def _place(code: str) -> str:
    return REGIONS.get(code, code)


def _event_titles(names: tuple[str, ...]) -> list[str]:
    english = (get_language() or "").startswith("en")
    return [events()[name].en if english else events()[name].zh for name in names]


@login_required
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The register: every rule of the list, where it is kept and what proves it."""
    return render(request, "law/rules.html", {"rules": list(register().values())})
