"""Personal data at rest: sealed text, and blind indexes that let an exact value be found without being read.

The key comes from PERSONAL_DATA_KEY. Losing it loses the sealed text: back it up apart from the database.
"""

import base64
import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _keys(secret: str) -> tuple[Fernet, bytes]:
    root = hashlib.sha256(secret.encode()).digest()
    seal = hmac.new(root, b"seal", hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(seal)), hmac.new(root, b"index", hashlib.sha256).digest()


def seal(text: str) -> str:
    """Encrypt text; the empty string stays empty."""
    if not text:
        return ""
    return _keys(settings.PERSONAL_DATA_KEY)[0].encrypt(text.encode()).decode()


def unseal(token: str) -> str:
    """Decrypt what `seal` made. Raises ValueError, without the content, when the key is another one."""
    if not token:
        return ""
    try:
        return _keys(settings.PERSONAL_DATA_KEY)[0].decrypt(token.encode()).decode()
    except InvalidToken:
        raise ValueError(
            "personal data cannot be read: PERSONAL_DATA_KEY is not the key it was written with"
        ) from None


def blind_index(purpose: str, text: str) -> str:
    """A keyed digest (32 hex characters) of a normalised value, apart for each purpose; empty stays empty."""
    if not text:
        return ""
    key = _keys(settings.PERSONAL_DATA_KEY)[1]
    return hmac.new(key, f"{purpose}\x00{text}".encode(), hashlib.sha256).hexdigest()[:32]


class SealedTextField(models.TextField):
    """Text that lies encrypted in the database. It can't be filtered; filter on a blind index instead."""

    def get_prep_value(self, value: Any) -> Any:
        return seal(str(value)) if value else ""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return unseal(value) if value else ""

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in {"isnull"}:
            raise TypeError("sealed text can't be searched: use its blind index")
        return super().get_lookup(lookup_name)
