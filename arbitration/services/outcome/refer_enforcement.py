"""移送执行: the way to the court is opened, within two years (AWD-16)."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.errors import RuleRefused
from casework.models import Event
from casework.services.act import act
from casework.services.settings import setting_at


def refer_enforcement(arbitration: Arbitration, *, actor: Actor, version: int | None = None) -> Event:
    """Refer an effective, unperformed result to the court of enforcement (调解仲裁法 art 51; 民事诉讼法 art 250)."""
    with act("arbitration.refer_enforcement", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        court = setting_at(row.organisation, "court.enforcement", row.effective_on or row.opened_on)
        if not court:
            raise RuleRefused(_("The organisation's settings name no court of enforcement."))
        row.refer_to_enforcement()
        return it.record("arbitration.enforcement.referred", data={"court": court})
