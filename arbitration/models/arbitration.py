"""仲裁: one labour arbitration and its state machine. Each transition names its article."""

from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, transition

from arbitration.models.record import ArbitrationRecord
from arbitration.models.states import (
    BEFORE_ACCEPTANCE,
    ENDED,
    PENDING,
    RESUMED,
    S,
    State,
    after_deferral,
    resumed_state,
    without_tribunal,
)


class Arbitration(ArbitrationRecord):
    """One arbitration at one tribunal."""

    class Meta:
        verbose_name = _("arbitration")

    def get_state_display(self) -> str:
        return str(State(self.state).label)

    @transition("state", source=S.PRE_APPLIED, target=S.RECEIVED)
    def confirm_receipt(self) -> None:
        """办案规则 art 29: the papers themselves arrive, and receipt counts from that day."""

    @transition("state", source=S.RECEIVED, target=S.SUPPLEMENT_REQUESTED)
    def request_supplement(self) -> None:
        """办案规则 art 29: everything missing is asked for once."""

    @transition("state", source=S.SUPPLEMENT_REQUESTED, target=S.RECEIVED)
    def take_supplement(self) -> None:
        """办案规则 art 46(2): receipt is counted from the day the corrections arrive."""

    @transition("state", source=(S.RECEIVED, S.SUPPLEMENT_REQUESTED), target=S.DEFERRED)
    def defer(self) -> None:
        """办案规则 art 69: the party agrees to mediation first."""

    @transition(
        "state",
        source=S.DEFERRED,
        target=GET_STATE(after_deferral, states=(S.RECEIVED, S.SUPPLEMENT_REQUESTED)),
    )
    def end_deferral(self) -> None:
        """办案规则 art 69: mediation has failed or run out; acceptance is decided, or the supplement is awaited on."""

    @transition("state", source=(S.RECEIVED, S.SUPPLEMENT_REQUESTED), target=S.ACCEPTED)
    def accept(self) -> None:
        """调解仲裁法 art 29; 办案规则 art 30; with papers missing against a written promise (容缺)."""

    @transition("state", source=BEFORE_ACCEPTANCE, target=S.REFUSED)
    def refuse(self) -> None:
        """办案规则 art 31."""

    @transition("state", source=BEFORE_ACCEPTANCE, target=S.REDIRECTED)
    def redirect(self) -> None:
        """办案规则 art 31: only jurisdiction is missing."""

    @transition("state", source=S.ACCEPTED, target=S.SERVED)
    def serve(self) -> None:
        """调解仲裁法 art 30."""

    @transition("state", source=(S.ACCEPTED, S.SERVED), target=S.TRIBUNAL_FORMED)
    def form_tribunal(self) -> None:
        """调解仲裁法 art 32; 办案规则 art 37."""

    @transition(
        "state",
        source=(S.TRIBUNAL_FORMED, S.HEARING_SET, S.HEARD),
        target=GET_STATE(without_tribunal, states=(S.ACCEPTED, S.SERVED)),
    )
    def dissolve_tribunal(self) -> None:
        """组织规则 art 15: a tribunal wrongly composed is revoked and formed anew."""

    @transition("state", source=S.TRIBUNAL_FORMED, target=S.HEARING_SET)
    def set_hearing(self) -> None:
        """调解仲裁法 art 35."""

    @transition("state", source=S.HEARING_SET, target=S.TRIBUNAL_FORMED)
    def postpone_hearing(self) -> None:
        """调解仲裁法 art 35; 办案规则 art 38."""

    @transition("state", source=S.HEARING_SET, target=S.HEARD)
    def hold_hearing(self) -> None:
        """调解仲裁法 arts 36–40."""

    @transition("state", source=S.HEARD, target=S.TRIBUNAL_FORMED)
    def need_another_hearing(self) -> None:
        """调解仲裁法 art 43: a further sitting is needed before the award."""

    @transition("state", source=S.HEARD, target=S.DRAFTED)
    def submit_draft(self) -> None:
        """办案规则 art 53: the tribunal hands its draft to the head."""

    @transition("state", source=S.DRAFTED, target=S.HEARD)
    def return_draft(self) -> None:
        """办案规则 art 53: the head returns the draft with reasons."""

    @transition("state", source=S.DRAFTED, target=S.APPROVED)
    def approve_draft(self) -> None:
        """办案规则 art 53, four eyes: the approver is not the drafter."""

    @transition("state", source=S.APPROVED, target=S.AWARDED)
    def make_award(self) -> None:
        """调解仲裁法 arts 43, 46."""

    @transition("state", source=(*PENDING, S.DRAFTED, S.APPROVED), target=S.CONCILIATED)
    def conciliate(self) -> None:
        """调解仲裁法 art 42."""

    @transition("state", source=(S.AWARDED, S.CONCILIATED), target=S.DELIVERED)
    def deliver(self) -> None:
        """办案规则 art 20: every party has been served with the result."""

    @transition("state", source=S.CONCILIATED, target=S.HEARD)
    def repudiate_conciliation(self) -> None:
        """调解仲裁法 art 42: a party goes back on it before receipt; an award follows without delay."""

    @transition("state", source=(S.AWARDED, S.DELIVERED), target=S.EFFECTIVE)
    def take_effect(self) -> None:
        """调解仲裁法 arts 47, 50, 42."""

    @transition("state", source=(S.AWARDED, S.DELIVERED, S.EFFECTIVE), target=S.SUED)
    def note_suit(self) -> None:
        """调解仲裁法 arts 48–50."""

    @transition("state", source=S.SUED, target=S.EFFECTIVE)
    def take_effect_after_suit(self) -> None:
        """法释〔2020〕26号 art 16: the suit was withdrawn or dismissed."""

    @transition("state", source=S.EFFECTIVE, target=S.PERFORMED)
    def note_performance(self) -> None:
        """调解仲裁法 art 51: all that was awarded has been paid."""

    @transition("state", source=S.EFFECTIVE, target=S.IN_ENFORCEMENT)
    def refer_to_enforcement(self) -> None:
        """调解仲裁法 art 51; 民事诉讼法 art 250."""

    @transition("state", source=S.IN_ENFORCEMENT, target=S.PERFORMED)
    def note_enforced(self) -> None:
        """调解仲裁法 art 51: the court has collected what was awarded."""

    @transition("state", source=PENDING, target=S.SUSPENDED)
    def suspend(self) -> None:
        """办案规则 art 47."""
        self.suspended_from = self.state

    @transition("state", source=S.SUSPENDED, target=GET_STATE(resumed_state, states=RESUMED))
    def resume(self) -> None:
        """办案规则 art 47: the ground has ended; a hearing that was set has to be set again."""

    @transition(
        "state",
        source=(S.PRE_APPLIED, *BEFORE_ACCEPTANCE, *PENDING, S.SUSPENDED, S.DRAFTED, S.APPROVED),
        target=S.WITHDRAWN,
    )
    def withdraw(self) -> None:
        """办案规则 art 35: the same claim may be filed again."""

    @transition("state", source=S.HEARING_SET, target=S.DEEMED_WITHDRAWN)
    def deem_withdrawn(self) -> None:
        """调解仲裁法 art 36; 办案规则 art 39: only by a person, on proof of service."""

    @transition("state", source=(*PENDING, S.SUSPENDED, S.DRAFTED, S.APPROVED), target=S.TERMINATED)
    def terminate(self) -> None:
        """办案规则 art 48: a suit for lateness has been docketed, or the dispute has lapsed."""

    @transition("state", source=(*PENDING, S.SUSPENDED), target=S.TRANSFERRED)
    def transfer(self) -> None:
        """办案规则 art 9: found to lie with another commission, which must take it."""

    @transition("state", source=(*PENDING, S.SUSPENDED, S.DRAFTED, S.APPROVED), target=S.REVOKED)
    def revoke(self) -> None:
        """办案规则 art 32: it should not have been accepted."""

    @transition("state", source=(S.DELIVERED, S.EFFECTIVE, S.SUED), target=S.SET_ASIDE)
    def note_set_aside(self) -> None:
        """调解仲裁法 art 49: the intermediate court has set the award aside; each party may sue."""

    @transition("state", source=(*ENDED, S.EFFECTIVE, S.SUED), target=S.CLOSED)
    def close(self) -> None:
        """The file is complete and goes to the archive: 办案规则 arts 22–24."""
