"""From the HTML of a paper to the bytes of a PDF/A-3b that never differ for the same paper."""

import hashlib
import json
import logging
import os
import re
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.urls import FatalURLFetchingError

from documents.rendering.errors import GlyphError, LayoutError, PaperError
from documents.rendering.fetcher import SealedFetcher
from documents.rendering.font_setup import font_setup
from documents.rendering.font_sources import font_spec
from documents.rendering.page_check import lonely_signature, spills_over

logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
_LOCK = threading.Lock()  # Pango's font map is not made for two threads at once
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_TIGHTER = (0.95, 0.9, 0.86)
_TABLE_PITCH = 1.4  # of the size of its letters, as in the layout
# The last row of a table goes over to the next page with what follows it.
_CARRIED = "table, tr:last-child{break-after:avoid !important}"
_PITCH = re.compile(r'data-pitch="([\d.]+)"')
_DRAFT = """
body::before { content: "送审稿"; position: fixed; top: 35%; left: 0; right: 0; text-align: center;
  font: bold 80pt "Case Hei", "Noto Sans CJK SC"; letter-spacing: 0.3em; color: #f3d6d6;
  transform: rotate(-35deg); z-index: -1; }
.number, .verify, .seal { visibility: hidden; }
"""


def render_pdf(html: str, *, draft: bool = False, data: Mapping[str, Any] | None = None) -> bytes:
    """Return the paper as PDF; `draft` adds the watermark 送审稿 and takes number and seal away.

    `data`, the paper's own fields, travels inside as paper.json. Raises GlyphError for a character
    without glyph and LayoutError when the signature stands alone on its page.
    """
    with _LOCK, _reproducible(), _sealed(), _collected_glyph_warnings() as missing:
        document = _laid_out(html, draft=draft)
        with warnings.catch_warnings():
            # WeasyPrint leaves its colour profile to be closed by the collector
            warnings.simplefilter("ignore", ResourceWarning)
            pdf = document.write_pdf(
                pdf_variant="pdf/a-3b",
                pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
                attachments=[_attachment(data)] if data is not None else None,
            )
        _refuse_stand_ins(document, missing)
    assert isinstance(pdf, bytes)
    return pdf


def _laid_out(html: str, *, draft: bool) -> Document:
    """Lay out at the family's pitch; tighten a little when that saves a nearly empty last page."""
    first = _at_pitch(html, 1.0, draft=draft)
    if not spills_over(first):
        return first
    tighter = [_at_pitch(html, factor, draft=draft) for factor in _TIGHTER]
    for document in (*(one for one in tighter if len(one.pages) < len(first.pages)), first, *tighter):
        if not lonely_signature(document):
            return document
    carried = _at_pitch(html, 1.0, draft=draft, more=_CARRIED)
    if not lonely_signature(carried):
        return carried
    raise LayoutError("the signature block stands alone on its page")


def _at_pitch(html: str, factor: float, *, draft: bool, more: str = "") -> Document:
    pitch = float(found[1]) if (found := _PITCH.search(html)) else 0.0
    css = more + (_DRAFT if draft else "")
    if pitch and factor < 1:
        css += f"body{{line-height:{pitch * factor:.2f}pt !important}}"
        css += f"table{{line-height:{_TABLE_PITCH * factor:.3f} !important}}"
    return HTML(string=html, url_fetcher=SealedFetcher()).render(
        font_config=font_setup(), stylesheets=[CSS(string=css)] if css else None
    )


def _attachment(data: Mapping[str, Any]) -> Attachment:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    return Attachment(
        string=text,
        name="paper.json",
        description="本文书数据",
        created=_EPOCH,
        modified=_EPOCH,
        relationship="Data",
    )


def _refuse_stand_ins(document: Document, missing: list[str]) -> None:
    if missing:
        raise GlyphError("a character of this paper has no glyph in the installed fonts")
    allowed = set(font_spec()["allowed"])
    if {font.family for font in document.fonts.values()} - allowed:
        raise GlyphError("a font outside the papers' own families stood in; install the fonts of papers")


@contextmanager
def _collected_glyph_warnings() -> Iterator[list[str]]:
    """Collect WeasyPrint's '.notdef' lines without passing on their text, which may be a name."""
    found: list[str] = []
    logger = logging.getLogger("weasyprint")

    def keep(record: logging.LogRecord) -> bool:
        if ".notdef" in record.getMessage():
            found.append("missing")
            return False
        return True

    logger.addFilter(keep)
    try:
        yield found
    finally:
        logger.removeFilter(keep)


@contextmanager
def _sealed() -> Iterator[None]:
    try:
        yield
    except FatalURLFetchingError as error:
        raise PaperError("a paper may only show what it carries itself") from error


@contextmanager
def _reproducible() -> Iterator[None]:
    """Fix the clock that font subsetting writes into its tables."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(_EPOCH.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
