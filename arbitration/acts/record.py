"""The hearing record: who signs it, who refuses, and what is put right in it."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import ARBITRATOR, TRIBUNAL, arbitration_act
from arbitration.models import State
from casework.registry import APPLICANT, RESPONDENT, THIRD, Grant

# 当事人和其他仲裁参加人: a third person signs and asks for corrections like the two sides.
SIDES = (Grant("party", APPLICANT), Grant("party", RESPONDENT), Grant("party", THIRD))
# Conciliated, too: the record of a hearing that ended in an agreement is signed like any other.
AFTER_HEARING = (
    State.HEARD,
    State.TRIBUNAL_FORMED,
    State.HEARING_SET,
    State.SUSPENDED,
    State.DRAFTED,
    State.APPROVED,
    State.CONCILIATED,
)

ACTS = (
    arbitration_act(
        "sign_record", _("sign the hearing record"), (*TRIBUNAL, *SIDES), "调解仲裁法第40条", AFTER_HEARING
    ),
    arbitration_act(
        "refuse_signature",
        _("note that somebody refuses to sign"),
        TRIBUNAL,
        "办案规则第42条",
        AFTER_HEARING,
    ),
    arbitration_act(
        "request_correction",
        _("ask for a correction of the record"),
        (*TRIBUNAL, *SIDES),
        "调解仲裁法第40条",
        AFTER_HEARING,
    ),
    arbitration_act(
        "decide_correction",
        _("decide on a correction of the record"),
        ARBITRATOR,
        "调解仲裁法第40条",
        AFTER_HEARING,
    ),
)
