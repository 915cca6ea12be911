"""Pages of a bound volume: appended in order, numbered at the outer upper corner, blank ones left out of the count."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

_FONT, _SIZE, _MARGIN = "/LudaoPage", 10, 34


@dataclass(frozen=True)
class Bound:
    """One document in a volume and the numbered pages it takes; 0, 0 for one that can't be read."""

    title: str
    first: int
    last: int
    readable: bool = True


def bind(
    front: Iterable[bytes], documents: Iterable[tuple[str, bytes]], back: Iterable[bytes]
) -> tuple[bytes, list[Bound], int]:
    """Return the volume, where each document stands, and how many pages were numbered.

    Sheets in front and at the back (cover, list, closing sheet) bear no number. An unreadable document is listed so.
    """
    writer, index, number = PdfWriter(), [], 0
    for sheet in front:
        writer.append(io.BytesIO(sheet), import_outline=False)
    for title, content in documents:
        first = number + 1
        pages = list(_pages(content))
        for page in pages:
            added = writer.add_page(page)
            if not _blank(added):
                number += 1
                _stamp(writer, added, number)
        index.append(
            Bound(title, first, number, bool(pages)) if number >= first else Bound(title, 0, 0, bool(pages))
        )
    for sheet in back:
        writer.append(io.BytesIO(sheet), import_outline=False)
    out = io.BytesIO()
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    writer.write(out)
    return out.getvalue(), index, number


def count(content: bytes) -> int:
    """How many pages that bear a number a document has; 0 when it can't be read."""
    return sum(1 for page in _pages(content) if not _blank(page))


def _pages(content: bytes) -> Iterator[PageObject]:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return
        yield from list(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return


def _blank(page: PageObject) -> bool:
    contents = page.get_contents()
    return contents is None or not contents.get_data().strip()


def _stamp(writer: PdfWriter, page: PageObject, number: int) -> None:
    """Odd pages upper right, even pages upper left (the outer corner of a bound file)."""
    box, text = page.mediabox, str(number)
    width = len(text) * _SIZE * 0.56
    x = float(box.right) - _MARGIN - width if number % 2 else float(box.left) + _MARGIN
    y = float(box.top) - _MARGIN
    stream = DecodedStreamObject()
    stream.set_data(f"q BT {_FONT} {_SIZE} Tf 0 g {x:.1f} {y:.1f} Td ({text}) Tj ET Q".encode())
    overlay = PageObject.create_blank_page(writer, float(box.width), float(box.height))
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    overlay[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject(_FONT): font})}
    )
    overlay[NameObject("/Contents")] = stream
    page.merge_page(overlay)
