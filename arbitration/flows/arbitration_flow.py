"""From receipt to closing: nodes in the order of the procedure, grouped by who acts. Names are frozen: rows hold them."""

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.models import Process

from arbitration.models import State


def state_of(activation: Any) -> str:
    """The legal status of the arbitration that the process follows."""
    return str(activation.process.artifact.state)


class ArbitrationFlow(flow.Flow):
    """仲裁办理流程. The legal status is the state machine's; this says only whose turn it is."""

    process_class = Process
    process_title = "仲裁办理"
    lock_impl = lock.SelectForUpdateLock(nowait=False)

    start = flow.StartHandle(this.begin).Next(this.decide_acceptance)
    start_with_result = flow.StartHandle(this.begin).Next(this.serve_result)
    start_accepted = flow.StartHandle(this.begin).Next(this.prepare)
    start_with_tribunal = flow.StartHandle(this.begin).Next(this.form_tribunal)
    start_with_hearing = flow.StartHandle(this.begin).Next(this.set_hearing)
    start_with_draft = flow.StartHandle(this.begin).Next(this.draft_award)

    # clerk
    decide_acceptance = flow.Handle().Next(this.after_decision)
    after_decision = (
        flow.Switch()
        .Case(this.await_mediation, cond=lambda act: state_of(act) == State.DEFERRED)
        .Case(this.await_supplement, cond=lambda act: state_of(act) == State.SUPPLEMENT_REQUESTED)
        .Default(this.prepare)
    )
    await_mediation = flow.Handle().Next(this.after_mediation)
    after_mediation = (
        flow.If(lambda act: state_of(act) == State.SUPPLEMENT_REQUESTED)
        .Then(this.await_supplement)
        .Else(this.decide_acceptance)
    )
    await_supplement = flow.Handle().Next(this.after_supplement)
    after_supplement = (
        flow.If(lambda act: state_of(act) == State.RECEIVED).Then(this.decide_acceptance).Else(this.prepare)
    )
    prepare = flow.Split().Next(this.serve_application).Next(this.form_tribunal)
    serve_application = flow.Handle().Next(this.served)
    served = flow.End()
    form_tribunal = flow.Handle().Next(this.set_hearing)
    set_hearing = flow.Handle().Next(this.hear)

    # tribunal
    hear = flow.Handle().Next(this.after_hearing)
    after_hearing = (
        flow.If(lambda act: state_of(act) == State.HEARD).Then(this.draft_award).Else(this.set_hearing)
    )
    draft_award = flow.Handle().Next(this.review_award)

    # head
    review_award = flow.Handle().Next(this.after_review)
    after_review = (
        flow.If(lambda act: state_of(act) == State.APPROVED).Then(this.make_award).Else(this.draft_award)
    )

    # tribunal
    make_award = flow.Handle().Next(this.serve_result)

    # clerk
    serve_result = flow.Handle().Next(this.after_service)
    after_service = (
        flow.If(lambda act: state_of(act) in (State.EFFECTIVE, State.SUED))
        .Then(this.follow_up)
        .Else(this.note_effect)
    )
    note_effect = flow.Handle().Next(this.follow_up)
    follow_up = flow.Handle().Next(this.after_payment)
    after_payment = (
        flow.If(lambda act: state_of(act) == State.EFFECTIVE).Then(this.follow_up).Else(this.close_file)
    )
    close_file = flow.Handle().Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, artifact: Any) -> Any:
        """Tie the process to its arbitration."""
        activation.process.artifact = artifact
        return activation.process
