"""受理材料清单: what an application should bring, by kind of claim, read from filing_checklist.yaml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from law.elements import CLAIMS
from law.loader import LAW, Bool, Choice, Keyed, LawDataError, Map, Seq, Text, load_yaml, shown
from law.parameter import CONFIDENCE

ALL, AGENT, COLLECTIVE = "all", "agent", "collective"
_FILE = LAW / "filing_checklist.yaml"
_ITEM = Map(
    {
        "text": Text(),
        "requirement": Text(),
        "article": Text(),
        "confidence": Choice(CONFIDENCE),
        "for": Seq(Choice((ALL, AGENT, COLLECTIVE, *CLAIMS))),
        "promise": Bool(),
    }
)
SHAPE = Map({"items": Keyed(_ITEM, r"[a-z_]+")})


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to look for: its words, what is asked of it, its article, whether it may follow on a promise."""

    code: str
    text: str
    requirement: str
    article: str
    applies_to: tuple[str, ...]
    promise: bool


@cache
def checklist() -> Mapping[str, ChecklistItem]:
    """Every item by code, in the order of the file."""
    items = load_yaml(_FILE, SHAPE)["items"]
    texts = [one["text"] for one in items.values()]
    if len(set(texts)) != len(texts):
        raise LawDataError(shown(_FILE), 1, "two items have the same words")
    return {
        code: ChecklistItem(
            code, one["text"], one["requirement"], one["article"], tuple(one["for"]), one["promise"]
        )
        for code, one in items.items()
    }


def items_for(claims: Collection[str], *, collective: bool, agent: bool) -> list[ChecklistItem]:
    """What an application with these claims should bring."""
    wanted = {ALL, *claims} | ({COLLECTIVE} if collective else set()) | ({AGENT} if agent else set())
    return [item for item in checklist().values() if wanted.intersection(item.applies_to)]


def by_text(text: str) -> ChecklistItem | None:
    """The item of these words: what was asked for is kept as words and finds its article again."""
    return next((item for item in checklist().values() if item.text == text), None)
