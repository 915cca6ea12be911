"""权利义务承继: heirs of a worker, or the unit that takes over an employer's rights and duties."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Claim, ElementFinding, ElementStatement, Event, Party, Representation
from casework.services.act import act
from casework.services.open_case_file import NewParty, add_party, refresh_summary

GROUNDS = {
    "death": "劳动者死亡，由继承人参加仲裁",
    "merger": "用人单位合并，由合并后的单位承继",
    "division": "用人单位分立，由承继其劳动权利义务的单位参加",
    "ended": "用人单位终止，由权利义务承继者参加",
    "name_change": "用人单位变更名称",
}


def succeed_party(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    new: NewParty,
    ground: str,
    reason: str = "",
    version: int | None = None,
) -> Event:
    """Put the successor in the party's place (办案规则 art 47(1), (3); 劳动合同法 art 34). What was done stays valid.

    Claims and statements go over; the 45 days don't start anew: nobody is added to the dispute.
    """
    if ground not in GROUNDS:
        raise BadInput({"ground": _("Choose the ground of succession.")})
    if party.case_file_id != arbitration.case_file_id or party.left_on is not None:
        raise BadInput({"party": _("Choose a party of this case.")})
    with act("arbitration.succeed_party", actor=actor, proceeding=arbitration, version=version) as it:
        successor = add_party(
            it.case_file, NewParty(side=party.side, nature=new.nature, name=new.name, fields=new.fields)
        )
        Party.objects.filter(pk=successor.pk).update(succeeds=party, joined_on=today())
        _hand_over(party, successor)
        refresh_summary(it.case_file)
        it.proceeding.title = it.case_file.title
        return it.record(
            "arbitration.party.succeeded",
            party=successor,
            data={"ground": ground, "before": party.pk},
            private={"reason": reason.strip()[:400]},
        )


def _hand_over(old: Party, new: Party) -> None:
    Party.objects.filter(pk=old.pk).update(left_on=today(), elected=False)
    Representation.objects.filter(party=old, until=None).update(until=today())
    Claim.objects.filter(party=old).update(party=new)
    ElementStatement.objects.filter(subject=old).update(subject=new)
    ElementStatement.objects.filter(party=old).update(party=new)
    ElementFinding.objects.filter(subject=old).update(subject=new)
