"""法院事项: suits, setting aside and their rulings, as they reach the tribunal (AWD-6, AWD-8 to AWD-11, AWD-24, AWD-25)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, CourtMatter, State
from arbitration.services.outcome.worker_effects import end_suit, fall, open_of, sue
from casework.actor import Actor
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event, Party
from casework.services.act import act

K, ENDING = CourtMatter.Kind, CourtMatter.Outcome
# 调解仲裁法 art 49 ¶1: what an employer must prove.
GROUNDS = {
    "law": "适用法律、法规确有错误",
    "jurisdiction": "劳动争议仲裁委员会无管辖权",
    "procedure": "违反法定程序",
    "forged": "裁决所根据的证据是伪造的",
    "hidden": "对方当事人隐瞒了足以影响公正裁决的证据",
    "corrupt": "仲裁员在仲裁该案时有索贿受贿、徇私舞弊、枉法裁决行为",
}
CAN_SUE = (State.AWARDED, State.DELIVERED, State.EFFECTIVE)


def workers_of(row: Arbitration, chosen: Sequence[Party], plaintiff: Party) -> list[Party]:
    """Whose award the suit is about: the plaintiff's own, or the workers whom an employer names; none named means all."""
    if plaintiff.side == Party.Side.APPLICANT:
        return [plaintiff]
    everybody = list(
        Party.objects.filter(case_file=row.case_file_id, side=Party.Side.APPLICANT, left_on=None)
    )
    wanted = {one.pk for one in chosen}
    if not wanted <= {one.pk for one in everybody}:
        raise BadInput({"workers": _("Choose workers of this case.")})
    return [one for one in everybody if not wanted or one.pk in wanted]


def belongs(row: Arbitration, party: Party) -> None:
    """Refuse a party of another case."""
    if party.case_file_id != row.case_file_id:
        raise BadInput({"party": _("Choose a party of this case.")})


def pick(row: Arbitration, matter: CourtMatter, *kinds: str) -> CourtMatter:
    """A matter of this case that has not ended, locked."""
    found = (
        CourtMatter.objects.select_for_update().filter(pk=matter.pk, arbitration=row, decision=None).first()
    )
    if found is None or found.kind not in kinds:
        raise BadInput({"matter": _("Choose a matter of this case.")})
    if found.ended_on is not None:
        raise NotNow(_("This matter has ended already."))
    return found


