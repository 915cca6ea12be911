"""签署链接: the one way of one person to one record on his own phone; it ends with his signature, or after two hours."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import Event, Hearing, Party, Signature, SigningLink
from casework.personal_data import blind_index

HOURS = 2


def make_link(
    arbitration: Arbitration, *, actor: Actor, hearing: Hearing, party: Party, role: str, name: str
) -> str:
    """Make a link for a person who was in the room; the one before it ends. Only its digest is kept. Returns the token."""
    access.require(actor, "arbitration.refuse_signature", proceeding=arbitration)
    if actor.user is None or role not in (Signature.Role.PARTY, Signature.Role.AGENT, Signature.Role.WITNESS):
        raise BadInput({"role": _("Choose one of the list.")})
    if not name.strip() or party.case_file_id != arbitration.case_file_id or party.left_on is not None:
        raise BadInput({"name": _("Say who signs, and for which party.")})
    if hearing.proceeding_id != arbitration.pk or hearing.status != Hearing.Status.HELD:
        raise NotNow(_("The record is signed when the hearing is over."))
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        mine = SigningLink.objects.filter(hearing=hearing, party=party, role=role, used_at=None)
        mine.filter(revoked_at=None).update(revoked_at=now())
        SigningLink.objects.create(
            hearing=hearing, party=party, role=role, name=name.strip()[:60],
            digest=blind_index("signing", token), made_by=actor.user, made_at=now(),
            expires_at=now() + timedelta(hours=HOURS),
        )  # fmt: skip
    return token


def link_of(token: str) -> SigningLink | None:
    """The link of a token while it is good: not used, not replaced, not expired, its party still in the case."""
    if not 20 <= len(token) <= 64:
        return None
    rows = SigningLink.objects.filter(
        digest=blind_index("signing", token), used_at=None, revoked_at=None, expires_at__gt=now()
    )
    found = rows.select_related("hearing", "party", "made_by").first()
    return found if found and found.party.left_on is None else None


def use_link(link: SigningLink) -> None:
    """Spend a link, once: the second of two hands that press together gets NotNow."""
    spent = SigningLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(used_at=now())
    if not spent:
        raise NotNow(_("This link has been used already."))


def sign_by_link(
    arbitration: Arbitration, *, link: SigningLink, name: str, drawing: str, read_digest: str
) -> Event:
    """Sign with one's phone (HRG-12): the link is spent and the signature kept, both or neither."""
    from arbitration.services.hearings.sign_record import sign_record

    with transaction.atomic():
        use_link(link)
        return sign_record(
            arbitration,
            actor=Actor.side(link.party),
            hearing=link.hearing,
            name=name or link.name,
            method=Signature.Method.DRAWN if drawing else Signature.Method.TYPED,
            role=link.role,
            party=link.party,
            drawing=drawing,
            read_digest=read_digest,
        )
