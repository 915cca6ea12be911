"""归档装订: the front and the inner file of a proceeding, each as one PDF with cover, list, page numbers, closing sheet."""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now, today
from casework.errors import NotNow
from casework.models import Assignment, Evidence, Proceeding
from casework.services import outbox
from casework.services.act import act
from casework.services.settings import setting_at
from documents.binding.file_list import EVIDENCE, FileList, file_list, fixed_rows
from documents.binding.pages import Bound, bind_into, count
from documents.builders import builder_of
from documents.models import ArchiveVolume, Paper
from documents.services.case_data import case_data
from documents.services.prepare_papers import own_row
from documents.services.read_paper import kept_from_lawyers
from law.parameter import parameters
from law.periods import due_date

TOPIC = "documents.archive"
MEDIATION_YEARS = "mediation.archive_years"


def bind_volumes(proceeding: Proceeding, *, actor: Actor) -> list[ArchiveVolume]:
    """Order the volumes of a file (办案规则 arts 22, 23): the job draws them. Raises NotNow while a binding is under way."""
    row = own_row(proceeding)
    years = keep_years(row)
    with act("documents.archive.bind", actor=actor, proceeding=row) as frame:
        try:
            with transaction.atomic():
                volumes = [
                    ArchiveVolume.objects.create(
                        proceeding_id=row.pk,
                        part=part,
                        bound_by=actor.user,
                        ordered_at=now(),
                        keep_years=years,
                        keep_until=due_date(row.closed_on, years, "years") if row.closed_on else None,
                    )
                    for part in file_list(row.kind).parts
                ]
        except IntegrityError as error:
            raise NotNow(_("The volumes are being bound already.")) from error
        frame.record("documents.archive.bound", data={"volumes": [one.pk for one in volumes], "years": years})
        for one in volumes:
            outbox.put(TOPIC, f"volume:{one.pk}", {"volume": one.pk})
    return volumes


def keep_years(row: Any) -> int:
    """Ten years for a file with an award, five for the others, or longer as the parameters say (规则 24, AWD-20).

    A mediation file has its own number, which no statute gives (人民调解法 art 27): the body may set it from a date on.
    """
    if row.kind == Proceeding.Kind.MEDIATION:
        day = row.closed_on or today()
        own = setting_at(row.organisation, MEDIATION_YEARS, day)
        lawful = int(parameters()[MEDIATION_YEARS].at(day, row.organisation.region).value)
        return own if isinstance(own, int) and own > 0 else lawful
    awarded = getattr(row, "made_on", None) is not None
    name = "archive_award_years" if awarded else "archive_other_years"
    return int(parameters()[f"arbitration.{name}"].at(today()).value)


def draw_volume(payload: dict[str, Any]) -> dict[str, Any]:
    """The slow half of the job, outside any transaction: the bytes and the index of one volume."""
    volume = ArchiveVolume.objects.select_related(
        "proceeding__organisation", "proceeding__case_file", "bound_by"
    ).get(pk=payload["volume"])
    if volume.status != ArchiveVolume.Status.WAITING:
        return payload
    out = TemporaryFile()  # noqa: SIM115  keep_file closes it
    with TemporaryDirectory() as folder:
        contents = [(row, spooled(folder, place, one)) for place, (row, one) in enumerate(_contents(volume))]
        sizes = [size_of(path) for _row, path in contents]
        front, back = _sheets(volume, [row for row, _path in contents], sizes)
        index, pages = bind_into(out, front, opened([(row["title"], path) for row, path in contents]), back)
    return payload | {"pdf": out, "index": [_entry(one) for one in index], "pages": pages}


def keep_volume(payload: dict[str, Any]) -> None:
    """The quick half: file, digest, index, once."""
    volume = ArchiveVolume.objects.select_for_update().get(pk=payload["volume"])
    if volume.status != ArchiveVolume.Status.WAITING or "pdf" not in payload:
        return
    volume.sha256 = keep_file(volume.file, f"{volume.part}-{volume.pk}.pdf", payload["pdf"])
    volume.index, volume.pages = payload["index"], payload["pages"]
    volume.status, volume.bound_at = ArchiveVolume.Status.READY, now()
    volume.save()


def spooled(folder: str, place: int, content: bytes) -> Path:
    """A document on the worker's own disk while it is counted and bound."""
    path = Path(folder) / f"{place}.pdf"
    path.write_bytes(content)
    return path


def size_of(path: Path) -> int:
    """The numbered pages of a spooled document."""
    with path.open("rb") as content:
        return count(content)


def opened(documents: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, IO[bytes]]]:
    """The spooled documents, each open only while it is bound."""
    for title, path in documents:
        with path.open("rb") as content:
            yield title, content


def keep_file(field: FieldFile, name: str, drawn: IO[bytes]) -> str:
    """Move what was drawn from the worker's disk into the store; its digest."""
    with drawn:
        drawn.seek(0)
        digest = hashlib.sha256()
        while block := drawn.read(1 << 20):
            digest.update(block)
        drawn.seek(0)
        field.save(name, File(drawn), save=False)
    return digest.hexdigest()


def _entry(one: Bound) -> dict[str, Any]:
    return {"title": one.title, "first": one.first, "last": one.last, "readable": one.readable}


def _contents(volume: ArchiveVolume) -> Iterator[tuple[dict[str, Any], bytes]]:
    """What is bound, in the order of the file: issued papers of the part; in the main file the evidence, too.

    Each is read when its turn comes, so that one at a time lies in memory.
    """
    found = [*_papers(volume)]
    if volume.part != ArchiveVolume.Part.INNER:
        found += _evidence(volume)
    for _key, row, read in sorted(found, key=lambda one: one[0]):
        yield row, read()


