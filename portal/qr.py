"""The QR on the slip: the address where one comes back, with the code."""

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe


def spaced(code: str) -> str:
    """The code in groups of four, as it is read out and typed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def code_picture(code: str) -> SafeString:
    """An inline SVG of the way back. It holds the code: it is shown to its owner only, never stored."""
    address = f"{settings.BASE_URL}{reverse('portal:back')}?c={code}"
    picture = segno.make_qr(address, error="m").svg_inline(scale=5, border=2, omitsize=True)
    return mark_safe(picture)  # noqa: S308  made by segno from our own address and alphabet
