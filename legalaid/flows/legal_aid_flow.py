"""From application to closing. Names are frozen: rows hold them."""

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.models import Process

from legalaid.models import State


def state_of(activation: Any) -> str:
    """The legal status of the case that the process follows."""
    return str(activation.process.artifact.state)


class LegalAidFlow(flow.Flow):
    """法律援助办理流程."""

    process_class = Process
    process_title = "法律援助办理"
    lock_impl = lock.SelectForUpdateLock(nowait=False)

    start = flow.StartHandle(this.begin).Next(this.decide)
    restore = flow.StartHandle(this.begin).Next(this.assign_lawyer)

    # legal-aid clerk
    decide = flow.Handle().Next(this.after_decision)
    after_decision = (
        flow.Switch()
        .Case(this.await_supplement, cond=lambda act: state_of(act) == State.SUPPLEMENT_REQUESTED)
        .Case(this.close_file, cond=lambda act: state_of(act) == State.REFUSED)
        .Default(this.assign_lawyer)
    )
    await_supplement = flow.Handle().Next(this.after_supplement)
    after_supplement = (
        flow.If(lambda act: state_of(act) == State.APPLIED).Then(this.decide).Else(this.after_decision)
    )
    assign_lawyer = flow.Handle().Next(this.answer_assignment)

    # lawyer
    answer_assignment = flow.Handle().Next(this.after_answer)
    after_answer = (
        flow.If(lambda act: state_of(act) == State.GRANTED).Then(this.assign_lawyer).Else(this.sign_mandate)
    )
    sign_mandate = flow.Handle().Next(this.after_mandate)
    after_mandate = (
        flow.If(lambda act: state_of(act) == State.GRANTED).Then(this.assign_lawyer).Else(this.conduct)
    )
    conduct = flow.Handle().Next(this.after_conduct)
    after_conduct = (
        flow.If(lambda act: state_of(act) == State.GRANTED).Then(this.assign_lawyer).Else(this.file_report)
    )
    file_report = flow.Handle().Next(this.review_report)

    # legal-aid clerk
    review_report = flow.Handle().Next(this.after_review)
    after_review = (
        flow.If(lambda act: state_of(act) == State.CONCLUDED).Then(this.file_report).Else(this.close_file)
    )
    close_file = flow.Handle().Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, artifact: Any) -> Any:
        """Tie the process to its legal-aid case."""
        activation.process.artifact = artifact
        return activation.process
