"""After the result."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import CLERK, MACHINE, arbitration_act
from arbitration.models import BEFORE_ACCEPTANCE, ENDED, PENDING, State
from casework.registry import APPLICANT, Grant

IN_FORCE = (State.AWARDED, State.DELIVERED, State.EFFECTIVE, State.SUED, State.IN_ENFORCEMENT)
AFTER = (*IN_FORCE, State.SET_ASIDE)
WATCHED = (
    *BEFORE_ACCEPTANCE,
    *PENDING,
    State.SUSPENDED,
    State.DRAFTED,
    State.APPROVED,
    State.CONCILIATED,
    *AFTER,
)

# A part that was settled first is paid while the rest of the case goes on (办案规则 art 73).
PAYING = (*PENDING, State.SUSPENDED, State.DRAFTED, State.APPROVED, State.CONCILIATED, *AFTER)

ACTS = (
    arbitration_act(
        "declare_effective",
        _("note that the award is effective"),
        (*CLERK, MACHINE),
        "调解仲裁法第50条",
        (State.DELIVERED, State.AWARDED, State.EFFECTIVE),
    ),
    arbitration_act(
        "note_suit",
        _("note a suit"),
        CLERK,
        "调解仲裁法第50条",
        (State.AWARDED, State.DELIVERED, State.EFFECTIVE, State.IN_ENFORCEMENT, State.SUED, State.SET_ASIDE),
    ),
    arbitration_act(
        "record_performance",
        _("record payment"),
        (*CLERK, Grant("party", APPLICANT)),
        "调解仲裁法第51条",
        (State.EFFECTIVE, State.IN_ENFORCEMENT),
    ),
    arbitration_act(
        "refer_enforcement",
        _("refer to enforcement"),
        CLERK,
        "调解仲裁法第51条",
        (State.EFFECTIVE,),
    ),
    arbitration_act("end_of_suit", _("note the end of a suit"), CLERK, "法释〔2020〕26号第16条、第21条", AFTER),
    arbitration_act("request_set_aside", _("note a request to set aside"), CLERK, "调解仲裁法第49条", IN_FORCE),
    arbitration_act("note_set_aside_ruling", _("note the ruling on setting aside"), CLERK, "调解仲裁法第49条", AFTER),
    arbitration_act("interrupt_enforcement", _("note an interruption of the two years"), (*CLERK, Grant("party", APPLICANT)), "民事诉讼法第250条", (State.DELIVERED, State.EFFECTIVE)),
    arbitration_act("note_nonenforcement", _("note a ruling not to enforce"), CLERK, "法释〔2020〕26号第24条", (State.IN_ENFORCEMENT,)),
    arbitration_act("note_preservation", _("note a preservation of assets"), CLERK, "民事诉讼法第104条", WATCHED),
    arbitration_act("lift_preservation", _("note that a preservation was lifted"), CLERK, "民事诉讼法第104条", WATCHED),
    arbitration_act("note_payment_order", _("note a payment order"), CLERK, "调解仲裁法第16条", WATCHED),
    arbitration_act("follow_payment_order", _("note a step of a payment order"), CLERK, "民事诉讼法第225条至第228条", WATCHED),
    arbitration_act("plan_instalments", _("note instalments"), CLERK, "调解仲裁法第51条", (State.DELIVERED, State.EFFECTIVE)),
    arbitration_act("pay_instalment", _("note a paid instalment"), (*CLERK, Grant("party", APPLICANT)), "调解仲裁法第51条", PAYING),
    arbitration_act(
        "close", _("close the file"), CLERK, "办案规则第24条", (*ENDED, State.EFFECTIVE, State.SUED)
    ),
)  # fmt: skip
