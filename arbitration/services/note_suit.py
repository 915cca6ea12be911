"""起诉: a party has sued in time."""

from datetime import date

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.models import Event, Party
from casework.services.act import act


def note_suit(
    arbitration: Arbitration, *, actor: Actor, party: Party, on: date, court: str, version: int | None = None
) -> Event:
    """Note a suit (调解仲裁法 arts 48–50). Sued on a part, the whole award is without effect (法释〔2020〕26号 art 16)."""
    with act("arbitration.note_suit", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.note_suit()
        return it.record("arbitration.suit.filed", on=on, party=party, data={"court": court})
