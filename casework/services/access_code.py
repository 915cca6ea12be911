"""The code with which a party without an account comes back to its own side of a case file."""

import secrets

from casework.clock import now
from casework.models import CaseAccessCode, Party
from casework.personal_data import blind_index

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without look-alikes
LENGTH = 12


def make_code(party: Party) -> str:
    """Make a code (12 characters, about 59 bits) and revoke the ones before it. Only its digest is kept."""
    code = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    CaseAccessCode.objects.filter(party=party, revoked_at=None).update(revoked_at=now())
    CaseAccessCode.objects.create(party=party, digest=blind_index("access", code), made_at=now())
    return code


def party_of(code: str) -> Party | None:
    """The party to whom a code was given, or None. Spaces, hyphens and case don't matter."""
    plain = "".join(c for c in code.upper() if c in ALPHABET)
    if len(plain) != LENGTH:
        return None
    found = CaseAccessCode.objects.select_related("party__case_file").filter(
        digest=blind_index("access", plain), revoked_at=None
    )
    held = found.first()
    return held.party if held and held.party.left_on is None else None
