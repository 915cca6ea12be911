"""The door to the drawing of PDFs: the program starts without its libraries, and says so where a PDF is wanted."""

import importlib
import io
import threading
import time
from collections.abc import Mapping
from contextlib import redirect_stdout
from typing import Any

from django.utils.translation import gettext as _

from casework.errors import Unavailable

AGAIN = 60.0  # seconds after which a library that was missing is looked for again


class _Drawing:
    """The drawing module, imported once it can be. One thread tries at a time: a half failed import is no module."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.module: Any = None
        self.next_try = 0.0

    def get(self) -> Any:
        """The module, or None where Pango, which WeasyPrint needs, isn't installed."""
        with self.lock:
            if self.module is None and time.monotonic() >= self.next_try:
                try:
                    # WeasyPrint prints its own advice for developers on every try.
                    with redirect_stdout(io.StringIO()):
                        self.module = importlib.import_module("documents.rendering.pdf")
                except OSError:
                    self.next_try = time.monotonic() + AGAIN
            return self.module


_drawing = _Drawing()


def render_pdf(html: str, *, draft: bool = False, data: Mapping[str, Any] | None = None) -> bytes:
    """As `documents.rendering.pdf.render_pdf`. Raises Unavailable where Pango isn't installed."""
    pdf = _drawing.get()
    if pdf is None:
        raise Unavailable(
            _(
                "No PDF can be made on this machine yet: Pango is missing. Set-up names the line that installs it."
            )
        )
    return bytes(pdf.render_pdf(html, draft=draft, data=data))
