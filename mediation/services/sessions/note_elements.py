"""核对要素: the mediator notes both sides' facts on the element sheet, so that the amounts of the law stand beside the talks."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import ElementStatement, Event, Party
from casework.services.act import act
from casework.services.state_element import state_element
from law.elements import elements, validate
from mediation.models import Mediation

Said = Mapping[tuple[str, str], Any]  # (side, element code) to the value


def note_elements(
    mediation: Mediation, *, actor: Actor, subject: Party, said: Said, version: int | None = None
) -> Event:
    """Note what the sides say on elements about one worker (令17 art 24). Nobody's own sheet is overwritten.

    What the employer concedes here serves the talks and the claims' sums here only; a tribunal doesn't read it (法释〔2022〕11 art 107).
    Raises BadInput by "side code".
    """
    with act("mediation.note_elements", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        row = it.proceeding
        parties = {Party.Side.APPLICANT.value: subject, Party.Side.RESPONDENT.value: answering_party(row)}
        errors = {
            f"{side} {code}": text for (side, code), value in said.items() if (text := _fault(code, value))
        }
        if subject.case_file_id != row.case_file_id or subject.side != Party.Side.APPLICANT:
            errors["subject"] = _("This worker isn't a party of the case.")
        if not said:
            errors["elements"] = _("Nothing new was noted.")
        own = own_statements(subject)
        errors |= {
            f"{side} {code}": _("This side has stated it itself.")
            for side, code in said
            if (side, code) in own
        }
        if errors:
            raise BadInput(errors)
        for (side, code), value in said.items():
            party = parties[side]
            if party is not None:
                state_element(party, subject, code, value, source=ElementStatement.NOTED_IN_TALKS)
        return it.record(
            "mediation.elements.noted", party=subject, data={"codes": sorted({code for _side, code in said})}
        )


def answering_party(row: Mediation) -> Party | None:
    """The respondent whose version stands on the sheet: the first."""
    return Party.objects.known_to(row).filter(side=Party.Side.RESPONDENT).order_by("ordinal", "pk").first()


def own_statements(subject: Party) -> set[tuple[str, str]]:
    """What the sides have stated themselves about a worker, as (side, code)."""
    rows = ElementStatement.objects.filter(subject=subject, superseded=False).exclude(
        source=ElementStatement.NOTED_IN_TALKS
    )
    return set(rows.values_list("party__side", "code"))


def _fault(code: str, value: Any) -> str:
    if code not in elements() or elements()[code].confidential:
        return _("There is no such element.")
    return "；".join(validate(code, value))
