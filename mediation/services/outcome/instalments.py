"""付款监督: due, paid with proof, missed, reminded. The day comes from the limit `mediation.instalment`."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow
from casework.models import Event, Evidence, Notice, Party, Proceeding, TimeLimit
from casework.services.act import act
from mediation.models import Instalment, Mediation
from mediation.services.outcome.due_next import left_open, next_instalment, spread, waiting_instalments

KEY = "mediation.instalment"


def pay_instalment(
    mediation: Mediation,
    *,
    actor: Actor,
    instalment: Instalment,
    on: date | None = None,
    proof: Evidence | None = None,
    proof_words: str = "",
    version: int | None = None,
) -> Event:
    """Note that a payment came in, with its proof (人民调解法 art 31); with the last one the agreement is performed.

    The worker may say so on the phone page; the office needs a proof or says in words how it knows. Raises BadInput.
    """
    on = on or today()
    _check_payment(actor, mediation, on, proof, proof_words)
    with act("mediation.pay_instalment", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        held = _held(it.proceeding, instalment)
        amount = held.amount - held.paid
        held.paid, held.paid_on, held.proof, held.proof_words = (
            held.amount,
            on,
            proof,
            proof_words.strip()[:300],
        )
        held.save(update_fields=["paid", "paid_on", "proof", "proof_words"])
        spread(held.agreement, amount)
        left = left_open(it.proceeding)
        if not left:
            it.proceeding.perform()
        data: dict[str, Any] = {
            "instalment": held.ordinal,
            "agreement": held.agreement_id,
            "amount": amount,
            "left": left,
            "next_instalment": next_instalment(it.proceeding),
        }
        name = "mediation.instalment.paid" if left else "mediation.agreement.performed"
        return it.record(name, on=on, data=data)


def _check_payment(actor: Actor, row: Mediation, on: date, proof: Evidence | None, words: str) -> None:
    errors = {}
    if on > today():
        errors["on"] = _("The day can't lie in the future.")
    if proof is not None and proof.case_file_id != row.case_file_id:
        errors["proof"] = _("Choose a proof from this case.")
    if actor.party is None and proof is None and not words.strip():
        errors["proof_words"] = _("Choose the proof, or say how you know of the payment.")
    if errors:
        raise BadInput(errors)


def _held(row: Mediation, instalment: Instalment) -> Instalment:
    found = waiting_instalments(row).select_for_update(of=("self",)).select_related("agreement")
    held = found.filter(pk=instalment.pk).first()
    if held is None:
        raise NotNow(_("This payment isn't waited for: it is paid, or not of this case."))
    return held


def note_missed(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """The sweeper found the day of a payment past: note it; the mediator reminds the payer, and the ways open (MED-9)."""
    if proceeding is None or event.data.get("limit") != KEY:
        return
    row = Mediation.objects.get(pk=proceeding.pk)
    with act("mediation.miss_instalment", actor=Actor.machine(), proceeding=row) as it:
        late = list(waiting_instalments(it.proceeding).filter(missed_on=None, due_on__lt=today()))
        for one in late:
            one.missed_on = today()
            one.save(update_fields=["missed_on"])
        TimeLimit.objects.filter(proceeding=row, key=KEY, status=TimeLimit.Status.OPEN).update(
            status=TimeLimit.Status.MISSED
        )
        it.record(
            "mediation.instalment.missed",
            data={
                "agreements": sorted({one.agreement_id for one in late}),
                "instalments": [one.ordinal for one in late],
                "amount": sum((one.amount - one.paid for one in late), Decimal(0)),
                "next_instalment": next_instalment(it.proceeding),
            },
        )


def remind_instalment(
    mediation: Mediation, *, actor: Actor, how: str = "", version: int | None = None
) -> Event:
    """Remind the payer of what is overdue (人民调解法 art 31): a notice on its page, and the mediator's call in words."""
    with act("mediation.remind_instalment", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        late = list(waiting_instalments(it.proceeding).filter(due_on__lt=today()))
        if not late:
            raise NotNow(_("Nothing is overdue."))
        for one in late:
            one.reminded_on = today()
            one.save(update_fields=["reminded_on"])
        Notice.objects.bulk_create(
            Notice(
                case_file=it.case_file,
                proceeding=it.proceeding,
                party=party,
                kind="mediation.payment_reminder",
                context={"number": it.proceeding.number},
                made_at=now(),
            )
            for party in Party.objects.known_to(it.proceeding).filter(side=Party.Side.RESPONDENT)
        )
        overdue = sum((one.amount - one.paid for one in late), Decimal(0))
        return it.record(
            "mediation.instalment.reminded",
            data={
                "agreements": sorted({one.agreement_id for one in late}),
                "instalments": [one.ordinal for one in late],
                "amount": overdue,
            },
            private={"how": how.strip()},
        )
