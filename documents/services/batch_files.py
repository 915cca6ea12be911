"""All papers of a finished batch as one file: the sealed PDFs in a ZIP, or merged for the printer."""

import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO

from casework.errors import NotNow
from documents.models import Paper, PaperBatch

_IN_MEMORY = 16 * 1024 * 1024
MOST_MERGED = 100  # a merger holds all pages in memory; larger batches are printed from the single files


def batch_zip(batch: PaperBatch) -> IO[bytes]:
    """The sealed files as they were issued, named by place and number. Raises NotNow while some are still being made."""
    papers = finished_papers(batch)
    out = _spool()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:  # PDFs are compressed already
        for place, paper in enumerate(papers, 1):
            with paper.file.open("rb") as file:
                archive.writestr(f"{place:04d}-{paper.kind}-{paper.pk}.pdf", file.read())
    out.seek(0)
    return out


def batch_pdf(batch: PaperBatch) -> IO[bytes]:
    """All pages one after the other, for printing; the seals stay in the single files. Raises NotNow as `batch_zip`, or for too many."""
    from pypdf import PdfWriter

    if Paper.objects.filter(batch_row__batch=batch).count() > MOST_MERGED:
        raise NotNow(f"合并文件最多{MOST_MERGED}份，请下载压缩包后打印。")
    writer = PdfWriter()
    for paper in finished_papers(batch):
        with paper.file.open("rb") as file:
            writer.append(file, import_outline=False)
    # Each file brings the same fonts: one copy of each will do.
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    out = _spool()
    writer.write(out)
    out.seek(0)
    return out


def finished_papers(batch: PaperBatch) -> Iterator[Paper]:
    """The issued papers of a batch in the order of its rows. Raises NotNow unless it is done and every file is there."""
    papers = Paper.objects.filter(batch_row__batch=batch, state=Paper.State.ISSUED).order_by("batch_row__id")
    if batch.state != PaperBatch.State.DONE or not papers.exists() or papers.filter(file="").exists():
        raise NotNow("文书尚未全部生成，请稍后再下载。")
    return papers.iterator(chunk_size=100)


def _spool() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)
