"""Who may do which act in an arbitration: one line each, with its article and the states it is offered in."""

from django.utils.translation import gettext_lazy as _

from arbitration.models import BEFORE_ACCEPTANCE, ENDED, PENDING, State
from casework.models import Role
from casework.registry import (
    ANY_OFFICE,
    APPLICANT,
    ASSIGNED,
    OFFICE,
    RESPONDENT,
    SYSTEM,
    ActType,
    Grant,
)

CLERK = (Grant(Role.CLERK, OFFICE), Grant(Role.HEAD, OFFICE))
TRIBUNAL = (Grant(Role.ARBITRATOR, ASSIGNED), Grant(Role.CLERK, OFFICE))
HEAD = (Grant(Role.HEAD, OFFICE),)
MACHINE = Grant(Role.SYSTEM, SYSTEM)


def _act(
    name: str,
    title: object,
    grants: tuple[Grant, ...],
    article: str,
    states: tuple[str, ...] = (),
    url: str = "",
) -> ActType:
    return ActType(
        name=f"arbitration.{name}",
        title=title,  # type: ignore[arg-type]
        grants=grants,
        article=article,
        kind="arbitration",
        from_states=tuple(str(s) for s in states),
    )


ACTS = (
    _act(
        "receive",
        _("receive an application"),
        (Grant(Role.CLERK, ANY_OFFICE), Grant("party", APPLICANT), Grant(Role.LAWYER, ASSIGNED), MACHINE),
        "办案规则第29条",
    ),
    _act(
        "accept",
        _("accept"),
        CLERK,
        "调解仲裁法第29条",
        (State.RECEIVED, State.SUPPLEMENT_REQUESTED),
    ),
    _act(
        "request_supplement",
        _("request a supplement"),
        CLERK,
        "办案规则第29条",
        (State.RECEIVED,),
    ),
    _act(
        "take_supplement",
        _("take the supplement in"),
        (*CLERK, Grant("party", APPLICANT)),
        "办案规则第46条第2项",
        (State.SUPPLEMENT_REQUESTED,),
    ),
    _act(
        "suggest_mediation",
        _("suggest mediation"),
        CLERK,
        "办案规则第69条",
        (State.RECEIVED, State.SUPPLEMENT_REQUESTED),
    ),
    _act(
        "end_deferral",
        _("end the deferral"),
        (*CLERK, MACHINE),
        "办案规则第69条",
        (State.DEFERRED,),
    ),
    _act("refuse", _("refuse"), CLERK, "办案规则第31条", BEFORE_ACCEPTANCE),
    _act("redirect", _("point to the right commission"), CLERK, "办案规则第31条", BEFORE_ACCEPTANCE),
    _act(
        "form_tribunal",
        _("form the tribunal"),
        CLERK,
        "调解仲裁法第32条",
        (State.ACCEPTED, State.SERVED),
    ),
    _act(
        "schedule_hearing",
        _("set the hearing"),
        TRIBUNAL,
        "调解仲裁法第35条",
        (State.TRIBUNAL_FORMED,),
    ),
    _act(
        "hold_hearing",
        _("finish the hearing record"),
        TRIBUNAL,
        "调解仲裁法第40条",
        (State.HEARING_SET,),
    ),
    _act("submit_award", _("submit the award draft"), TRIBUNAL, "调解仲裁法第43条", (State.HEARD,)),
    _act("fulfil_promise", _("take promised papers in"), CLERK, "容缺受理", PENDING),
    _act(
        "receive_answer",
        _("take the answer in"),
        (*CLERK, Grant("party", RESPONDENT)),
        "调解仲裁法第30条",
        PENDING,
    ),
    _act("forward_answer", _("forward the answer"), CLERK, "办案规则第33条", PENDING),
    _act(
        "postpone_hearing",
        _("postpone the hearing"),
        TRIBUNAL,
        "办案规则第38条",
        (State.HEARING_SET,),
    ),
    _act(
        "find_elements",
        _("find on the elements"),
        (Grant(Role.ARBITRATOR, ASSIGNED),),
        "办案规则第18条",
        (State.TRIBUNAL_FORMED, State.HEARING_SET, State.HEARD),
    ),
    _act(
        "conciliate",
        _("record a conciliation"),
        TRIBUNAL,
        "调解仲裁法第42条",
        (*PENDING, State.DRAFTED, State.APPROVED),
    ),
    _act("return_award", _("return the draft"), HEAD, "组织规则第13条", (State.DRAFTED,)),
    _act("approve_award", _("approve the award"), HEAD, "办案规则第53条", (State.DRAFTED,)),
    _act("make_award", _("make the award"), TRIBUNAL, "调解仲裁法第46条", (State.APPROVED,)),
    _act(
        "declare_effective",
        _("note that the award is effective"),
        (*CLERK, MACHINE),
        "调解仲裁法第50条",
        (State.DELIVERED, State.AWARDED),
    ),
    _act(
        "note_suit",
        _("note a suit"),
        CLERK,
        "调解仲裁法第50条",
        (State.AWARDED, State.DELIVERED, State.EFFECTIVE),
    ),
    _act(
        "record_performance",
        _("record payment"),
        (*CLERK, Grant("party", APPLICANT)),
        "调解仲裁法第51条",
        (State.EFFECTIVE, State.IN_ENFORCEMENT),
    ),
    _act(
        "refer_enforcement",
        _("refer to enforcement"),
        CLERK,
        "调解仲裁法第51条",
        (State.EFFECTIVE,),
    ),
    _act("suspend", _("suspend"), HEAD, "办案规则第47条", PENDING),
    _act("resume", _("resume"), (*CLERK, *HEAD), "办案规则第47条", (State.SUSPENDED,)),
    _act("extend_award", _("extend the award limit"), HEAD, "调解仲裁法第43条", PENDING),
    _act(
        "withdraw",
        _("take a withdrawal in"),
        (*CLERK, Grant("party", APPLICANT)),
        "办案规则第35条",
        (*BEFORE_ACCEPTANCE, *PENDING),
    ),
    _act("close", _("close the file"), CLERK, "办案规则第24条", (*ENDED, State.EFFECTIVE, State.SUED)),
)
