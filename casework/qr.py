"""A QR of one of our own addresses, as a picture inside the page; and the code with which a party comes back."""

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe


def qr_picture(address: str) -> SafeString:
    """An inline SVG; the caller answers for what the address holds and who is shown it."""
    picture = segno.make_qr(address, error="m").svg_inline(scale=5, border=2, omitsize=True)
    return mark_safe(picture)  # noqa: S308  made by segno from our own address


def spaced(code: str) -> str:
    """The code in groups of four, as it is read out and typed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def way_back() -> str:
    """The address where one comes back with a code."""
    return f"{settings.BASE_URL}{reverse('portal:back')}"


def code_picture(code: str) -> SafeString:
    """An inline SVG of the way back. It holds the code: it is shown to its owner only, never stored."""
    return qr_picture(f"{way_back()}?c={code}")
