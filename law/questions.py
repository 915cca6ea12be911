"""Questions of law with three answers (yes, no, facts missing); each app registers its own here.

This module knows no question itself and imports no app: an app's rules package offers a `QUESTIONS` mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from law.facts import Field, read


class Answer(StrEnum):
    """Facts missing is an answer of its own: it is neither yes nor no."""

    YES = "yes"
    NO = "no"
    FACTS_MISSING = "facts_missing"


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the answer: what was asked, under which article, on which facts; `holds` None if not known.

    A note explains but doesn't decide.
    """

    code: str
    text: str
    article: str
    rule: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    holds: bool | None = None
    note: bool = False

    def as_data(self) -> dict[str, Any]:
        """The reason as JSON-ready data."""
        return {
            "code": self.code,
            "text": self.text,
            "article": self.article,
            "rule": self.rule,
            "facts": {name: plain(value) for name, value in self.facts.items()},
            "holds": self.holds,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer with its reasons, the facts still needed, and what else follows (`findings`)."""

    answer: Answer
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...] = ()
    findings: Mapping[str, Any] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """The decision as JSON-ready data with a stable form."""
        return {
            "answer": self.answer.value,
            "reasons": [reason.as_data() for reason in self.reasons],
            "missing": list(self.missing),
            "findings": plain(self.findings),
        }


@dataclass(frozen=True, slots=True)
class Question:
    """A question's Chinese title, the facts it takes, and the function that answers it."""

    title: str
    fields: tuple[Field, ...]
    function: Callable[[Mapping[str, Any]], Decision]


class UnknownQuestion(LookupError):
    """No question is registered under this name."""


_registered: dict[str, Question] = {}


def register(name: str, question: Question) -> None:
    """Make a question known under a name; the same name for another question is an error."""
    if _registered.get(name, question) != question:
        raise ValueError(f"question registered twice: {name}")
    _registered[name] = question


def register_all(questions: Mapping[str, Question]) -> None:
    """Register a rules package's `QUESTIONS`."""
    for name, question in questions.items():
        register(name, question)


def questions() -> Mapping[str, Question]:
    """All registered questions by name."""
    return dict(_registered)


def question(name: str) -> Question:
    """The question of this name; UnknownQuestion if there is none."""
    if name not in _registered:
        raise UnknownQuestion(f"没有名为 {name} 的问题；可用：" + "、".join(sorted(_registered)))
    return _registered[name]


def ask(name: str, facts: Mapping[str, Any]) -> Decision:
    """Answer a question on the facts given; FactError if a fact cannot be used."""
    asked = question(name)
    return asked.function(read(asked.fields, facts))


def describe(name: str) -> dict[str, Any]:
    """A question's title and fields as plain data."""
    asked = question(name)
    return {"name": name, "title": asked.title, "fields": [one.describe() for one in asked.fields]}


def all_hold(conditions: Iterable[bool | None]) -> bool | None:
    """False if any is false, else None if any is not known, else True."""
    listed = list(conditions)
    if False in listed:
        return False
    return None if None in listed else True


def any_holds(conditions: Iterable[bool | None]) -> bool | None:
    """True if any is true, else None if any is not known, else False."""
    listed = list(conditions)
    if True in listed:
        return True
    return None if None in listed else False


def negate(condition: bool | None) -> bool | None:
    """The opposite, where it is known."""
    return None if condition is None else not condition


def decide(
    holds: bool | None,
    reasons: Iterable[Reason],
    *,
    findings: Mapping[str, Any] | None = None,
    missing: Iterable[str] = (),
) -> Decision:
    """A decision from a three-valued result; the facts missing are those that reasons without answer lack."""
    listed = tuple(reasons)
    if holds is not None:
        answer = Answer.YES if holds else Answer.NO
        return Decision(answer, listed, (), findings or {})
    lacking = [
        name for reason in listed if reason.holds is None and not reason.note for name in _unknown(reason)
    ]
    return Decision(Answer.FACTS_MISSING, listed, tuple(dict.fromkeys([*lacking, *missing])), findings or {})


def _unknown(reason: Reason) -> list[str]:
    return [name for name, value in reason.facts.items() if value is None]


def plain(value: Any) -> Any:
    """A value as JSON-ready data: dates in ISO form, amounts as strings."""
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value
