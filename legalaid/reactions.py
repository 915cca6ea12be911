"""What legal aid does by itself when something happens: asks the next lawyer, carries an order out, passes dates on."""

from casework.actor import Actor
from casework.models import Event, Proceeding
from legalaid.models import LegalAidCase, State
from legalaid.services.assigning.recheck import recheck
from legalaid.services.conduct.tell_lawyers import tell_lawyers

# Events of the deciding bodies that the recipient's lawyer must know of at once; the dates stand on the kernel's hearings.
HEARING_NEWS = (
    "arbitration.hearing.scheduled",
    "arbitration.hearing.postponed",
    "arbitration.hearing.reopened",
    "arbitration.award.served",
    "arbitration.conciliation.served",
)
PARTY_NEWS = ("arbitration.party.joined", "arbitration.party.succeeded", "mediation.party.joined")
WORKING = (State.ASSIGNED, State.ENGAGED)


def tell_the_lawyer(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """A hearing is set, put off or ordered, or the result is served: every lawyer of the dispute is told."""
    tell_lawyers(event)


def check_again(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """A party has joined: whoever already works for a recipient is checked against it (律师法 39)."""
    for aid in LegalAidCase.objects.filter(case_file=event.case_file_id, state__in=WORKING):
        recheck(aid)
