"""保密: no text that the other side or another body reads repeats what was told to the mediator in confidence (令17第24条)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import Claim, ElementStatement, Party
from mediation.models import AgreedAmount, Agreement, Instalment, Mediation, Note, Offer, Position, Session
from mediation.rules.told_in_confidence import Confidences, repeated

# What a side told on the phone form for the mediator alone.
IN_CONFIDENCE = "E-105"
SIDES = {Party.Side.APPLICANT: Offer.Side.WORKER, Party.Side.RESPONDENT: Offer.Side.EMPLOYER}


def require_discreet(
    row: Mediation,
    *,
    actor: Actor,
    texts: Mapping[str, str],
    sums: bool = True,
    of: str = "",
    public: Iterable[str] = (),
) -> None:
    """Refuse texts, by field, that repeat a confidence. Raises BadInput with the piece that was typed.

    Only who may read confidences is held to it: to anybody else a refusal would tell what he doesn't know. `sums` is
    False where the sides have agreed, `of` a side whose own word it is: it may say openly what it had told in confidence,
    and what was said so is `public`.
    """
    if not access.capacity(actor, "mediation.read_private", proceeding=row):
        return
    told = confidences(row, but=of, sums=sums, public=tuple(public))
    found = {name: repeated(text, told) for name, text in texts.items() if text.strip()}
    errors = {
        name: _(
            "“%(piece)s” was told in confidence. Leave it out, or have its side let it be told first (令17 art 24)."
        )
        % {"piece": "”“".join(pieces)}
        for name, pieces in found.items()
        if pieces
    }
    if errors:
        raise BadInput(errors)


def confidences(
    row: Mediation, *, but: str = "", sums: bool = True, public: tuple[str, ...] = ()
) -> Confidences:
    """What was told in confidence in a case, and what everybody knows beside it."""
    hidden = list(Offer.objects.filter(mediation=row, confidential=True).exclude(side=but))
    notes = Note.objects.filter(mediation=row).exclude(circle=Note.Circle.TABLE).select_related("talked_with")
    form = [one for side, one in _told_on_form(row) if side != but]
    amounts = [one.amount for one in hidden] + [sum_ for one in form for sum_ in _sum_of(one)]
    return Confidences(
        words=(
            *(one.text for one in notes if not (but and one.talked_with and _side(one.talked_with) == but)),
            *(one.terms for one in hidden),
            *(str(one.get("instalments") or "") for one in form),
        ),
        sums=tuple(amounts) if sums else (),
        public_words=(*_public_words(row), *public),
        public_sums=tuple(_public_sums(row)),
    )


def _told_on_form(row: Mediation) -> list[tuple[str, dict[str, Any]]]:
    rows = ElementStatement.objects.filter(case_file=row.case_file_id, code=IN_CONFIDENCE, superseded=False)
    return [
        (_side(one.party), one.value) for one in rows.select_related("party") if isinstance(one.value, dict)
    ]


def _side(party: Party) -> str:
    return SIDES.get(Party.Side(party.side), "")


def _sum_of(said: dict[str, Any]) -> list[Decimal]:
    try:
        return [Decimal(str(said["amount"]))] if said.get("amount") else []
    except InvalidOperation:
        return []


def _public_words(row: Mediation) -> list[str]:
    """What stands in the file openly: the application, what each side said in the sessions, names and claims."""
    held = row.sessions.filter(status=Session.Status.HELD)
    said = [one.text for one in Position.objects.filter(session__in=held)]
    shared = [one.text for one in Note.objects.filter(mediation=row, circle=Note.Circle.TABLE)]
    known = Party.objects.filter(case_file=row.case_file_id)
    titles = Claim.objects.filter(case_file=row.case_file_id).values_list("title", flat=True)
    facts = [one.facts for one in held]
    return [
        row.statement,
        row.organisation.name,
        *(one.name for one in known),
        *titles,
        *facts,
        *said,
        *shared,
    ]


def _public_sums(row: Mediation) -> list[Decimal]:
    """Figures that both sides know: what is claimed, computed and agreed, and the offers that were told."""
    found: list[Decimal | None] = list(
        Offer.objects.filter(mediation=row, confidential=False).values_list("amount", flat=True)
    )
    for claim in Claim.objects.filter(case_file=row.case_file_id):
        found += [claim.claimed, claim.computed, claim.agreed]
    signed = row.agreements.filter(state=Agreement.State.SIGNED)
    found += AgreedAmount.objects.filter(agreement__in=signed).values_list("amount", flat=True)
    found += Instalment.objects.filter(agreement__in=signed).values_list("amount", flat=True)
    found += signed.values_list("total", flat=True)
    return [one for one in found if one is not None]
