"""What checks must know beyond the paper itself; the caller looks it up, checks only compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Facts:
    """Facts of the case file at the moment of printing. None means: not known."""

    supplements_before: int = 0
    wrong_commission: bool = False
    limitation_passed: bool = False
    notice_working_days: int | None = None
    notice_served_to: tuple[str, ...] = ()
    signed_receipts: tuple[str, ...] = ()
    parties_to_sign: tuple[str, ...] = ()
    panel_required: bool = False
    signed_on: date | None = None
    last_hearing_on: date | None = None
    decision_clock_day: int | None = None
    extensions_before: int = 0
    suspension_approved_on: date | None = None
    public: bool = False
    destination: str = "file"
    extra: Mapping[str, Any] = field(default_factory=dict)
