"""The states of a mediation, and why some of them wait without a limit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    APPLIED = "applied", _("applied")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    TRANSFERRED = "transferred", _("transferred to another body")
    ACCEPTED = "accepted", _("accepted")
    MEDIATING = "mediating", _("mediating")
    AGREED = "agreed", _("agreement signed")
    CONFIRMED = "confirmed", _("confirmed")
    PERFORMED = "performed", _("performed")
    IN_DEFAULT = "in_default", _("in default")
    IN_ENFORCEMENT = "in_enforcement", _("in enforcement")
    FAILED = "failed", _("no agreement")
    EXPIRED = "expired", _("run out")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CLOSED = "closed", _("closed")


OPEN = (State.ACCEPTED, State.MEDIATING)
BINDING = (State.AGREED, State.CONFIRMED, State.IN_DEFAULT, State.IN_ENFORCEMENT)
ENDED = (
    State.NOT_ACCEPTED,
    State.TRANSFERRED,
    State.FAILED,
    State.EXPIRED,
    State.WITHDRAWN,
    State.PERFORMED,
)
# A state in which nobody is late, however long it lasts, with the reason.
WAITS_WITHOUT_LIMIT = {
    State.NOT_ACCEPTED: "对外程序已结束，只待整理归档",
    State.TRANSFERRED: "已移交其他机构，只待整理归档",
    State.FAILED: "对外程序已结束，只待整理归档",
    State.EXPIRED: "对外程序已结束，只待整理归档",
    State.WITHDRAWN: "对外程序已结束，只待整理归档",
    State.PERFORMED: "款项付清，只待回访和归档",
    State.CONFIRMED: "等待履行；各期付款日由付款期限逐期监控",
    State.AGREED: "等待履行；各期付款日由付款期限逐期监控",
    State.IN_DEFAULT: "由权利人选择支付令、诉讼或者执行，法律未定期间",
    State.IN_ENFORCEMENT: "由法院执行",
    State.CLOSED: "已结案",
}
