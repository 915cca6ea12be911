"""What the seals of a file say. The file may come from anybody: nothing in it is believed or shown."""

import hashlib
import io
import json
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from documents.sealing.loops import apart_from_loops

_FRONT = 1024
_MOST_SEALS = 8
_MOST_NOTE = 2 * 1024 * 1024
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class SealFound:
    """One signature: whose certificate, whether what it covers is unchanged, and where the sealed part ends."""

    fingerprint: str
    intact: bool
    whole_file: bool
    ends_at: int
    said_at: datetime | None


def is_pdf(content: bytes) -> bool:
    """Whether the content begins as a PDF does."""
    return b"%PDF-" in content[:_FRONT]


def seals_of(content: bytes) -> list[SealFound]:
    """The signatures in a file; an empty list when there is none or the file can't be read."""
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        embedded = reader.embedded_signatures[:_MOST_SEALS]
    except Exception:  # noqa: BLE001  a broken file has no seal that counts
        return []
    return [found for one in embedded if (found := _look(one, len(content))) is not None]


def code_inside(content: bytes) -> str:
    """The verification code in the data that travels inside our papers; empty when there is none."""
    try:
        files = PdfReader(io.BytesIO(content)).attachments.get("paper.json", [])
        note = files[0] if files and len(files[0]) <= _MOST_NOTE else b"{}"
        return str(json.loads(note).get("paper", {}).get("verification_code") or "")[:14]
    except Exception:  # noqa: BLE001  a broken file carries no code
        return ""


def _look(one: Any, size: int) -> SealFound | None:
    try:
        certificate = one.signer_cert
        trusted = ValidationContext(
            trust_roots=[certificate], allow_fetching=False, revocation_mode="soft-fail"
        )
        status = apart_from_loops(lambda: validate_pdf_signature(one, trusted))
        _start, _first, gap_end, rest = one.byte_range
        end = int(gap_end) + int(rest)
        return SealFound(
            fingerprint=hashlib.sha256(certificate.dump()).hexdigest(),
            intact=bool(status.intact and status.valid),
            whole_file=end == size,
            ends_at=end,
            said_at=one.self_reported_timestamp,
        )
    except Exception:  # noqa: BLE001  a signature that can't be read is none
        return None
