"""地址确认: where papers reach a party, and whether electronically."""

from django.db import transaction

from casework.models import Party


def confirm_address(party: Party, *, address: str, phone: str, person: str, electronic: bool) -> Party:
    """A step, not an act: keep what the party says about reaching it (办案规则 art 20); the indexes follow."""
    with transaction.atomic():
        locked = Party.objects.select_for_update().get(pk=party.pk)
        locked.service_address, locked.phone = address, phone
        locked.legal_representative, locked.electronic_service = person, electronic
        locked.index()
        locked.save()
    return locked
