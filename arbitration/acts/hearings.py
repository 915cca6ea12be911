"""Tribunal and hearings."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import ARBITRATOR, CLERK, HEAD, TRIBUNAL, arbitration_act
from arbitration.models import State
from casework.models import Role
from casework.registry import ABOVE, APPLICANT, ASSIGNED, RESPONDENT, Grant

SIDES = (Grant("party", APPLICANT), Grant("party", RESPONDENT))
WITH_TRIBUNAL = (State.TRIBUNAL_FORMED, State.HEARING_SET, State.HEARD)

ACTS = (
    arbitration_act(
        "form_tribunal",
        _("form the tribunal"),
        CLERK,
        "调解仲裁法第32条",
        (State.ACCEPTED, State.SERVED),
    ),
    arbitration_act(
        "schedule_hearing",
        _("set the hearing"),
        TRIBUNAL,
        "调解仲裁法第35条",
        (State.TRIBUNAL_FORMED,),
    ),
    arbitration_act(
        "hold_hearing",
        _("finish the hearing record"),
        TRIBUNAL,
        "调解仲裁法第40条",
        (State.HEARING_SET,),
    ),
    arbitration_act(
        "postpone_hearing",
        _("postpone the hearing"),
        TRIBUNAL,
        "办案规则第38条",
        (State.HEARING_SET,),
    ),
    arbitration_act(
        "find_elements",
        _("find on the elements"),
        (Grant(Role.ARBITRATOR, ASSIGNED),),
        "办案规则第18条",
        (State.TRIBUNAL_FORMED, State.HEARING_SET, State.HEARD),
    ),
    arbitration_act(
        "request_recusal",
        _("take a recusal request in"),
        (*CLERK, *ARBITRATOR, *SIDES),
        "调解仲裁法第33条",
        (State.TRIBUNAL_FORMED, State.HEARING_SET),
    ),
    # Offered where a request waits for its decision: on the tribunal's panel and as a work item.
    arbitration_act(
        "decide_recusal",
        _("decide on recusal"),
        (*HEAD, Grant(Role.SUPERVISOR, ABOVE)),
        "办案规则第11条、第12条",
    ),
    arbitration_act(
        "take_urgent_measure",
        _("note an urgent measure"),
        TRIBUNAL,
        "办案规则第12条",
        WITH_TRIBUNAL,
        while_aside=True,
    ),
    arbitration_act(
        "replace_member",
        _("replace a member of the tribunal"),
        CLERK,
        "办案规则第12条；调解仲裁法第31条",
        WITH_TRIBUNAL,
    ),
    arbitration_act("dissolve_tribunal", _("dissolve the tribunal"), HEAD, "组织规则第15条", WITH_TRIBUNAL),
    arbitration_act(
        "request_postponement",
        _("take a request for postponement in"),
        (*CLERK, *ARBITRATOR, *SIDES),
        "调解仲裁法第35条",
        (State.HEARING_SET,),
    ),
    arbitration_act("decide_postponement", _("decide on the postponement"), TRIBUNAL, "调解仲裁法第35条"),
    arbitration_act("reopen", _("order a further hearing"), ARBITRATOR, "调解仲裁法第38条", (State.HEARD,)),
    arbitration_act(
        "close_to_public",
        _("close the hearing to the public"),
        TRIBUNAL,
        "办案规则第25条",
        (State.HEARING_SET,),
    ),
)
