"""起诉: a party has sued in time."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, CourtMatter
from arbitration.services.outcome.court_matters import belongs, mark_sued, workers_of
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Event, Party
from casework.services.act import act


def note_suit(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    on: date,
    court: str,
    number: str = "",
    docketed_on: date | None = None,
    final: bool | None = None,
    workers: Sequence[Party] = (),
    version: int | None = None,
) -> Event:
    """Note a suit (调解仲裁法 arts 48–50; AWD-8, AWD-11).

    Sued on a part, the whole award of that worker is without effect (法释〔2020〕26号 art 16); the others' takes effect
    for them (art 17). `final` says on which of two awards; None where there is only one.
    """
    with act("arbitration.note_suit", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        belongs(row, party)
        about_final = _about(row, final)
        if docketed_on is not None and docketed_on < on:
            raise BadInput({"docketed_on": _("It can't have been docketed before it was filed.")})
        chosen = workers_of(row, workers, party)
        matter = CourtMatter.objects.create(
            arbitration=row, kind=CourtMatter.Kind.SUIT, party=party, court=court, number=number,
            filed_on=on, docketed_on=docketed_on, about_final=about_final,
        )  # fmt: skip
        matter.workers.set(chosen)
        everything = mark_sued(row, chosen, on, final=about_final)
        left = 0 if everything else row.worker_effects.filter(sued_on=None, effective_on=None).count()
        return it.record(
            "arbitration.suit.filed",
            on=on,
            party=party,
            data={"court": court, "matter": matter.pk, "final": about_final, "remaining": left},
        )


def _about(row: Arbitration, final: bool | None) -> bool:
    kinds = set(row.worker_effects.values_list("final", flat=True))
    if final is not None and final in kinds:
        return final
    if len(kinds) == 2:
        raise BadInput({"final": _("Say on which of the two awards.")})
    return kinds == {True}
