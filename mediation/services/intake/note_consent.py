"""同意: what a side says to being mediated, to a longer period, to a joint application."""

from datetime import date

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotPermitted
from casework.models import Event, Party
from casework.services.act import act
from mediation.models import Consent, Mediation

About, How = Consent.About, Consent.How


def note_consent(
    mediation: Mediation,
    *,
    actor: Actor,
    party: Party,
    about: str = About.MEDIATION,
    agrees: bool,
    how: str = How.ORAL,
    on: date | None = None,
    version: int | None = None,
) -> Event:
    """Note one side's answer (令17 arts 22, 29; 办案规则 art 74; MED-2, MED-3b). A refusal to be mediated interrupts limitation (LIM-4).

    A party answers for itself on its phone page; the office notes what it was told. Raises BadInput.
    """
    on = on or today()
    _check(about, how, on)
    with act("mediation.note_consent", actor=actor, proceeding=mediation, version=version) as it:
        it.require_state()
        mine = _party(it.proceeding, actor, party)
        if actor.party is not None:
            how, on = How.PORTAL, today()
        if on < it.proceeding.received_on:
            raise BadInput({"on": _("This day lies before the receipt of the application.")})
        Consent.objects.filter(mediation=it.proceeding, party=mine, about=about, superseded=False).update(
            superseded=True
        )
        Consent.objects.create(
            mediation=it.proceeding, party=mine, about=about, agrees=agrees, how=how, on=on
        )
        name = "mediation.consent.given" if agrees else "mediation.consent.refused"
        return it.record(name, on=on, party=mine, data={"about": about, "how": how})


def _check(about: str, how: str, on: date) -> None:
    errors = {}
    if about not in About.values:
        errors["about"] = _("Choose one of the list.")
    if how not in How.values:
        errors["how"] = _("Choose one of the list.")
    if on > today():
        errors["on"] = _("The day can't lie in the future.")
    if errors:
        raise BadInput(errors)


def _party(row: Mediation, actor: Actor, party: Party) -> Party:
    if actor.party is not None and actor.party.pk != party.pk:
        raise NotPermitted(_("Everybody answers for himself."))
    if party.case_file_id != row.case_file_id or party.left_on is not None:
        raise BadInput({"party": _("Choose a party of this case.")})
    return party


def sides_agreeing(row: Mediation, about: str) -> dict[str, bool | None]:
    """What each side has said by now: True when all its parties who answered agree, None while nobody has answered."""
    rows = Consent.objects.filter(mediation=row, about=about, superseded=False, party__left_on=None)
    said = list(rows.values_list("party__side", "agrees"))
    answers = {
        side: [agrees for where, agrees in said if where == side] for side in ("applicant", "respondent")
    }
    return {side: all(given) if given else None for side, given in answers.items()}


def both_agree(row: Mediation, about: str) -> bool:
    """Whether both sides have agreed and nobody has refused."""
    return all(value is True for value in sides_agreeing(row, about).values())
