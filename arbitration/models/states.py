"""The legal states of an arbitration, and the groups that acts ask for."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PRE_APPLIED = "pre_applied", _("pre-applied online")
    RECEIVED = "received", _("received")
    SUPPLEMENT_REQUESTED = "supplement_requested", _("supplement requested")
    DEFERRED = "deferred", _("deferred for mediation")
    ACCEPTED = "accepted", _("accepted")
    SERVED = "served", _("served on the respondent")
    TRIBUNAL_FORMED = "tribunal_formed", _("tribunal formed")
    HEARING_SET = "hearing_set", _("hearing set")
    HEARD = "heard", _("heard")
    DRAFTED = "drafted", _("award awaiting approval")
    APPROVED = "approved", _("award approved")
    AWARDED = "awarded", _("awarded")
    CONCILIATED = "conciliated", _("conciliated")
    DELIVERED = "delivered", _("result served")
    EFFECTIVE = "effective", _("effective")
    SUED = "sued", _("sued in court")
    PERFORMED = "performed", _("performed")
    IN_ENFORCEMENT = "in_enforcement", _("in enforcement")
    SUSPENDED = "suspended", _("suspended")
    REFUSED = "refused", _("refused")
    REDIRECTED = "redirected", _("sent to the right commission")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DEEMED_WITHDRAWN = "deemed_withdrawn", _("deemed withdrawn")
    TERMINATED = "terminated", _("terminated")
    REVOKED = "revoked", _("revoked after acceptance")
    TRANSFERRED = "transferred", _("transferred to another commission")
    SET_ASIDE = "set_aside", _("award set aside")
    CLOSED = "closed", _("closed")


S = State
BEFORE_ACCEPTANCE = (S.RECEIVED, S.SUPPLEMENT_REQUESTED, S.DEFERRED)
PENDING = (S.ACCEPTED, S.SERVED, S.TRIBUNAL_FORMED, S.HEARING_SET, S.HEARD)
ENDED = (
    S.PERFORMED,
    S.IN_ENFORCEMENT,
    S.REFUSED,
    S.REDIRECTED,
    S.WITHDRAWN,
    S.DEEMED_WITHDRAWN,
    S.TERMINATED,
    S.REVOKED,
    S.TRANSFERRED,
    S.SET_ASIDE,
)


RESUMED = (S.ACCEPTED, S.SERVED, S.TRIBUNAL_FORMED, S.HEARD)


def after_deferral(row: Any) -> str:
    """Where a deferred application goes on: what was asked of the applicant and hasn't come is still awaited."""
    came = "arbitration.supplement.received"
    waits = row.supplement_items and not row.events.filter(name=came).exists()
    return str(S.SUPPLEMENT_REQUESTED if waits else S.RECEIVED)


def resumed_state(row: Any) -> str:
    """Where a suspended arbitration goes on; the slot of a hearing that was set has been given back."""
    return str(S.TRIBUNAL_FORMED) if row.suspended_from == S.HEARING_SET else str(row.suspended_from)


def without_tribunal(row: Any) -> str:
    """Where an arbitration stands again when its tribunal is dissolved: served, or only accepted."""
    return str(S.SERVED if row.served_on else S.ACCEPTED)


# States that wait for somebody although no limit of the law runs, and why.
WAITS_WITHOUT_LIMIT = {
    S.PRE_APPLIED: _("the law counts from the papers themselves; until they come nothing runs"),
    S.SUED: _("the court decides; its time is not the tribunal's"),
    S.AWARDED: _("the law names no days for serving the result; it is served at once"),
    S.CONCILIATED: _("the law names no days for serving the result; it is served at once"),
    S.DELIVERED: _("the parties' own time to sue has run out; the office notes the effect"),
    S.EFFECTIVE: _("nothing is left to be paid, or the time to apply for enforcement has been used"),
    **dict.fromkeys(ENDED, _("it has ended; closing the file is the office's own housekeeping")),
}
