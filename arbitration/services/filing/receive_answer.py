"""答辩: the respondent answers, on paper or through its link."""

from datetime import date

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.models import Event, Party
from casework.services.act import act


def receive_answer(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    text: str = "",
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """Take an answer in (调解仲裁法 art 30, ACC-11). A late answer is taken too; the event shows its date."""
    on = on or today()
    with act("arbitration.receive_answer", actor=actor, proceeding=arbitration, version=version) as it:
        it.proceeding.answered_on = it.proceeding.answered_on or on
        return it.record("arbitration.answer.received", on=on, party=party, private={"text": text})
