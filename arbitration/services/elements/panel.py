"""The panel of the element comparison on an arbitration's case page, and the grounds on which a fact may be found."""

from typing import Any

from arbitration.models import Arbitration
from arbitration.models.arbitration import State
from casework.actor import Actor
from casework.elements.element_board import element_board, workers_of
from casework.models import CaseFile, Proceeding

BASES = ("双方一致", "自认", "证据", "举证责任")
BOARD_STATES = (
    State.ACCEPTED, State.SERVED, State.TRIBUNAL_FORMED, State.HEARING_SET, State.HEARD, State.DRAFTED,
)  # fmt: skip


def fill_panel(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The panel on the case page: counts, the three amounts and the hearing plan of the first worker."""
    if not isinstance(proceeding, Arbitration) or proceeding.state not in BOARD_STATES:
        return None
    workers = workers_of(case_file.pk)
    if not workers:
        return None
    board = element_board(proceeding, workers[0], others=tuple(workers[1:]))
    return {"board": board, "proceeding": proceeding}
