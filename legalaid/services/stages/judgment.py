"""一审判决和上诉 (民事诉讼法 171): the day of service is noted, the fifteen days run, and where aid is by stage this one is over."""

from datetime import date

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, TimeLimit
from casework.services.act import act
from legalaid.models import LegalAidCase
from legalaid.services.stages.stage_facts import stage_decision

LIMIT = "legalaid.appeal"


def note_judgment(aid: LegalAidCase, *, actor: Actor, served_on: date, version: int | None = None) -> Event:
    """Note when the first-instance judgment reached the recipient: he may appeal within fifteen days (民事诉讼法 171; LA-21)."""
    with act("legalaid.note_judgment", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        first = row.mandate_on or row.received_on
        if not first <= served_on <= today():
            raise BadInput({"served_on": _("Enter the day of service, between the mandate and today.")})
        if not covers_judgment(row):
            raise RuleRefused(_("This aid doesn't cover the first instance, or its judgment has been noted."))
        return it.record("legalaid.judgment.served", on=served_on, party=row.recipient)


def note_appeal(aid: LegalAidCase, *, actor: Actor, filed_on: date, version: int | None = None) -> Event:
    """Note that the recipient has appealed (民事诉讼法 171)."""
    with act("legalaid.note_appeal", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        noted = TimeLimit.objects.filter(proceeding=row.pk, key=LIMIT).order_by("-id").first()
        if noted is None or not may_appeal(row):
            raise RuleRefused(_("No time to appeal runs here."))
        if not noted.started_on <= filed_on <= today():
            raise BadInput(
                {"filed_on": _("Enter the day of the appeal, between the service of the judgment and today.")}
            )
        return it.record("legalaid.appeal.filed", on=filed_on, party=row.recipient)


def covers_judgment(aid: LegalAidCase) -> bool:
    """Whether a first-instance judgment can still come: in that stage, or in any where the aid goes on through all of them."""
    if TimeLimit.objects.filter(proceeding=aid.pk, key=LIMIT).exists():
        return False
    first = aid.stage == LegalAidCase.Stage.FIRST_INSTANCE
    through = (
        aid.stage == LegalAidCase.Stage.ARBITRATION and stage_decision(aid, ended=True)["answer"] != "yes"
    )
    return first or through


def may_appeal(aid: LegalAidCase) -> bool:
    """Whether the days of the appeal run."""
    return TimeLimit.objects.filter(proceeding=aid.pk, key=LIMIT, status=TimeLimit.Status.OPEN).exists()
