"""An editable DOCX from a paper's HTML: the same words in the same order, for those who must work on outside the system."""

import io
from collections.abc import Callable, Iterator
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import html

MARK = "编辑用副本，不具效力"
FANG, SONG, HEI, KAI = "仿宋_GB2312", "宋体", "黑体", "楷体_GB2312"
_BLOCKS = {"p", "div", "h1", "h2", "h3", "table", "ul", "ol", "section"}
_SKIPPED = {"style", "svg", "img", "head", "title", "meta"}
_UNSEEN = {"verify", "copy"}


def docx_of(page: str, layout: dict[str, Any]) -> bytes:
    """Return the paper as DOCX with the line 编辑用副本，不具效力 in its head; seal, code and number of pages stay behind."""
    document = Document()
    _page(document, layout)
    body = html.fromstring(page).find("body")
    assert body is not None
    _Writer(document, layout).blocks(body)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any, layout: dict[str, Any]) -> None:
    section = document.sections[0]
    width, height = (297, 210) if layout["orientation"] == "landscape" else (210, 297)
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, right, bottom, left = layout["margins"]
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    _font(document.styles["Normal"], FANG, layout["body_size"])
    head = section.header.paragraphs[0]
    head.alignment = ALIGN.CENTER
    mark = head.add_run(MARK)
    _font(mark, HEI, 12)
    mark.font.color.rgb = RGBColor(0xB0, 0, 0)


def _font(thing: Any, family: str, size: float) -> None:
    """Word takes the face of Chinese signs from the attribute eastAsia alone."""
    thing.font.name, thing.font.size = family, Pt(size)
    thing.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), family)


class _Writer:
    """Walks the blocks of a paper and writes each in Word's terms."""

    def __init__(self, document: Any, layout: dict[str, Any]) -> None:
        self.document, self.layout = document, layout
        self.heads: dict[str, Callable[[Any, Any], None]] = {
            "h1": self._title,
            "h2": self._head,
            "h3": self._head,
        }

    def blocks(self, element: Any) -> None:
        """Write every block inside, in order; text between blocks becomes a paragraph."""
        loose: list[str] = [element.text or ""]
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SKIPPED or _classes(child) & _UNSEEN:
                loose.append(child.tail or "")
                continue
            if child.tag not in _BLOCKS:
                loose += [_text(child), child.tail or ""]
                continue
            self._loose(loose, element)
            loose = [child.tail or ""]
            self._block(child)
        self._loose(loose, element)

    def _block(self, element: Any) -> None:
        if element.tag == "table":
            self._table(element)
        elif element.tag in self.heads:
            self.heads[element.tag](element, self._paragraph(_text(element)))
        elif element.tag == "p" or not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            self._text_block(element)
        else:
            self.blocks(element)

    def _text_block(self, element: Any) -> None:
        for line in _lines(element):
            paragraph, held = self._paragraph(line), _classes(element)
            inside = {name for one in element.iterancestors() for name in _classes(one)} | held
            if held & {"header"}:
                paragraph.alignment = ALIGN.CENTER
                self._runs(paragraph, KAI, self.layout["header_size"])
            elif held & {"number"}:
                paragraph.alignment = ALIGN.CENTER if self.layout["number_align"] == "center" else ALIGN.RIGHT
            elif inside & {"closing"}:
                paragraph.alignment = ALIGN.RIGHT
            elif not held & {"salutation", "flat"} and element.tag == "p":
                paragraph.paragraph_format.first_line_indent = Pt(2 * self.layout["body_size"])

    def _loose(self, texts: list[str], element: Any) -> None:
        if line := _squeezed("".join(texts)):
            paragraph = self._paragraph(line)
            if "closing" in {name for one in (element, *element.iterancestors()) for name in _classes(one)}:
                paragraph.alignment = ALIGN.RIGHT

    def _title(self, element: Any, paragraph: Any) -> None:
        paragraph.alignment = ALIGN.CENTER
        self._runs(paragraph, SONG, self.layout["title_size"])
        for run in paragraph.runs:
            run.bold = True

    def _head(self, element: Any, paragraph: Any) -> None:
        paragraph.paragraph_format.first_line_indent = Pt(2 * self.layout["body_size"])
        self._runs(paragraph, HEI if element.tag == "h2" else KAI, self.layout["body_size"])

    def _table(self, element: Any) -> None:
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        width = max((sum(int(cell.get("colspan", 1)) for cell in row) for row in rows), default=0)
        if not width:
            return
        table = self.document.add_table(rows=len(rows), cols=width)
        table.style = "Table Grid"
        taken: set[tuple[int, int]] = set()
        for down, row in enumerate(rows):
            self._row(table, down, row, width, taken)

    def _row(self, table: Any, down: int, row: list[Any], width: int, taken: set[tuple[int, int]]) -> None:
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            if across >= width:
                return
            right = min(across + int(cell.get("colspan", 1)), width) - 1
            low = min(down + int(cell.get("rowspan", 1)), len(table.rows)) - 1
            taken |= {(y, x) for y in range(down, low + 1) for x in range(across, right + 1)}
            target = table.cell(down, across)
            if (low, right) != (down, across):
                target = target.merge(table.cell(low, right))
            target.text = "\n".join(_lines(cell))
            for paragraph in target.paragraphs:
                self._runs(paragraph, HEI if cell.tag == "th" else FANG, self.layout["table_size"])
            across = right + 1

    def _paragraph(self, text: str) -> Any:
        paragraph = self.document.add_paragraph(text)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(self.layout["pitch"])
        self._runs(paragraph, FANG, self.layout["body_size"])
        return paragraph

    def _runs(self, paragraph: Any, family: str, size: float) -> None:
        for run in paragraph.runs:
            _font(run, family, size)
        if size > self.layout["body_size"]:
            paragraph.paragraph_format.line_spacing = None


def _classes(element: Any) -> set[str]:
    return set((element.get("class") or "").split())


def _text(element: Any) -> str:
    return _squeezed("".join(_pieces(element)))


def _lines(element: Any) -> list[str]:
    """The text of an element, cut at its line breaks and inner blocks."""
    lines = [_squeezed(line) for line in "".join(_pieces(element)).split("\v")]
    return [line for line in lines if line]


def _pieces(element: Any) -> Iterator[str]:
    if "wrap" in _classes(element):
        yield (element.text or "").replace("\n", "\v")
    else:
        yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED and not _classes(child) & _UNSEEN:
            if child.tag == "br" or child.tag in _BLOCKS:
                yield "\v"
            if "tick" in _classes(child):
                yield "☑" if child.text else "☐"
            else:
                yield from _pieces(child)
            if child.tag in _BLOCKS:
                yield "\v"
        yield child.tail or ""


def _squeezed(text: str) -> str:
    """White space of the source is one blank, and none beside it; the wide blank of Chinese text stays."""
    return " ".join(
        part for part in text.replace("\xa0", " ").replace("\n", " ").split(" ") if part.strip(" \t\r")
    )
