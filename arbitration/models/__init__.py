"""What an arbitration is, and its status."""

from arbitration.models.arbitration import BEFORE_ACCEPTANCE, ENDED, PENDING, Arbitration, State

__all__ = ["BEFORE_ACCEPTANCE", "ENDED", "PENDING", "Arbitration", "State"]
