"""What an arbitration does by itself when another body's work on the dispute has ended."""

from arbitration.models import Arbitration, State
from arbitration.services.filing.end_deferral import end_deferral
from casework.actor import Actor
from casework.models import Event, Organisation, Proceeding
from casework.services.refer import offer
from law.limit_rule import events

MEDIATION_ENDED = (
    "mediation.application.not_accepted",
    "mediation.proceeding.failed",
    "mediation.proceeding.expired",
    "mediation.proceeding.withdrawn",
    "mediation.rest.failed",
    "mediation.agreement.signed",
)
WAY_OPENED = "mediation.arbitration_way.opened"


def go_on_after_mediation(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """A deferred arbitration goes on (办案规则 art 69); without one, the way is prepared for the applicant to take.

    Nothing is filed in the applicant's name: the tribunal of the city is offered the file, and he decides.
    """
    waiting = Arbitration.objects.filter(case_file=event.case_file_id, state=State.DEFERRED)
    for arbitration in waiting:
        end_deferral(arbitration, actor=Actor.machine(), ground=event.name)
    if event.name == "mediation.agreement.signed" or proceeding is None:
        return
    if not Arbitration.objects.filter(case_file=event.case_file_id).exists():
        prepare_filing(event, proceeding)


def prepare_when_opened(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """Fifteen days after receipt the applicant may file although the talks go on (调解仲裁法 art 14, MED-3a)."""
    if proceeding is not None and not Arbitration.objects.filter(case_file=event.case_file_id).exists():
        prepare_filing(event, proceeding)


def prepare_filing(event: Event, proceeding: Proceeding) -> None:
    """Offer the file to the tribunal of the mediation's city: nobody types anything twice."""
    tribunals = Organisation.objects.filter(kind=Organisation.Kind.TRIBUNAL, active=True)
    tribunal = tribunals.filter(region__startswith=proceeding.region[:4]).order_by("region").first()
    if tribunal is not None:
        offer(
            case_file=proceeding.case_file,
            source=proceeding,
            target_kind=Proceeding.Kind.ARBITRATION,
            target=tribunal,
            reason=events()[event.name].zh,
            data={"waits_for": "applicant"},
        )
