"""Runs every worked example of law/examples: one test an example, dispatched on its kind."""

import datetime as dt
import importlib.util
from collections.abc import Callable
from typing import Any

import pytest

from law.cli import InputError, answer_limit, answer_period
from law.loader import LAW, Choice, Map, Plain, Seq, Text, load_yaml
from law.parameter import parameters
from law.periods import in_time
from law.workdays import calendar

KINDS = ("period", "limit", "parameter", "in_time", "day", "claim", "rule", "element")
SHAPE = Seq(
    Map(
        {"kind": Choice(KINDS), "name": Text(), "article": Text(), "given": Plain(), "expect": Plain()},
        {"notes": Text()},
    )
)


def plain(value: Any) -> Any:
    """Dates as the commands take and give them."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value


def run_parameter(given: dict[str, Any]) -> dict[str, Any]:
    value = parameters()[given["key"]].at(
        dt.date.fromisoformat(given["on"]), given.get("region"), given.get("row")
    )
    return {"value": str(value.value), "article": value.article, "unit": value.unit}


def run_in_time(given: dict[str, Any]) -> dict[str, Any]:
    days = {name: dt.date.fromisoformat(text) for name, text in given.items()}
    return {"in_time": in_time(days["due"], received_on=days["received_on"], posted_on=days.get("posted_on"))}


def run_day(given: dict[str, Any]) -> dict[str, Any]:
    day = dt.date.fromisoformat(given["on"])
    return {"workday": calendar().is_workday(day), "steps": [{"text": calendar().rest_name(day)}]}


def runners() -> dict[str, Callable[[dict[str, Any]], dict[str, Any]]]:
    known: dict[str, Any] = {
        "period": answer_period,
        "limit": answer_limit,
        "parameter": run_parameter,
        "in_time": run_in_time,
        "day": run_day,
    }
    if importlib.util.find_spec("tests.law.example_kinds"):
        other = importlib.import_module("tests.law.example_kinds")
        for kind in ("claim", "rule", "element"):
            if run := getattr(other, f"run_{kind}", None):
                known[kind] = run
    return known


RUNNERS = runners()


def collected() -> list[Any]:
    cases = []
    for path in sorted((LAW / "examples").rglob("*.yaml")):
        place = path.relative_to(LAW / "examples").with_suffix("")
        for example in load_yaml(path, SHAPE):
            cases.append(pytest.param(example, id=f"{place}: {example['name']}"))
    return cases


def compare(expected: dict[str, Any], answer: dict[str, Any]) -> None:
    """Each expected key must be answered so; `step` must be part of one step's text."""
    for name, value in expected.items():
        if name == "step":
            assert any(value in step["text"] for step in answer["steps"]), answer["steps"]
        else:
            assert answer.get(name) == value, (name, answer.get(name), value)


@pytest.mark.parametrize("example", collected())
def test_example(example):
    given, expect = plain(example["given"]), plain(example["expect"])
    run = RUNNERS[example["kind"]]

    if "error" in expect:
        with pytest.raises((InputError, LookupError, ValueError), match=".") as caught:
            run(given)
        assert expect["error"] in str(caught.value)
    else:
        compare(expect, run(given))


def test_names_are_unique_within_a_file():
    ids = [case.id for case in collected()]

    assert len(ids) == len(set(ids))
