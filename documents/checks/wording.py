"""Checks 9 and 10: brackets, Chinese dates, padded days and the verb of a decision are put right."""

import re
from collections.abc import Mapping
from typing import Any

from documents.catalogue.kinds import Kind
from documents.checks.findings import Finding, fix

_BRACKETS = re.compile(r"[\[［（(【]\s*((?:19|20)\d{2})\s*[\]］）)】](?=第?\d+(?:-\d+)?号)")
_CHINESE_YEAR = re.compile(r"[一二三四五六七八九〇零○OＯo0]{4}年(?=[一二三四五六七八九十]{1,3}月)")
_PADDED = re.compile(r"(\d{4}年)0?(\d{1,2}月)(?:0?(\d{1,2}日))?")


def put_right(kind: Kind, context: Mapping[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """Return the data with its wording put right, and what was changed."""
    found: set[Finding] = set()
    fixed = {name: _walk(kind, value, found) for name, value in context.items()}
    return fixed, sorted(found, key=lambda finding: finding.code)


def _walk(kind: Kind, value: Any, found: set[Finding]) -> Any:
    if isinstance(value, str):
        return _fixed(kind, value, found)
    if isinstance(value, Mapping):
        return {name: _walk(kind, inner, found) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(kind, inner, found) for inner in value]
    return value


def _fixed(kind: Kind, text: str, found: set[Finding]) -> str:
    steps = [
        (_brackets, fix("wording.brackets", "文号年份已改用六角括号〔〕。")),
        (_zero, fix("wording.zero", "落款年份的零已改为〇。")),
        (_unpadded, fix("wording.padded", "日期的月、日已去掉前面的零。")),
    ]
    if kind.title.endswith("决定书"):
        steps.append((_decides, fix("wording.decides", "决定书的“裁定如下”已改为“决定如下”。")))
    for step, finding in steps:
        changed = step(text)
        if changed != text:
            found.add(finding)
        text = changed
    return text


def _brackets(text: str) -> str:
    # （2026）×人调字第18号 is the people's mediation series itself: there the bracket opens the number.
    return _BRACKETS.sub(r"〔\1〕", text)


def _zero(text: str) -> str:
    return _CHINESE_YEAR.sub(lambda year: re.sub("[零○OＯo0]", "〇", year[0]), text)


def _unpadded(text: str) -> str:
    return _PADDED.sub(lambda day: f"{day[1]}{day[2]}{day[3] or ''}", text)


def _decides(text: str) -> str:
    return text.replace("裁定如下", "决定如下")
