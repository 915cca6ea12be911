"""律师接受指派."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from casework.services.act import Act, act
from legalaid.models import LegalAidCase, State
from legalaid.services.assigning.ledger import accept_entry


def accept_assignment(aid: LegalAidCase, *, actor: Actor, version: int | None = None) -> Event:
    """The lawyer takes the case on; agreement and mandate follow within the days of 令148 art 27 (LA-9)."""
    with act("legalaid.accept_assignment", actor=actor, proceeding=aid, version=version) as it:
        _take_on(it)
        return it.record("legalaid.provider.accepted", data={"lawyer": it.proceeding.lawyer_id})


def note_phone_answer(aid: LegalAidCase, *, actor: Actor, note: str, version: int | None = None) -> Event:
    """The centre has reached the lawyer by phone and notes that he takes the case on (urgent aid, 法律援助法 art 44)."""
    if len(note.strip()) < 4:
        raise BadInput({"note": _("Say when and with whom you spoke.")})
    with act("legalaid.note_phone_answer", actor=actor, proceeding=aid, version=version) as it:
        _take_on(it)
        data = {"lawyer": it.proceeding.lawyer_id, "by_phone": True}
        return it.record("legalaid.provider.accepted", data=data, private={"note": note.strip()[:300]})


def _take_on(it: Act[LegalAidCase]) -> None:
    row = it.proceeding
    if row.state != State.ASSIGNED or row.accepted_on:
        raise RuleRefused(_("This assignment has been answered already."))
    row.accepted_on = today()
    accept_entry(row)
