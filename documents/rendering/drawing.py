"""The door to the drawing of PDFs: the program starts without its libraries, and says so where a PDF is wanted."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from casework.errors import Unavailable


def render_pdf(html: str, *, draft: bool = False, data: Mapping[str, Any] | None = None) -> bytes:
    """As `documents.rendering.pdf.render_pdf`. Raises Unavailable where Pango, which WeasyPrint needs, isn't installed."""
    try:
        from documents.rendering import pdf
    except OSError as error:
        raise Unavailable(
            _(
                "No PDF can be made on this machine yet: Pango is missing. Set-up names the line that installs it."
            )
        ) from error
    return pdf.render_pdf(html, draft=draft, data=data)
