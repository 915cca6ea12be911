"""缩短或取消答辩期: only with the respondent's own consent, in a case handled simply."""

from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Party, Proceeding
from casework.services.act import act


def shorten_answer(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    until: date | None = None,
    version: int | None = None,
) -> Event:
    """Take a respondent's consent to a shorter answer period, or to none when `until` is empty (办案规则 art 58).

    Raises BadInput for somebody who isn't a respondent of the case, RuleRefused outside simple handling.
    """
    if party.case_file_id != arbitration.case_file_id or party.side != Party.Side.RESPONDENT:
        raise BadInput({"party": _("Choose a respondent of this case.")})
    if until is not None and until < today():
        raise BadInput({"until": _("The day lies in the past.")})
    with act("arbitration.shorten_answer", actor=actor, proceeding=arbitration, version=version) as it:
        if it.proceeding.track != Proceeding.Track.FAST:
            raise RuleRefused(
                _("The answer period is shortened in simple handling only."), reasons=["办案规则第58条"]
            )
        return it.record(
            "arbitration.answer_period.shortened",
            party=party,
            data={"until": until, "waived": until is None},
        )
