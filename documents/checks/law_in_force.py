"""Checks 1 and 2: only law in force is cited, and limitation is never a reason to refuse acceptance."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from documents.catalogue.kinds import Kind
from documents.checks.facts import Facts
from documents.checks.findings import Finding, refuse, warn

_INSTRUMENTS = Path(__file__).with_name("instruments.yaml")


def current_law(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Check 1: a repealed instrument, or an article an instrument does not have, refuses the paper."""
    text = "\n".join(texts(data))
    for name, why in _instruments()["repealed"].items():
        if name in text:
            yield refuse("law.repealed", f"引用了不再施行的《{name}》：{why}。")
    for article in data.get("basis") or ():
        last = _instruments()["current"].get(article["instrument"])
        if last is not None and article["number"] > last:
            yield refuse("law.no_such_article", f"《{article['instrument']}》没有第{article['number']}条。")
        elif last is None and article["rank"].code in ("law", "administrative_regulation"):
            yield warn("law.unknown", f"《{article['instrument']}》不在现行依据表中，请核对。")


def refusal_reason(kind: Kind, data: Mapping[str, Any], facts: Facts) -> Iterator[Finding]:
    """Checks 2 and 3: 规则 30 does not know limitation as a condition; a wrong commission gets a note (A13)."""
    if "时效" in "\n".join((data["facts"], data["ground"])):
        yield refuse(
            "refusal.limitation", "超过仲裁时效不是不予受理的理由（办案规则第三十条），请改由被申请人抗辩。"
        )
    if facts.wrong_commission or "管辖" in data["facts"]:
        yield warn(
            "refusal.jurisdiction",
            "不属本委管辖的，应当出具管辖说明并告知有管辖权的仲裁委员会（办案规则第三十一条）。",
        )


def texts(value: Any) -> Iterator[str]:
    """All strings of nested data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


@cache
def _instruments() -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = yaml.safe_load(_INSTRUMENTS.read_text(encoding="utf-8"))
    return read
