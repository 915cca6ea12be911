"""What a check before printing may say."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How strongly a check speaks: the paper is refused, somebody is warned, or the text was put right."""

    REFUSE = "refuse"
    WARN = "warn"
    FIX = "fix"


@dataclass(frozen=True)
class Finding:
    """One finding; `message` is Chinese for the person at the desk and carries no personal data."""

    code: str
    severity: Severity
    message: str


def refuse(code: str, message: str) -> Finding:
    """A finding that stops the paper."""
    return Finding(code, Severity.REFUSE, message)


def warn(code: str, message: str) -> Finding:
    """A finding that somebody must see."""
    return Finding(code, Severity.WARN, message)


def fix(code: str, message: str) -> Finding:
    """A finding about text that was put right."""
    return Finding(code, Severity.FIX, message)
