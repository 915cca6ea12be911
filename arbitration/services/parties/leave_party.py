"""当事人退出: a member of a collective case or a third person leaves; nobody is deleted."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Claim, Event, Party
from casework.services.act import act
from casework.services.open_case_file import refresh_summary


def leave_party(
    arbitration: Arbitration, *, actor: Actor, party: Party, reason: str, version: int | None = None
) -> Event:
    """Take a party out with its claims (办案规则 arts 35, 63): its own will, in writing; it may file again.

    Raises RuleRefused when nobody would be left on its side: then the application itself is withdrawn.
    """
    if party.case_file_id != arbitration.case_file_id or party.left_on is not None:
        raise BadInput({"party": _("Choose a party of this case.")})
    if not reason.strip():
        raise BadInput({"reason": _("Say why the party leaves.")})
    with act("arbitration.leave_party", actor=actor, proceeding=arbitration, version=version) as it:
        others = Party.objects.filter(case_file=it.case_file, side=party.side, left_on=None).exclude(
            pk=party.pk
        )
        if party.side != Party.Side.THIRD and not others.exists():
            raise RuleRefused(
                _("Nobody would be left on this side: take a withdrawal of the application in instead."),
                reasons=["办案规则第35条"],
            )
        Party.objects.filter(pk=party.pk).update(left_on=today(), elected=False)
        Claim.objects.filter(party=party, outcome=Claim.Outcome.OPEN).update(outcome=Claim.Outcome.WITHDRAWN)
        refresh_summary(it.case_file)
        it.proceeding.title = it.case_file.title
        return it.record("arbitration.party.left", party=party, private={"reason": reason.strip()[:400]})
