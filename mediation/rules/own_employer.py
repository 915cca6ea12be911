"""Whether a dispute is one of the committee's own employer (劳动法 art 79: 本单位劳动争议调解委员会)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from law.facts import Field
from law.questions import Decision, Question, Reason, decide

ARTICLE = "劳动法第七十九条"

FIELDS = (
    Field("name", "text", "设立调解委员会的单位叫什么？", required=True),
    Field("code", "text", "设立调解委员会的单位的统一社会信用代码是什么？"),
    Field(
        "employers",
        "table",
        "争议的用人单位是哪一家？",
        required=True,
        columns=(
            Field("name", "text", "用人单位的名称", required=True),
            Field("code", "text", "用人单位的统一社会信用代码"),
        ),
    ),
)


def of_own_employer(facts: Mapping[str, Any]) -> Decision:
    """劳动法 art 79: a committee inside an employer takes the disputes of that employer. The code decides, else the name.

    Another name without a code is facts missing: one company may be written in two ways. Raises nothing.
    """
    holds = _holds(facts)
    used = {"name": facts["name"], "code": facts["code"]}
    missing = [] if holds is not None else ["code"]
    return decide(
        holds, [Reason("own_employer", "争议发生在本单位", ARTICLE, "", used, holds)], missing=missing
    )


def _holds(facts: Mapping[str, Any]) -> bool | None:
    employers = facts["employers"]
    if facts["name"] is None or not employers:
        return None
    same = [_same(facts, one) for one in employers]
    if True in same:
        return True
    return None if None in same else False


def _same(own: Mapping[str, Any], other: Mapping[str, Any]) -> bool | None:
    if own["code"] and other["code"]:
        return bool(own["code"] == other["code"])
    return True if own["name"] == other["name"] else None


QUESTION = Question("是否属于本单位的劳动争议", FIELDS, of_own_employer)