def end_of_suit(
    arbitration: Arbitration,
    *,
    actor: Actor,
    matter: CourtMatter,
    outcome: str,
    on: date,
    version: int | None = None,
) -> Event:
    """The suit has ended. Withdrawn or dismissed, the award stands; a judgment takes its place (法释〔2020〕26号 art 16).

    A worker's suit on a final award that ends without a judgment gives the employer thirty days anew (AWD-9): `on` is
    then the day on which the employer received the ruling. Not accepted because the award is final: AWD-6.
    """
    with act("arbitration.end_of_suit", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        held = pick(row, matter, K.SUIT)
        if on < held.filed_on:
            raise BadInput({"on": _("It can't have ended before it was filed.")})
        held.ended_on, held.outcome = on, outcome
        held.save(update_fields=["ended_on", "outcome"])
        stands = outcome != ENDING.JUDGED
        workers = list(held.workers.values_list("pk", flat=True))
        end_suit(row, workers, on, final=held.about_final, stands=stands)
        if row.state == State.SUED and stands and not open_of(row).exists():
            row.take_effect_after_suit()
            row.effective_on = on
        name, party = _ending(row, held)
        return it.record(
            name, on=on, party=party, data={"matter": held.pk, "outcome": outcome, "stands": stands}
        )


def _ending(row: Arbitration, held: CourtMatter) -> tuple[str, Party]:
    employers = Party.objects.filter(case_file=row.case_file_id, side=Party.Side.RESPONDENT, left_on=None)
    if held.outcome == ENDING.NOT_ACCEPTED:
        return "arbitration.suit.refused", held.party
    by_worker = held.party.side == Party.Side.APPLICANT
    employer = employers.first()
    if by_worker and held.about_final and held.outcome in (ENDING.WITHDRAWN, ENDING.DISMISSED) and employer:
        return "arbitration.worker_suit.ended", employer
    return "arbitration.suit.ended", held.party


def request_set_aside(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    court: str,
    grounds: Sequence[str],
    on: date,
    number: str = "",
    version: int | None = None,
) -> Event:
    """An employer asks to set the final award aside (调解仲裁法 art 49: six grounds, thirty days; AWD-9).

    Has a worker sued on the same award, the court refuses the request and examines the grounds with the suit (AWD-25);
    does it hang on a suit on the non-final award, the court may wait (AWD-24). Both are said in the event.
    """
    if not grounds or not set(grounds) <= set(GROUNDS):
        raise BadInput({"grounds": _("Name at least one of the six grounds of article 49.")})
    with act("arbitration.request_set_aside", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        belongs(row, party)
        if party.side != Party.Side.RESPONDENT:
            raise RuleRefused(
                _("Only the employer can ask for it; a worker sues."), reasons=["调解仲裁法第48条、第49条"]
            )
        if not row.worker_effects.filter(final=True, fallen_on=None).exists():
            raise RuleRefused(_("No final award is in force in this case."), reasons=["调解仲裁法第49条"])
        held = CourtMatter.objects.create(
            arbitration=row, kind=K.SET_ASIDE, party=party, court=court, number=number,
            filed_on=on, about_final=True, grounds=sorted(grounds),
        )  # fmt: skip
        suits = CourtMatter.objects.filter(arbitration=row, kind=K.SUIT, ended_on=None, decision=None)
        return it.record(
            "arbitration.set_aside.requested",
            on=on,
            party=party,
            data={
                "matter": held.pk,
                "grounds": sorted(grounds),
                "worker_sued": suits.filter(about_final=True, party__side=Party.Side.APPLICANT).exists(),
                "waits_for_nonfinal": suits.filter(about_final=False).exists(),
            },
        )


def note_set_aside_ruling(
    arbitration: Arbitration,
    *,
    actor: Actor,
    matter: CourtMatter,
    granted: bool,
    party: Party,
    on: date,
    version: int | None = None,
) -> Event:
    """The ruling has reached a party. Set aside, he may sue within fifteen days of it (调解仲裁法 art 49 ¶3; AWD-10).

    Entered once for each party, as each has a day of his own.
    """
    with act("arbitration.note_set_aside_ruling", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        belongs(row, party)
        held = (
            CourtMatter.objects.select_for_update()
            .filter(pk=matter.pk, arbitration=row, kind=K.SET_ASIDE, decision=None)
            .first()
        )
        if held is None:
            raise BadInput({"matter": _("Choose a matter of this case.")})
        result = ENDING.GRANTED if granted else ENDING.REFUSED
        if held.ended_on is not None and held.outcome != result:
            raise BadInput({"granted": _("The ruling was entered with another result.")})
        if on < held.filed_on:
            raise BadInput({"on": _("It can't have ended before it was filed.")})
        if held.ended_on is None:
            held.ended_on, held.outcome = on, result
            held.save(update_fields=["ended_on", "outcome"])
            if granted:
                _set_aside(row, on)
        return it.record(
            "arbitration.set_aside.ruled",
            on=on,
            party=party,
            data={"matter": held.pk, "granted": granted},
        )


def _set_aside(row: Arbitration, on: date) -> None:
    """The final award falls; where a non-final one stands beside it, the case goes on with that."""
    fall(row, on)
    if not row.worker_effects.filter(final=False).exists():
        if row.state == State.AWARDED:
            row.deliver()
        row.note_set_aside()


def mark_sued(row: Arbitration, workers: Sequence[Party], on: date, *, final: bool) -> bool:
    """Mark the workers' awards as sued on and move the case when nothing of it is left outside the court."""
    everything = sue(row, workers, on, final=final)
    if everything and row.state in CAN_SUE:
        row.note_suit()
    return everything
