"""答辩书送达申请人 within five working days (ACC-12)."""

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import RuleRefused
from casework.models import Event
from casework.services.act import act


def forward_answer(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Serve the answer on the applicant (办案规则 art 33)."""
    with act("arbitration.forward_answer", actor=actor, proceeding=arbitration, version=version) as it:
        if it.proceeding.answered_on is None:
            raise RuleRefused("被申请人尚未提交答辩书。")
        return it.record("arbitration.answer.forwarded")
