"""Receipt, acceptance and answer."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import ABOVE_IT, CLERK, HEAD, MACHINE, arbitration_act
from arbitration.models import BEFORE_ACCEPTANCE, PENDING, State
from casework.models import Role
from casework.registry import ANY_OFFICE, APPLICANT, ASSIGNED, OFFICE, RESPONDENT, Grant

BEFORE_RESULT = (*PENDING, State.SUSPENDED)

ACTS = (
    arbitration_act(
        "receive",
        _("receive an application"),
        (Grant(Role.CLERK, ANY_OFFICE), Grant("party", APPLICANT), Grant(Role.LAWYER, ASSIGNED), MACHINE),
        "办案规则第29条",
    ),
    arbitration_act(
        "confirm_receipt",
        _("confirm the receipt"),
        CLERK,
        "办案规则第29条",
        (State.PRE_APPLIED,),
    ),
    arbitration_act(
        "accept",
        _("accept"),
        CLERK,
        "调解仲裁法第29条",
        (State.RECEIVED, State.SUPPLEMENT_REQUESTED),
    ),
    arbitration_act(
        "request_supplement",
        _("request a supplement"),
        CLERK,
        "办案规则第29条",
        (State.RECEIVED,),
    ),
    arbitration_act(
        "take_supplement",
        _("take the supplement in"),
        (*CLERK, Grant("party", APPLICANT)),
        "办案规则第46条第2项",
        (State.SUPPLEMENT_REQUESTED,),
    ),
    arbitration_act(
        "suggest_mediation",
        _("suggest mediation"),
        CLERK,
        "办案规则第69条",
        (State.RECEIVED, State.SUPPLEMENT_REQUESTED),
    ),
    arbitration_act(
        "refer_to_aid",
        _("hand the worker on to legal aid"),
        (*CLERK, Grant(Role.ARBITRATOR, ASSIGNED)),
        "法律援助法第35条",
        (State.RECEIVED, State.SUPPLEMENT_REQUESTED, *PENDING),
    ),
    arbitration_act(
        "end_deferral",
        _("end the deferral"),
        (*CLERK, MACHINE),
        "办案规则第69条",
        (State.DEFERRED,),
    ),
    arbitration_act("refuse", _("refuse"), CLERK, "办案规则第31条", BEFORE_ACCEPTANCE),
    arbitration_act(
        "redirect", _("point to the right commission"), CLERK, "办案规则第31条", BEFORE_ACCEPTANCE
    ),
    arbitration_act("fulfil_promise", _("take promised papers in"), CLERK, "容缺受理", PENDING),
    arbitration_act("remind_promise", _("remind of promised papers"), CLERK, "容缺受理", PENDING),
    arbitration_act(
        "remind_supplement",
        _("remind of the supplement"),
        CLERK,
        "办案规则第29条",
        (State.SUPPLEMENT_REQUESTED,),
    ),
    arbitration_act(
        "record_interruption",
        _("record facts on limitation"),
        CLERK,
        "调解仲裁法第27条",
        (State.PRE_APPLIED, *BEFORE_ACCEPTANCE, *PENDING),
    ),
    arbitration_act(
        "receive_answer",
        _("take the answer in"),
        (*CLERK, Grant("party", RESPONDENT)),
        "调解仲裁法第30条",
        PENDING,
    ),
    arbitration_act("forward_answer", _("forward the answer"), CLERK, "办案规则第33条", PENDING),
    arbitration_act(
        "withdraw",
        _("take a withdrawal in"),
        (*CLERK, Grant("party", APPLICANT)),
        "办案规则第35条",
        (State.PRE_APPLIED, *BEFORE_ACCEPTANCE, *PENDING),
    ),
    arbitration_act(
        "object_jurisdiction",
        _("take a jurisdiction objection in"),
        (*CLERK, Grant("party", RESPONDENT)),
        "办案规则第10条",
        BEFORE_RESULT,
    ),
    arbitration_act(
        "decide_jurisdiction", _("decide the jurisdiction objection"), CLERK, "办案规则第10条", BEFORE_RESULT
    ),
    arbitration_act("transfer", _("transfer the case"), CLERK, "办案规则第9条", BEFORE_RESULT),
    arbitration_act(
        "receive_transfer", _("take a transferred case"), (Grant(Role.CLERK, OFFICE),), "办案规则第9条"
    ),
    arbitration_act(
        "dispute_transfer", _("put the jurisdiction to the superior"), CLERK, "办案规则第9条", BEFORE_RESULT
    ),
    arbitration_act(
        "designate_jurisdiction", _("record the designation"), CLERK, "办案规则第9条", BEFORE_RESULT
    ),
    arbitration_act("designate", _("designate the commission"), ABOVE_IT, "办案规则第9条", BEFORE_RESULT),
    arbitration_act(
        "revoke",
        _("revoke the case"),
        HEAD,
        "办案规则第32条",
        (*BEFORE_RESULT, State.DRAFTED, State.APPROVED),
    ),
)
