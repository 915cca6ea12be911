"""走法院的路: ask for confirmation, a payment order, sue directly, ask for enforcement; and what the court answers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event, Party
from casework.services.act import Act, act
from mediation.models import Agreement, Consent, CourtStep, Mediation
from mediation.rules import ways_open
from mediation.services.intake.note_consent import both_agree
from mediation.services.outcome.due_next import left_open
from mediation.services.outcome.ways import way_open

Way, Stage = CourtStep.Way, CourtStep.Stage


@dataclass(frozen=True)
class Request:
    """What is asked of which court, by which party (None: both together), for how much; `added_by` says what adds to the debt."""

    agreement: Agreement
    court: str
    party: Party | None = None
    amount: Decimal | None = None
    added_by: str = ""


def request_confirmation(
    mediation: Mediation, *, actor: Actor, request: Request, version: int | None = None
) -> Event:
    """Prepare and hand over the joint request for confirmation (民事诉讼法 art 205; 人民调解法 art 33; MED-8): both agree."""
    with act("mediation.request_confirmation", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        if not both_agree(it.proceeding, Consent.About.CONFIRMATION):
            raise RuleRefused(
                _("Both sides have to ask for it together: note their consent first."),
                reasons=["民事诉讼法第二百零五条（MED-8）"],
            )
        step = _ask(it, Way.CONFIRMATION, ways_open.CONFIRMATION, request)
        return it.record("mediation.confirmation.requested", data=_told(step, request))


def request_payment_order(
    mediation: Mediation, *, actor: Actor, request: Request, version: int | None = None
) -> Event:
    """Note the worker's request for a payment order (调解仲裁法 art 16; 民事诉讼法 art 225; MED-9); it interrupts limitation."""
    with act("mediation.request_payment_order", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        step = _ask(it, Way.PAYMENT_ORDER, ways_open.ORDER, request)
        return it.record("mediation.payment_order.requested", party=step.party, data=_told(step, request))


def note_suit(mediation: Mediation, *, actor: Actor, request: Request, version: int | None = None) -> Event:
    """Note a direct suit on the agreement (法释〔2020〕26 arts 13, 51; MED-10, MED-11): no arbitration comes first."""
    with act("mediation.note_suit", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        step = _ask(it, Way.SUIT, ways_open.SUIT, request)
        return it.record("mediation.suit.filed", party=step.party, data=_told(step, request))


def request_enforcement(
    mediation: Mediation, *, actor: Actor, request: Request, version: int | None = None
) -> Event:
    """Note the request for enforcement of what is confirmed or ordered (调解仲裁法 art 51; 民事诉讼法 arts 227, 247)."""
    with act("mediation.request_enforcement", actor=actor, proceeding=mediation, version=version) as it:
        step = _ask(it, Way.ENFORCEMENT, ways_open.ENFORCEMENT, request)
        it.proceeding.enforce()
        return it.record("mediation.enforcement.requested", party=step.party, data=_told(step, request))


def _ask(it: Act[Mediation], way: str, question: str, request: Request) -> CourtStep:
    row = it.proceeding
    agreement = Agreement.objects.select_for_update().filter(
        pk=request.agreement.pk, mediation=row, state=Agreement.State.SIGNED
    )
    held = agreement.first()
    errors = {}
    if held is None:
        errors["agreement"] = _("Choose an agreement of this case.")
    if not request.court.strip():
        errors["court"] = _("Name the court.")
    if request.party is not None and request.party.case_file_id != row.case_file_id:
        errors["party"] = _("Choose a party of this case.")
    if request.amount is not None and request.amount <= 0:
        errors["amount"] = _("Enter an amount in yuan, more than 0.")
    if errors or held is None:
        raise BadInput(errors)
    _not_more_than_owed(held, request)
    found = way_open(row, held, question)
    if not found.is_open:
        raise RuleRefused(
            _("This way is not open for this agreement."),
            reasons=[
                f"{one['text']}（{one['article']}）" for one in found.reasons if one["holds"] is not True
            ],
        )
    return CourtStep.objects.create(
        mediation=row,
        agreement=held,
        way=way,
        party=request.party,
        court=request.court.strip()[:100],
        amount=request.amount if request.amount is not None else left_open(row, held),
        requested_on=today(),
        moved_on=today(),
    )


def _not_more_than_owed(agreement: Agreement, request: Request) -> None:
    """A court grants what the agreement owes; only its own clause on a missed date can add to that (法 art 16; 民诉法 art 225)."""
    left = left_open(agreement.mediation, agreement)
    if request.amount is None or request.amount <= left:
        return
    if not agreement.default_clause.strip():
        words = _("%s yuan of this agreement are still open, and it has no clause that adds to them.")
        raise BadInput({"amount": words % left})
    if not request.added_by.strip():
        words = _("%s yuan of this agreement are still open: say what adds to them, or ask for no more.")
        raise BadInput({"added_by": words % left})


def _told(step: CourtStep, request: Request) -> dict[str, object]:
    told = {"agreement": step.agreement_id, "step": step.pk, "court": step.court, "amount": step.amount}
    return told | ({"added_by": request.added_by.strip()} if request.added_by.strip() else {})


NEXT = {
    Stage.REQUESTED: (Stage.ACCEPTED, Stage.REFUSED),
    Stage.ACCEPTED: (Stage.ISSUED, Stage.REFUSED),
    Stage.ISSUED: (Stage.SERVED,),
    Stage.SERVED: (Stage.PAID, Stage.OBJECTED),
}


def follow_payment_order(
    mediation: Mediation,
    *,
    actor: Actor,
    step: CourtStep,
    stage: str,
    on: date | None = None,
    number: str = "",
    version: int | None = None,
) -> Event:
    """Note the next step of a payment order (民事诉讼法 arts 226–228; MED-9, MED-10): five days, fifteen days, fifteen days."""
    on = on or today()
    with act("mediation.follow_payment_order", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        held = CourtStep.objects.select_for_update().filter(
            pk=step.pk, mediation=it.proceeding, way=Way.PAYMENT_ORDER
        )
        order = held.first()
        if order is None:
            raise BadInput({"step": _("Choose a payment order of this case.")})
        if stage not in NEXT.get(Stage(order.stage), ()):
            raise NotNow(_("This step doesn't follow the one before it."))
        if not order.moved_on <= on <= today():
            raise BadInput({"on": _("The day must lie between the step before and today.")})
        order.stage, order.moved_on, order.number = stage, on, number.strip()[:80] or order.number
        order.save(update_fields=["stage", "moved_on", "number"])
        return it.record(
            f"mediation.payment_order.{stage}",
            on=on,
            party=order.party,
            data={"agreement": order.agreement_id, "step": order.pk, "number": order.number},
        )