Content = tuple[tuple[Any, ...], dict[str, Any], Callable[[], bytes]]


def _papers(volume: ArchiveVolume) -> Iterator[Content]:
    order, inner = file_list(volume.proceeding.kind), volume.part == ArchiveVolume.Part.INNER
    papers = Paper.objects.filter(proceeding=volume.proceeding_id, state=Paper.State.ISSUED)
    # What tells the means lies with the office alone: whoever may open the front file must not read it there.
    kept = Q(inner=True) | Q(kind__in=kept_from_lawyers())
    papers = papers.filter(kept) if inner else papers.exclude(kept)
    for paper in papers.exclude(file="").defer("content"):
        place, dated = order.place_of_paper(paper.kind, volume.part), paper.issued_on or today()
        row = {
            "title": paper.title,
            "number": paper.number or None,
            "dated": dated,
            "author": _author(volume),
            "place": place[0],
            "code": paper.kind,
        }
        yield (*place, dated, paper.pk), row, partial(_read, paper)


def _evidence(volume: ArchiveVolume) -> Iterator[Content]:
    order = file_list(volume.proceeding.kind)
    items = Evidence.objects.filter(case_file=volume.proceeding.case_file_id).exclude(file="")
    for item in items.select_related("party"):
        place, dated = order.place_of_evidence(item.name), item.submitted_at.date()
        row = {
            "title": f"证据：{item.name}",
            "number": None,
            "dated": dated,
            "author": item.party.get_side_display(),
            "place": place[0],
            "code": EVIDENCE,
        }
        yield (*place, dated, item.pk), row, partial(evidence_pdf, item)


def _read(paper: Paper) -> bytes:
    with paper.file.open("rb") as file:
        content: bytes = file.read()
    return content


def evidence_pdf(item: Evidence) -> bytes:
    """A piece of evidence as PDF: a PDF as it is, a picture on a page; anything else is empty and listed as not bound."""
    with item.file.open("rb") as file:
        content: bytes = file.read()
    if content[:5] == b"%PDF-":
        return content
    if not item.content_type.startswith("image/"):
        return b""
    from PIL import Image, UnidentifiedImageError

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.convert("RGB").save(out, "PDF", resolution=150)
    except (UnidentifiedImageError, OSError, ValueError):
        return b""
    return out.getvalue()


def _author(volume: ArchiveVolume) -> str:
    return volume.proceeding.organisation.short_name


def _sheets(
    volume: ArchiveVolume, rows: list[dict[str, Any]], sizes: list[int]
) -> tuple[list[bytes], list[bytes]]:
    from documents.rendering.drawing import render_pdf
    from documents.rendering.html import render_html

    row = own_row(volume.proceeding)
    order = file_list(row.kind)
    shared = case_data(row, fields={"case_number", "applicant", "respondents", "cause"}) | {
        "part": volume.part,
        "pages": sum(sizes),
        "items": len(rows),
        "filed_by": volume.bound_by.full_name if volume.bound_by else "系统",
        "filed_on": today(),
        "paper": {"number": None, "issued_on": None, "draft": False},
    }
    closing = shared | {
        "unreadable": [one["title"] for one, size in zip(rows, sizes, strict=True) if not size],
        "missing": _missing(order, rows, sizes),
    }
    listed = shared | {"rows": _listing(order, rows, sizes)}
    cover = shared | _cover(volume, row) | _own_cover(order.cover, row)
    drawn = ((order.cover, cover), (order.listing, listed), (order.end, closing))
    sheets = [render_pdf(render_html(code, data)) for code, data in drawn]
    return sheets[:2], sheets[2:]


def _listing(order: FileList, rows: list[dict[str, Any]], sizes: list[int]) -> list[dict[str, Any]]:
    return fixed_rows(order, rows, sizes) if order.rows else listed_rows(rows, sizes)


def _missing(order: FileList, rows: list[dict[str, Any]], sizes: list[int]) -> list[str]:
    """What the list says must be there and isn't."""
    return [one["title"] for one in fixed_rows(order, rows, sizes) if one["note"].endswith("缺")]


def _own_cover(code: str, row: Any) -> dict[str, Any]:
    """What a track knows of its own cover."""
    builder = builder_of(code)
    return dict(builder.build(row, None)) if builder else {}


def listed_rows(rows: list[dict[str, Any]], sizes: list[int]) -> list[dict[str, Any]]:
    """The rows of a list with the pages each document takes."""
    listed, page = [], 0
    for place, (row, size) in enumerate(zip(rows, sizes, strict=True), start=1):
        first, page = page + 1, page + size
        span = "／" if not size else str(first) if size == 1 else f"{first}-{page}"
        listed.append({"seq": place, **row, "pages": span, "note": None if size else "不能编入"})
    return listed


def _cover(volume: ArchiveVolume, row: Any) -> dict[str, Any]:
    held = Assignment.objects.filter(proceeding=row.pk, until=None).select_related("user").order_by("id")
    return {
        "result": row.get_state_display(),
        "opened_on": getattr(row, "accepted_on", None) or row.opened_on,
        "closed_on": row.closed_on,
        "arbitrators": [one.user.full_name for one in held if one.role == "arbitrator"],
        "recorder": next((one.user.full_name for one in held if one.role == "recorder"), None),
        "keep_years": volume.keep_years,
        "keep_until": volume.keep_until,
        "amount": row.case_file.amount_claimed or None,
        "bound_on": today(),
    }
