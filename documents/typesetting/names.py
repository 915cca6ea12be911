"""Names as a signature block shows them, and names and numbers as a public copy hides them."""

import re

_HAN = re.compile(r"^[\u3400-\u9fff\U00020000-\U0003ffff]{2}$")
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_ID = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")
_CARD = re.compile(r"(?<!\d)(\d{4})\d{8,11}(\d{4})(?!\d)")


def spaced_name(name: str) -> str:
    """Return a two-character name spread over three places (张　三); others unchanged."""
    return f"{name[0]}\u3000{name[1]}" if _HAN.match(name) else name


def mask_numbers(text: str) -> str:
    """Hide the middle of identity, mobile and bank card numbers in running text."""
    for pattern in (_ID, _CARD, _PHONE):
        text = pattern.sub(lambda found: f"{found[1]}{'*' * 6}{found[2]}", text)
    return text


def has_open_numbers(text: str) -> bool:
    """Tell whether a full identity, mobile or bank card number stands in the text."""
    return any(pattern.search(text) for pattern in (_ID, _CARD, _PHONE))
