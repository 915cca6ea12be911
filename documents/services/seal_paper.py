"""Which certificate seals a body's papers, and how a sealed file stands."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from casework.clock import now
from casework.models import Organisation
from documents.models import Paper, SigningCertificate
from documents.sealing.keys import DEMO_NAME, SealKey, demo_key, open_key
from documents.sealing.sign import seal_pdf


@dataclass(frozen=True)
class Sealed:
    """The sealed bytes, and what is kept of the seal."""

    pdf: bytes
    at: datetime
    subject: str
    fingerprint: str
    certificate: int | None


@dataclass(frozen=True)
class SealReport:
    """What the paper's page says of its seal. `valid`: the file is the one issued and its signature holds."""

    subject: str
    at: datetime | None
    demo: bool
    valid: bool


def certificate_of(organisation: Organisation) -> SigningCertificate | None:
    """The body's newest certificate that counts now, or None: then the installation's own seals."""
    rows = SigningCertificate.objects.filter(organisation=organisation, withdrawn_at=None)
    instant = now()
    return next((row for row in rows.order_by("-id") if row.counts_at(instant)), None)


def seal_bytes(pdf: bytes, organisation: Organisation) -> Sealed:
    """Seal a PDF in the body's name. Raises SealError, or KeyFault when its stored certificate can't be opened."""
    row = certificate_of(organisation)
    key: SealKey = open_key(row.pkcs12, row.passphrase) if row else demo_key()
    instant = now()
    sealed = seal_pdf(pdf, key, holder=organisation.name)
    return Sealed(sealed, instant, key.subject, key.fingerprint, row.pk if row else None)


def seal_report(paper: Paper) -> SealReport | None:
    """How the seal of an issued paper stands, read from its stored file; None for a paper without one."""
    from documents.sealing.inspect import seals_of

    if not paper.sealed_at or not paper.file:
        return None
    with paper.file.open("rb") as file:
        content = file.read()
    held = any(
        one.intact and one.whole_file and one.fingerprint == paper.seal_fingerprint
        for one in seals_of(content)
    )
    same = hashlib.sha256(content).hexdigest() == paper.sha256
    return SealReport(paper.seal_subject, paper.sealed_at, DEMO_NAME in paper.seal_subject, held and same)


def our_fingerprints() -> set[str]:
    """Every certificate that has ever sealed here; a withdrawn one still verifies what it sealed before."""
    known = set(SigningCertificate.objects.values_list("fingerprint", flat=True))
    return known | {demo_key().fingerprint}
