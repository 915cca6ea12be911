"""受理 within three working days, when both sides agree to mediate."""

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import RuleRefused
from casework.models import Event, Party, Role, User
from casework.services.act import act
from casework.services.assign import assign
from mediation.models import Consent, Mediation, PlatformWork
from mediation.services.intake.note_consent import sides_agreeing


def accept(
    mediation: Mediation,
    *,
    actor: Actor,
    other_side: str = "",
    mediator: User | None = None,
    reason: str = "",
    version: int | None = None,
) -> Event:
    """Accept (令17 art 22, MED-2). The 15 days of MED-3b start here; the mediator's conflicts are checked.

    Who applies agrees by applying; where nobody has applied, both consents are noted before. `other_side` is how the other side's consent was told just now (Consent.How), where it
    has not been noted before; without any consent of the other side the act is refused.
    """
    with act("mediation.accept", actor=actor, proceeding=mediation, version=version) as it:
        row = it.proceeding
        _consents(row, other_side)
        row.accept()
        row.accepted_on = today()
        row.handler = mediator or row.handler or actor.user
        if row.handler is not None:
            assign(row, row.handler, Role.MEDIATOR, actor=actor, reason=reason)
        return it.record(
            "mediation.application.accepted",
            data={"mediator": row.handler_id, "general": _is_general(row)},
        )


def _is_general(row: Mediation) -> bool:
    """Whether the dispute is no labour dispute, so that the general period of the region runs (MED-15)."""
    return PlatformWork.objects.filter(mediation=row.pk, bond=PlatformWork.Bond.CIVIL).exists()


def _consents(row: Mediation, other_side: str) -> None:
    """Write down that the applicant agrees, and what the other side has just said; refuse where it hasn't agreed."""
    own = row.applying_side
    said = sides_agreeing(row, Consent.About.MEDIATION)
    for side, agrees in said.items():
        how = Consent.How.SIGNED if side == own else other_side
        if agrees is None and own is not None and how in Consent.How.values:
            _write(row, side, how)
            said[side] = True
    refusing = [side for side, agrees in said.items() if agrees is not True]
    if refusing:
        raise RuleRefused(
            _("Mediation needs both sides: note the other side's consent first, or decline."),
            reasons=["企业劳动争议协商调解规定第二十二条（MED-2）"],
        )


def _write(row: Mediation, side: str, how: str) -> None:
    parties = Party.objects.filter(case_file=row.case_file_id, side=side, left_on=None)
    Consent.objects.bulk_create(
        Consent(mediation=row, party=party, about=Consent.About.MEDIATION, agrees=True, how=how, on=today())
        for party in parties
    )
