"""A front volume of many papers as the worker binds it, against a bare merge of the same files by pypdf."""

import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any


def volume_block(papers: int, folder: str, times: int) -> dict[str, Any]:
    """Seconds of each, turn by turn in one process."""
    paths = _papers(papers, Path(folder))
    ours, bare, pages = [], [], 0
    for _turn in range(times):
        begun = time.perf_counter()
        pages = _ours(paths)
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        _bare(paths)
        bare.append(time.perf_counter() - begun)
    return {"ours": ours, "bare": bare, "pages": pages}


def volume_memory(folder: str) -> float:
    """The most memory in MB (10⁶ bytes) that a process of its own held while it bound them."""
    _ours(sorted(Path(folder).glob("*.pdf")))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def _papers(count: int, folder: Path) -> list[Path]:
    """As many notices, each to somebody else, with its own cut fonts."""
    from documents.rendering.html import render_html
    from documents.rendering.pdf import render_pdf
    from tests.documents.sample_papers import sample

    html = render_html("A11", sample("A11"))
    for number in range(count):
        name = f"演示{chr(0x4E00 + number * 7)}{chr(0x5200 + number * 5)}"
        pdf = render_pdf(html.replace("演示甲", name), data={"number": number})
        (folder / f"{number:04}.pdf").write_bytes(pdf)
    return sorted(folder.glob("*.pdf"))


def _ours(paths: list[Path]) -> int:
    """What the job does after it has the files: spool, count, bind, number, write."""
    from documents.binding.pages import bind_into
    from documents.services.bind_archive import opened, size_of, spooled

    with TemporaryDirectory() as folder, TemporaryFile() as out:
        held = [spooled(folder, place, path.read_bytes()) for place, path in enumerate(paths)]
        pages = sum(size_of(path) for path in held)
        _index, numbered = bind_into(out, [], opened([(path.name, path) for path in held]), [])
    assert numbered == pages
    return pages


def _bare(paths: list[Path]) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for path in paths:
        writer.append(path)
    with TemporaryFile() as out:
        writer.write(out)
