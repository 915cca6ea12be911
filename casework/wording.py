"""The words for what the system knows by key: limits, events, states, acts."""

from django.utils.translation import get_language

from casework.registry import registry
from law.limit_rule import events
from law.limits import limits


def _tongue() -> str:
    return "en" if (get_language() or "").startswith("en") else "zh"


def limit_title(key: str) -> str:
    """The title of a limit in the reader's language; empty for none."""
    rule = limits().get(key)
    return rule.title[_tongue()] if rule else ""


def event_title(name: str) -> str:
    """The title of an event in the reader's language."""
    event = events().get(name)
    if event is None:
        return name
    return event.en if _tongue() == "en" else event.zh


def state_label(kind: str, state: str) -> str:
    """The word for a state of a kind of proceeding."""
    model = registry.models.get(kind)
    if model is None:
        return state
    row = model(state=state)
    return row.get_state_display()
