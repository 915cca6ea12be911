"""Who may do which act in a mediation."""

from django.utils.translation import gettext_lazy as _

from casework.models import Role
from casework.registry import ANY_OFFICE, APPLICANT, OFFICE, SYSTEM, ActType, Grant
from mediation.models import State

MEDIATOR = (Grant(Role.MEDIATOR, OFFICE), Grant(Role.HEAD, OFFICE))
MACHINE = Grant(Role.SYSTEM, SYSTEM)
OPEN = (State.ACCEPTED, State.MEDIATING)


def _act(name: str, title: object, grants: tuple[Grant, ...], article: str, *states: str) -> ActType:
    return ActType(
        name=f"mediation.{name}",
        title=title,  # type: ignore[arg-type]
        grants=grants,
        article=article,
        kind="mediation",
        from_states=tuple(str(state) for state in states),
    )


ACTS = (
    _act("receive", _("receive an application"), (Grant(Role.MEDIATOR, ANY_OFFICE), Grant("party", APPLICANT), MACHINE), "令17第21条"),
    _act("accept", _("accept"), MEDIATOR, "令17第22条", State.APPLIED),
    _act("decline", _("decline"), MEDIATOR, "令17第22条", State.APPLIED),
    _act("hold_session", _("record a session"), MEDIATOR, "令17第24条", *OPEN),
    _act("sign_agreement", _("sign the agreement"), MEDIATOR, "调解仲裁法第14条", *OPEN),
    _act("fail", _("end without agreement"), MEDIATOR, "令17第30条", *OPEN),
    _act("expire", _("note that the time has run out"), (*MEDIATOR, MACHINE), "调解仲裁法第14条"),
    _act("withdraw", _("take a withdrawal in"), (*MEDIATOR, Grant("party", APPLICANT)), "人民调解法第23条", State.APPLIED, *OPEN),
    _act("apply_review", _("hand over a joint application for review"), MEDIATOR, "办案规则第74条", State.AGREED),
    _act("confirm", _("note the confirmation"), (*MEDIATOR, MACHINE), "办案规则第77条", State.AGREED),
    _act("record_performance", _("record performance"), MEDIATOR, "人民调解法第31条", State.AGREED, State.CONFIRMED, State.IN_DEFAULT),
    _act("note_default", _("note a default"), MEDIATOR, "调解仲裁法第15条", State.AGREED, State.CONFIRMED),
    _act(
        "close",
        _("close the file"),
        MEDIATOR,
        "令17第30条",
        State.NOT_ACCEPTED,
        State.FAILED,
        State.EXPIRED,
        State.WITHDRAWN,
        State.PERFORMED,
        State.CONFIRMED,
        State.IN_DEFAULT,
    ),
)  # fmt: skip
