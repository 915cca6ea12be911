"""Certificates for tests, made on the spot."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 10, 12, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
PASSPHRASE = "演示口令"


@cache
def rsa_key(bits=2048, turn=0):
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def certificate_file(name="演示仲裁院电子印章", *, key=None, days=365, since=NOW, passphrase=PASSPHRASE):
    """A PKCS#12 file with a self-signed certificate of 400 days past and so many to come."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since - timedelta(days=400))
        .not_valid_after(since + timedelta(days=days))
        .sign(key, hashes.SHA256())
    )
    secret = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, secret)
