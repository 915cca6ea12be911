"""发放取回码: the office gives a party the code of its own page: at the window, with a paper, or by phone."""

from datetime import timedelta

from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import CaseAccessCode, Party, Proceeding
from casework.services.access_code import make_code
from casework.services.act import act

CODE_DAYS = 30  # after its end: whoever was refused still gets the page on which he objects
WINDOW, NOTICE, PHONE = "window", "notice", "phone"
CHANNELS = (WINDOW, NOTICE, PHONE)


def over(proceeding: Proceeding) -> bool:
    """Whether the proceeding ended so long ago that it gives out no codes any more."""
    ended = proceeding.closed_on
    return ended is not None and ended < today() - timedelta(days=CODE_DAYS)


def give_access_code(
    proceeding: Proceeding,
    *,
    actor: Actor,
    party: Party,
    channel: str,
    checked: str = "",
    version: int | None = None,
) -> str:
    """Make a party a new code and end the one before it (办案规则 art 20: papers reach it electronically too).

    Returns the code, which is kept nowhere: the event tells that one was given, to whom, and on which way. By phone
    only to somebody who has shown who he is, and how is written down.
    """
    if channel not in CHANNELS:
        raise BadInput({"channel": _("Choose one of the list.")})
    if channel == PHONE and not checked.strip():
        raise BadInput({"checked": _("Say how you made sure who is on the phone.")})
    with act("casework.access_code.give", actor=actor, proceeding=proceeding, version=version) as it:
        if over(it.proceeding):
            raise NotNow(_("This proceeding is closed: it gives out no codes."))
        if not access.parties_seeing(it.proceeding).filter(pk=party.pk).exists():
            raise BadInput({"party": _("Choose a party of this case.")})
        replaced = CaseAccessCode.objects.filter(party=party, revoked_at=None).exists()
        code = make_code(party)
        it.record(
            "casework.access_code.given",
            party=party,
            data={"channel": channel, "replaced": replaced},
            private={"checked": checked.strip()[:120]},
        )
        return code
