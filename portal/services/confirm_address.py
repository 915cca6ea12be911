"""地址确认: where papers reach a party, and whether electronically."""

from django.db import transaction

from casework.actor import Actor
from casework.models import Party, Proceeding
from casework.registry import registry
from documents.services import confirm_address as kept
from documents.services.confirm_address import Confirmed


def confirm_address(
    party: Party, *, address: str, phone: str, person: str, electronic: bool, electronic_awards: bool = False
) -> Party:
    """Keep what the party says about reaching it (办案规则 art 20): an act of the open proceeding, if there is one.

    Raises BadInput for consent to electronic awards without consent to electronic papers.
    """
    with transaction.atomic():
        row = _open_proceeding(party)
        if row is not None:
            said = Confirmed(
                address=address,
                phone=phone,
                recipient=person,
                electronic=electronic,
                electronic_address=phone if electronic else "",
                electronic_awards=electronic_awards,
                channel="phone",
            )
            kept.confirm_address(row, actor=Actor.side(party), party=party, confirmed=said)
        locked = Party.objects.select_for_update().get(pk=party.pk)
        locked.service_address, locked.phone = address, phone
        locked.legal_representative, locked.electronic_service = person, electronic
        locked.index()
        locked.save()
    return locked


def _open_proceeding(party: Party) -> Proceeding | None:
    """Arbitration first: its papers are the ones to be served."""
    open_ones = Proceeding.objects.filter(case_file=party.case_file_id, closed_on=None)
    row = open_ones.exclude(kind=Proceeding.Kind.LEGAL_AID).order_by("kind").first()
    return None if row is None else registry.models[row.kind].objects.get(pk=row.pk)
