"""延长调解: both sides agree on more days before the period has run out."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event, Extension, TimeLimit
from casework.services.act import act
from casework.services.limits import extend_limit, refresh_next_due
from law.limits import limits
from mediation.models import Consent, Mediation
from mediation.services.intake.note_consent import both_agree
from mediation.services.sessions.discreet import require_discreet

KEYS = ("mediation.duty", "mediation.new_employment_duty", "mediation.general_period")
MOST = 90


def extend(
    mediation: Mediation, *, actor: Actor, days: int, reason: str, version: int | None = None
) -> Event:
    """Lengthen the period from acceptance by natural days (令17 art 29, MED-3b; platform work at most 15, MED-14).

    Both sides' consent must have been noted before. The 15 days from receipt (MED-3a) stay: after them each side may go
    to arbitration all the same. Raises BadInput, RuleRefused without consents, NotNow when nothing runs.
    """
    if not reason.strip():
        raise BadInput({"reason": _("Say why more time is needed.")})
    with act("mediation.extend", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        row = it.proceeding
        running = list(TimeLimit.objects.filter(proceeding=row, key__in=KEYS, status=TimeLimit.Status.OPEN))
        _check(row, running, days)
        require_discreet(row, actor=actor, texts={"reason": reason})
        event = it.record("mediation.proceeding.extended", data={"days": days, "reason": reason.strip()})
        for limit in running:
            extend_limit(
                limit, length=days, unit=limit.unit, approver=actor.user, reason=reason[:200], event=event
            )
        refresh_next_due(row)
        row.agreed_until = max(limit.due for limit in running)
        return event


def _check(row: Mediation, running: list[TimeLimit], days: int) -> None:
    if not running:
        raise NotNow(_("No period runs that could be extended."))
    if not both_agree(row, Consent.About.EXTENSION):
        raise RuleRefused(
            _("Both sides have to agree to a longer period first."),
            reasons=["企业劳动争议协商调解规定第二十九条（MED-3b）"],
        )
    if Extension.objects.filter(limit__in=running).exists():
        raise NotNow(_("The period has been extended once already."))
    if min(limit.due for limit in running) < today():
        raise NotNow(_("The period has run out."))
    rules = [limits()[limit.key].extension for limit in running]
    most = min((rule.max_length for rule in rules if rule and rule.max_length), default=MOST)
    if not 1 <= days <= most:
        raise BadInput({"days": _("At least 1 day, at most %(most)s days.") % {"most": most}})
