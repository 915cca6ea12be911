"""What must be true of laid-out pages: a signature never stands alone, and no row of a table is cut in two."""

from collections.abc import Iterator
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


def split_rows(document: Document) -> list[str]:
    """The table rows that stand on more than one page; a head that is repeated is no split row."""
    seen: dict[int, tuple[str, set[int]]] = {}
    for number, page in enumerate(document.pages):
        for row in _rows(page._page_box):
            name = ".".join(filter(None, ("tr", row.element.get("class"))))
            seen.setdefault(id(row.element), (name, set()))[1].add(number)
    return [name for name, pages in seen.values() if len(pages) > 1]


def _rows(box: Any) -> Iterator[Any]:
    if type(box).__name__ == "TableRowBox" and box.element is not None:
        yield box
        return
    if getattr(box, "is_header", False) or getattr(box, "is_footer", False):
        return
    for child in getattr(box, "children", ()):
        yield from _rows(child)


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
