"""Who may do which act in a legal-aid case."""

from django.utils.translation import gettext_lazy as _

from casework.models import Role
from casework.registry import ANY_OFFICE, APPLICANT, ASSIGNED, OFFICE, SYSTEM, ActType, Grant
from legalaid.models import State

CLERK = (Grant(Role.LEGAL_AID_CLERK, OFFICE), Grant(Role.HEAD, OFFICE))
LAWYER = Grant(Role.LAWYER, ASSIGNED)
MACHINE = Grant(Role.SYSTEM, SYSTEM)
OPEN = (State.APPLIED, State.SUPPLEMENT_REQUESTED)


def _act(name: str, title: object, grants: tuple[Grant, ...], article: str, *states: str) -> ActType:
    return ActType(
        name=f"legalaid.{name}",
        title=title,  # type: ignore[arg-type]
        grants=grants,
        article=article,
        kind="legal_aid",
        from_states=tuple(str(state) for state in states),
    )


ACTS = (
    _act("receive", _("receive an application"), (Grant(Role.LEGAL_AID_CLERK, ANY_OFFICE), Grant("party", APPLICANT), MACHINE), "法律援助法第41条"),
    _act("request_supplement", _("request a supplement"), CLERK, "法律援助法第43条", State.APPLIED),
    _act("take_supplement", _("take the supplement in"), (*CLERK, Grant("party", APPLICANT)), "法律援助法第43条", State.SUPPLEMENT_REQUESTED),
    _act("grant", _("grant aid"), CLERK, "法律援助法第43条", *OPEN),
    _act("refuse", _("refuse aid"), CLERK, "法律援助法第43条", *OPEN),
    _act("assign_lawyer", _("assign a lawyer"), CLERK, "法律援助法第43条", State.GRANTED),
    _act("accept_assignment", _("accept the assignment"), (LAWYER,), "令148第27条", State.ASSIGNED),
    _act("decline_assignment", _("decline the assignment"), (LAWYER, *CLERK), "令148第27条", State.ASSIGNED),
    _act("sign_mandate", _("record the signed mandate"), (LAWYER, *CLERK), "令148第27条", State.ASSIGNED),
    _act("conclude", _("report the end of the work"), (LAWYER,), "法律援助法第50条", State.ENGAGED),
    _act("withdraw", _("take a withdrawal in"), (*CLERK, Grant("party", APPLICANT)), "法律援助法第43条", *OPEN),
    _act("close", _("close the file"), CLERK, "法律援助法第50条", State.CONCLUDED, State.REFUSED, State.TERMINATED, State.WITHDRAWN),
)  # fmt: skip
