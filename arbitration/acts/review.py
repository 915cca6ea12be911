"""The review of a mediation agreement: acts of a kind of proceeding of its own."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import CLERK, HEAD, MACHINE, TRIBUNAL
from arbitration.models.review import ReviewState
from casework.models import Role
from casework.registry import ANY_OFFICE, APPLICANT, ActType, Grant

R = ReviewState


def _act(name: str, title: object, grants: tuple[Grant, ...], article: str, *states: str) -> ActType:
    return ActType(
        name=f"arbitration.review_{name}",
        title=title,  # type: ignore[arg-type]
        grants=grants,
        article=article,
        kind="review",
        from_states=tuple(str(state) for state in states),
    )


ACTS = (
    _act("receive", _("receive an application for review"), (Grant(Role.CLERK, ANY_OFFICE), MACHINE), "办案规则第74条"),
    _act("accept", _("accept the review"), CLERK, "办案规则第75条", R.REQUESTED),
    _act("refuse", _("refuse the review"), CLERK, "办案规则第75条", R.REQUESTED),
    _act("extend", _("extend the review"), HEAD, "办案规则第76条", R.ACCEPTED),
    _act("make_document", _("make the document"), TRIBUNAL, "办案规则第77条", R.ACCEPTED),
    _act("decline", _("decline to make a document"), TRIBUNAL, "办案规则第78条", R.ACCEPTED),
    _act("withdraw", _("take a withdrawal in"), (*CLERK, Grant("party", APPLICANT)), "办案规则第79条", R.REQUESTED, R.ACCEPTED),
    _act("close", _("close the file"), CLERK, "办案规则第24条", R.REFUSED, R.DECLINED, R.WITHDRAWN, R.EFFECTIVE),
)  # fmt: skip
