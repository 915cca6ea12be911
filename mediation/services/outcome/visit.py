"""回访: the mediator asks whether the agreement is kept and whether the parties are content."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Party
from casework.services.act import act
from mediation.models import Mediation, Visit


@dataclass(frozen=True)
class Finding:
    """What a visit found: whom, when, how, why, how far it is performed, how content from 1 to 5, in which words."""

    party: Party
    how: str
    performance: str
    reason: str = "了解协议履行情况"
    on: date | None = None
    satisfaction: int | None = None
    words: str = ""


def record_visit(
    mediation: Mediation, *, actor: Actor, finding: Finding, version: int | None = None
) -> Event:
    """Keep a visit (人民调解法 art 31: following up performance is a duty; MED-12)."""
    on = finding.on or today()
    errors = {}
    if finding.party.case_file_id != mediation.case_file_id:
        errors["party"] = _("Choose a party of this case.")
    if finding.how not in Visit.How.values:
        errors["how"] = _("Choose one of the list.")
    if finding.performance not in Visit.Performance.values:
        errors["performance"] = _("Choose one of the list.")
    if finding.satisfaction is not None and not 1 <= finding.satisfaction <= 5:
        errors["satisfaction"] = _("From 1 to 5.")
    if on > today():
        errors["on"] = _("The day can't lie in the future.")
    if errors:
        raise BadInput(errors)
    with act("mediation.record_visit", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        assert actor.user is not None
        made = Visit.objects.create(
            mediation=it.proceeding,
            party=finding.party,
            on=on,
            how=finding.how,
            reason=finding.reason.strip()[:120],
            performance=finding.performance,
            satisfaction=finding.satisfaction,
            words=finding.words.strip()[:1000],
            user=actor.user,
        )
        return it.record(
            "mediation.visit.made",
            on=on,
            party=finding.party,
            data={"visit": made.pk, "performance": made.performance, "satisfaction": made.satisfaction},
        )
