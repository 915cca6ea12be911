"""Pages of a bound volume: appended in order, numbered at the outer upper corner, blank ones left out of the count.

A file of five hundred papers is larger than a worker's memory ought to be: documents are read one after the other from
disk, and the volume is written to disk.
"""

import gc
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

_FONT, _SIZE, _MARGIN = "/LudaoPage", 10, 34
_COLLECT = 50


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
    """The volume in memory, for a few documents: see `bind_into`."""
    out = io.BytesIO()
    index, number = bind_into(out, front, ((title, io.BytesIO(pdf)) for title, pdf in documents), back)
    return out.getvalue(), index, number


def bind_into(
    out: IO[bytes],
    front: Iterable[bytes],
    documents: Iterable[tuple[str, IO[bytes]]],
    back: Iterable[bytes],
) -> tuple[list[Bound], int]:
    """Write the volume to `out`; return where each document stands, and how many pages were numbered.

    Sheets in front and at the back (cover, list, closing sheet) bear no number. An unreadable document is listed so.
    Each document is open until its pages are taken over.
    """
    writer, index, number = PdfWriter(), [], 0
    marks = _Marks(writer)
    for sheet in front:
        writer.append(io.BytesIO(sheet), import_outline=False)
    for title, content in documents:
        readable, last = _take_over(writer, marks, content, number)
        index.append(Bound(title, *((number + 1, last) if last > number else (0, 0)), readable))
        number = last
        marks.let_go(len(index))
    for sheet in back:
        writer.append(io.BytesIO(sheet), import_outline=False)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    writer.write(out)
    return index, number


def _take_over(writer: PdfWriter, marks: "_Marks", content: IO[bytes], number: int) -> tuple[bool, int]:
    """Append one document; whether it could be read, and the last page number now."""
    pages = _pages(content)
    for page in pages:
        added = writer.add_page(page)
        if not _blank(added):
            number += 1
            marks.stamp(added, number)
    return bool(pages), number


def count(content: IO[bytes]) -> int:
    """How many pages that bear a number a document has; 0 when it can't be read."""
    return sum(1 for page in _pages(content) if not _blank(page))


def _pages(content: IO[bytes]) -> list[PageObject]:
    try:
        reader = PdfReader(content)
        return [] if reader.is_encrypted else list(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _blank(page: PageObject) -> bool:
    contents = page.get_contents()
    return contents is None or not contents.get_data().strip()


class _Marks:
    """Page numbers of one volume: small streams behind what a page holds, which itself is not taken apart."""

    def __init__(self, writer: PdfWriter) -> None:
        self.writer = writer
        names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        font = DictionaryObject({NameObject(name): NameObject(value) for name, value in names.items()})
        self.font = writer._add_object(font)
        self.before = self._stream(b"q\n")
        self._seen: dict[bytes, bytes] = {}
        self._shared = 0

    def stamp(self, page: PageObject, number: int) -> None:
        """Odd pages upper right, even pages upper left (the outer corner of a bound file)."""
        box, text = page.mediabox, str(number)
        width = len(text) * _SIZE * 0.56
        x = float(box.right) - _MARGIN - width if number % 2 else float(box.left) + _MARGIN
        y = float(box.top) - _MARGIN
        mark = f"\nQ\nq BT {_FONT} {_SIZE} Tf 0 g {x:.1f} {y:.1f} Td ({text}) Tj ET Q"
        page[NameObject("/Contents")] = ArrayObject([self.before, *_parts(page), self._stream(mark.encode())])
        self._lend_font(page)

    def let_go(self, done: int) -> None:
        """Forget the document that was taken over: pypdf would keep each until the volume is written.

        What is the same in several documents (fonts, seals) is held once, and nothing both packed and unpacked.
        """
        self.writer.reset_translation(None)
        self.writer._merged_in_pages.clear()
        self.writer._unresolved_links.clear()
        if done % _COLLECT == 0:  # documents hold themselves in circles
            gc.collect()
        fresh = self.writer._objects[self._shared :]
        self._shared += len(fresh)
        for one in fresh:
            if isinstance(one, StreamObject):
                one._data = self._seen.setdefault(hashlib.sha256(one._data).digest(), one._data)
                if isinstance(one, EncodedStreamObject):
                    one.decoded_self = None

    def _lend_font(self, page: PageObject) -> None:
        """Put the font beside the page's own; what several pages share gets it for all of them."""
        resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
        assert isinstance(resources, DictionaryObject)
        fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
        assert isinstance(fonts, DictionaryObject)
        fonts[NameObject(_FONT)] = self.font

    def _stream(self, content: bytes) -> IndirectObject:
        stream = StreamObject()
        stream.set_data(content)
        return self.writer._add_object(stream)


def _parts(page: PageObject) -> Iterator[PdfObject]:
    held = page.raw_get("/Contents")
    inside = held.get_object()
    if isinstance(inside, ArrayObject):
        yield from inside
    else:
        yield held
