"""Upload a body's signing certificate, and withdraw one whose key is no longer safe."""

import base64

from django.db import IntegrityError, transaction

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import Organisation, Role
from documents.models import SigningCertificate
from documents.sealing.keys import KeyFault, open_key

LARGEST = 256 * 1024


def may_administer(actor: Actor, organisation: Organisation) -> bool:
    """Whether the person administers this organisation or one above it."""
    if actor.user is None or not actor.user.is_active:
        return False
    return actor.user.is_superuser or any(
        one.role == Role.ADMINISTRATOR and organisation.path.startswith(one.organisation.path)
        for one in access.memberships(actor.user)
    )


def add_certificate(
    organisation: Organisation, *, actor: Actor, content: bytes, passphrase: str
) -> SigningCertificate:
    """Keep a PKCS#12 file under seal; papers drawn from now on bear it.

    Raises NotPermitted, and BadInput when it can't be opened, its key doesn't match, it has expired or is here already.
    """
    _require(actor, organisation)
    if len(content) > LARGEST:
        raise BadInput({"file": "证书文件过大。"})
    try:
        key = open_key(content, passphrase)
    except KeyFault as fault:
        raise BadInput({"file": str(fault)}) from fault
    if key.valid_until <= now():
        raise BadInput({"file": "证书已经过期。"})
    try:
        with transaction.atomic():
            return SigningCertificate.objects.create(
                organisation=organisation,
                subject=key.subject,
                issuer=key.issuer,
                fingerprint=key.fingerprint,
                valid_from=key.valid_from,
                valid_until=key.valid_until,
                content=base64.b64encode(content).decode(),
                passphrase=passphrase,
                uploaded_at=now(),
                uploaded_by=actor.user,
            )
    except IntegrityError as error:
        raise BadInput({"file": "这张证书已经登记。"}) from error


def withdraw_certificate(certificate: SigningCertificate, *, actor: Actor) -> SigningCertificate:
    """No paper is sealed with it any more; its key is destroyed, what it sealed can still be verified.

    Raises NotPermitted, and NotNow when it was withdrawn before.
    """
    _require(actor, certificate.organisation)
    with transaction.atomic():
        locked = SigningCertificate.objects.select_for_update().get(pk=certificate.pk)
        if locked.withdrawn_at is not None:
            raise NotNow("这张证书已经停用。")
        locked.withdrawn_at, locked.withdrawn_by = now(), actor.user
        locked.content = locked.passphrase = ""
        locked.save()
    return locked


def _require(actor: Actor, organisation: Organisation) -> None:
    if not may_administer(actor, organisation):
        raise NotPermitted("只有本机构的管理员可以管理签章证书。")
