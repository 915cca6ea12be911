"""Seal a finished PDF: one invisible PAdES-B signature over the whole file, added as an incremental update."""

import io
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from documents.rendering.errors import PaperError
from documents.sealing.keys import SealKey
from documents.sealing.loops import apart_from_loops

FIELD = "Seal"


class SealError(PaperError):
    """The paper was drawn, but its seal could not be set."""


class KeptKeySigner(signers.SimpleSigner):
    """Keeps its key open: the library's own signer reads and proves an RSA key anew for each signature (110 ms)."""

    opened: Any = None

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """Sign with SHA-256, the only digest that seals use."""
        if isinstance(self.opened, rsa.RSAPrivateKey):
            return self.opened.sign(data, padding.PKCS1v15(), SHA256())
        if isinstance(self.opened, ec.EllipticCurvePrivateKey):
            return self.opened.sign(data, ec.ECDSA(SHA256()))
        return super().sign_raw(data, digest_algorithm)


def seal_pdf(pdf: bytes, key: SealKey, *, holder: str) -> bytes:
    """Return the PDF with the seal of its holder; what was there before stays byte for byte at the front.

    The field is invisible: the drawn seal is part of the page, and a second picture would need a place of its own.
    Raises SealError when the key can't sign.
    """
    signature = signers.PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, name=holder
    )
    out = io.BytesIO()
    try:
        signer, writer = _signer(key.pkcs12, key.passphrase), IncrementalPdfFileWriter(io.BytesIO(pdf))
        apart_from_loops(lambda: signers.sign_pdf(writer, signature, signer=signer, output=out))
    except Exception as error:  # noqa: BLE001  the library's many errors are one thing to the worker: no seal
        raise SealError(f"seal not set: {type(error).__name__}") from error
    return out.getvalue()


@lru_cache(maxsize=16)
def _signer(content: bytes, passphrase: bytes) -> KeptKeySigner:
    read = signers.SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=passphrase or None)
    if read is None:
        raise SealError("the key of the seal can't be opened")
    signer = KeptKeySigner(
        signing_cert=read.signing_cert, signing_key=read.signing_key, cert_registry=read.cert_registry
    )
    signer.opened = pkcs12.load_key_and_certificates(content, passphrase)[0]
    return signer
