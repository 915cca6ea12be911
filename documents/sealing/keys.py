"""A body's key and certificate from its PKCS#12 file, and the demonstration's own pair, made once an installation."""

import os
import secrets
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

DEMO_NAME = "演示印章（仅供完整性核验）"
_LEAST_BITS = 2048
_FILE = "demo-seal.p12"
_FROM, _UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)


class KeyFault(Exception):
    """A certificate file can't be used; the message is for the administrator and names nothing secret."""


@dataclass(frozen=True)
class SealKey:
    """A PKCS#12 file with its passphrase, opened and checked, and what its certificate says."""

    pkcs12: bytes
    passphrase: bytes
    certificate: bytes
    subject: str
    issuer: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime

    def valid_on(self, instant: datetime) -> bool:
        """Whether the certificate counts at that moment."""
        return self.valid_from <= instant <= self.valid_until


def open_key(content: bytes, passphrase: str) -> SealKey:
    """Open a PKCS#12 file. Raises KeyFault when it can't be read or its key and certificate don't belong together."""
    try:
        key, certificate, _chain = pkcs12.load_key_and_certificates(content, passphrase.encode())
    except Exception as error:  # noqa: BLE001  the file is foreign; whatever is wrong with it, it can't be used
        raise KeyFault("证书文件无法打开：请检查文件（PKCS#12）和口令。") from error
    if key is None or certificate is None:
        raise KeyFault("证书文件应当同时含有证书和私钥。")
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise KeyFault("只支持RSA或者ECDSA密钥。")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < _LEAST_BITS:
        raise KeyFault(f"RSA密钥应当不短于{_LEAST_BITS}位。")
    if _spki(key.public_key()) != _spki(certificate.public_key()):
        raise KeyFault("私钥与证书不匹配。")
    return SealKey(
        pkcs12=content,
        passphrase=passphrase.encode(),
        certificate=certificate.public_bytes(serialization.Encoding.DER),
        subject=_words(certificate.subject),
        issuer=_words(certificate.issuer),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
    )


def demo_key() -> SealKey:
    """This installation's own self-signed pair: it proves that a file is unchanged, not who made it."""
    return _demo_key(str(settings.VAR_DIR))


@lru_cache(maxsize=4)
def _demo_key(folder: str) -> SealKey:
    path = Path(folder) / _FILE
    if not path.exists():
        _write_once(path, _made())
    return open_key(path.read_bytes(), "")


def _made() -> bytes:
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "绿道演示"),
            x509.NameAttribute(NameOID.COMMON_NAME, DEMO_NAME),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(secrets.randbits(120))
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        b"demo", key, certificate, None, serialization.NoEncryption()
    )


def _write_once(path: Path, content: bytes) -> None:
    """The first process wins; the others take what it has written."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".demo-seal-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    try:
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(name)


def _spki(key: object) -> bytes:
    encoded: bytes = key.public_bytes(  # type: ignore[attr-defined]
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return encoded


def _words(name: x509.Name) -> str:
    return "，".join(str(part.value) for part in reversed(list(name)))[:300]
