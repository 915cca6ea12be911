"""From application to closing. Names are frozen: rows hold them."""

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.models import Process

from mediation.models import State


def state_of(activation: Any) -> str:
    """The legal status of the mediation that the process follows."""
    return str(activation.process.artifact.state)


class MediationFlow(flow.Flow):
    """调解办理流程."""

    process_class = Process
    process_title = "调解办理"
    lock_impl = lock.SelectForUpdateLock(nowait=False)

    start = flow.StartHandle(this.begin).Next(this.decide_acceptance)

    # mediator
    decide_acceptance = flow.Handle().Next(this.mediate)
    mediate = flow.Handle().Next(this.after_session)
    after_session = (
        flow.If(lambda act: state_of(act) == State.AGREED).Then(this.follow_performance).Else(this.mediate)
    )
    follow_performance = flow.Handle().Next(this.close_file)
    close_file = flow.Handle().Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, artifact: Any) -> Any:
        """Tie the process to its mediation."""
        activation.process.artifact = artifact
        return activation.process
