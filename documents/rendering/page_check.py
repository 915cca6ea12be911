"""What must be true of laid-out pages: a signature never stands alone."""

from typing import Any

from weasyprint import Document

_LEAST_LINES = 2
_FEW_LINES = 6


def lonely_signature(document: Document) -> bool:
    """Tell whether the page of the closing block carries fewer than two lines of other text."""
    return _closing_page_below(document, _LEAST_LINES)


def spills_over(document: Document) -> bool:
    """Tell whether little more than the closing block stands on a page after the first."""
    return _closing_page_below(document, _FEW_LINES)


def _closing_page_below(document: Document, least: int) -> bool:
    for page in document.pages[1:]:
        lines, closing = _count(page._page_box)
        if closing and lines < least:
            return True
    return False


def _count(box: Any) -> tuple[int, bool]:
    """Return how many lines of running text a box holds, and whether a closing block is in it."""
    name = type(box).__name__
    if name == "MarginBox" or _has_class(box, "closing"):
        return 0, _has_class(box, "closing")
    if name == "LineBox":
        return 1, False
    lines, closing = 0, False
    for child in getattr(box, "children", ()):
        inner, found = _count(child)
        lines, closing = lines + inner, closing or found
    return lines, closing


def _has_class(box: Any, name: str) -> bool:
    element = getattr(box, "element", None)
    return element is not None and name in (element.get("class") or "").split()
