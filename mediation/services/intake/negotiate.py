"""协商: one side asks the other to negotiate; five days later silence is a refusal (令17 art 10, MED-1)."""

from datetime import date

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event, Party, Proceeding
from casework.services.act import act
from mediation.models import Mediation

AGREED, REFUSED = "agreed", "refused"
SILENT = "negotiation_unanswered"
LIMIT = "mediation.negotiation_answer"


def propose_negotiation(
    mediation: Mediation, *, actor: Actor, party: Party, on: date, version: int | None = None
) -> Event:
    """Note that a side has asked the other to negotiate (令17 arts 8–10, MED-1): the claim interrupts limitation (LIM-3)."""
    _past(on)
    with act("mediation.propose_negotiation", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        if party.case_file_id != it.case_file.pk:
            raise BadInput({"party": _("Choose a party of this case.")})
        return it.record("mediation.negotiation.proposed", on=on, party=party, data={"side": party.side})


def answer_negotiation(
    mediation: Mediation, *, actor: Actor, answer: str, on: date, version: int | None = None
) -> Event:
    """Note the other side's answer (令17 art 10, MED-1). A refusal interrupts limitation (art 31(1), LIM-4)."""
    _past(on)
    if answer not in (AGREED, REFUSED):
        raise BadInput({"answer": _("Choose one of the list.")})
    with act("mediation.answer_negotiation", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        name = "mediation.negotiation.answered" if answer == AGREED else "mediation.negotiation.refused"
        return it.record(name, on=on, data={"answer": answer})


def note_silence(event: Event, proceeding: Proceeding | None, actor: Actor) -> None:
    """Five days without an answer: silence is unwillingness, and limitation is interrupted (令17 arts 10, 31(1); LIM-4)."""
    if proceeding is None or event.data.get("limit") != LIMIT:
        return
    row = Mediation.objects.get(pk=proceeding.pk)
    with act("mediation.note_silence", actor=Actor.machine(), proceeding=row) as it:
        it.record(
            "casework.limitation.interrupted",
            data={"what": "interrupted", "kind": SILENT},
            article="企业劳动争议协商调解规定第十条、第三十一条",
        )


def _past(on: date) -> None:
    if on > today():
        raise BadInput({"on": _("The day can't lie in the future.")})


def is_waiting(row: Proceeding) -> bool:
    """Whether a proposal to negotiate waits for its answer."""
    return row.time_limits.filter(key=LIMIT, status="open").exists()
