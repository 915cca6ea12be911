"""签署链接: the one way of one person to one agreement or record on his own phone; it ends with his signature.

A guarantor, or a general contractor paying first, who is no party of the case has one to the agreement alone (人民调解法 art 31;
条例724 art 30).
"""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import Event, Party
from casework.personal_data import blind_index
from mediation.models import (
    Agreement,
    Mediation,
    MediationSignature,
    MediationSigningLink,
    Session,
    SignerRole,
)
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.agreement.words import digest_of

HOURS = 2
INDEX = "mediation-signing"
ROLES = (SignerRole.PARTY, SignerRole.AGENT, SignerRole.REPRESENTATIVE, SignerRole.GUARANTOR)


def make_link(
    mediation: Mediation,
    *,
    actor: Actor,
    party: Party | None,
    role: str,
    name: str,
    agreement: Agreement | None = None,
    session: Session | None = None,
) -> str:
    """Make a link for a person; the one before it ends. Only its digest is kept. Returns the token."""
    access.require(actor, "mediation.give_signature", proceeding=mediation)
    if actor.user is None or role not in ROLES:
        raise BadInput({"role": _("Choose one of the list.")})
    if not name.strip() or not _may_sign(mediation, party, role, agreement):
        raise BadInput({"name": _("Say who signs, and for which party.")})
    _require_readable(mediation, agreement, session)
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        mine = MediationSigningLink.objects.filter(
            agreement=agreement, session=session, party=party, role=role, used_at=None, revoked_at=None
        )
        mine.update(revoked_at=now())
        MediationSigningLink.objects.create(
            agreement=agreement,
            session=session,
            party=party,
            role=role,
            name=name.strip()[:60],
            digest=blind_index(INDEX, token),
            made_by=actor.user,
            made_at=now(),
            expires_at=now() + timedelta(hours=HOURS),
        )
    return token


def _may_sign(row: Mediation, party: Party | None, role: str, agreement: Agreement | None) -> bool:
    """A party of the case; without one, whoever answers for the agreement beside the parties."""
    if party is None:
        return role == SignerRole.GUARANTOR and agreement is not None and bool(agreement.backing)
    return party.case_file_id == row.case_file_id and party.left_on is None


def _require_readable(row: Mediation, agreement: Agreement | None, session: Session | None) -> None:
    if agreement is not None and agreement.mediation_id == row.pk and agreement.read_back_digest:
        return
    if session is not None and session.mediation_id == row.pk and session.status == Session.Status.HELD:
        return
    raise NotNow(_("Read it back, or finish the session, before anybody signs."))


def link_of(token: str) -> MediationSigningLink | None:
    """The link of a token while it is good: not used, not replaced, not expired, its party still in the case.

    A link to an agreement ends as well when that is no draft any more.
    """
    if not 20 <= len(token) <= 64:
        return None
    rows = MediationSigningLink.objects.filter(
        digest=blind_index(INDEX, token), used_at=None, revoked_at=None, expires_at__gt=now()
    )
    found = rows.select_related("agreement", "session", "party", "made_by").first()
    if found is None or (found.party is not None and found.party.left_on is not None):
        return None
    return None if found.agreement is not None and _over(found, found.agreement) else found


def _over(link: MediationSigningLink, agreement: Agreement) -> bool:
    """Whether there is nothing more to sign; who comes from outside sees no words but those that were read back."""
    if agreement.state != Agreement.State.DRAFT:
        return True
    unread = not agreement.backing or agreement.read_back_digest != digest_of(agreement)
    return link.party is None and unread


def holder(link: MediationSigningLink) -> Actor:
    """Who acts by a link: its party, or somebody from outside who has this proceeding's agreement before him."""
    if link.party is not None:
        return Actor.side(link.party)
    assert link.agreement is not None
    return Actor.outsider(link.agreement.mediation_id)


def sign_by_link(*, link: MediationSigningLink, name: str, drawing: str, read_digest: str) -> Event:
    """Sign with one's phone (MED-4): the link is spent and the signature kept, both or neither."""
    thing = link.agreement or link.session
    assert thing is not None
    with transaction.atomic():
        spent = MediationSigningLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None)
        if not spent.update(used_at=now()):
            raise NotNow(_("This link has been used already."))
        method = MediationSignature.Method.DRAWN if drawing else MediationSignature.Method.TYPED
        return give_signature(
            Mediation.objects.get(pk=thing.mediation_id),
            actor=holder(link),
            hand=Hand(link.role, name or link.name, method, link.party, drawing, read_digest),
            agreement=link.agreement,
            session=link.session,
        )
