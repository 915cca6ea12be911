"""证据装订: what one side has handed in, listed in front, bound and numbered through."""

from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from casework.access import visible_to_party
from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import Evidence, Party, Proceeding
from casework.services import outbox
from casework.services.act import act
from documents.binding.pages import bind_into
from documents.models import EvidenceBundle
from documents.services.bind_archive import (
    evidence_pdf,
    keep_file,
    listed_rows,
    opened,
    size_of,
    spooled,
)
from documents.services.case_data import case_data
from documents.services.prepare_papers import own_row

TOPIC = "documents.bundle"


def bind_bundle(proceeding: Proceeding, *, actor: Actor, side: str) -> EvidenceBundle:
    """Order the bundle of a side. Raises BadInput when it has handed nothing in, NotNow while one is being bound."""
    row = own_row(proceeding)
    if side not in Party.Side.values or not _items(row.case_file_id, side).exists():
        raise BadInput({"side": _("This side has handed in no evidence.")})
    with act("documents.bundle.bind", actor=actor, proceeding=row) as frame:
        try:
            with transaction.atomic():
                bundle = EvidenceBundle.objects.create(
                    proceeding_id=row.pk, side=side, ordered_by=actor.user, ordered_at=now()
                )
        except IntegrityError as error:
            raise NotNow(_("This bundle is being bound already.")) from error
        frame.record("documents.bundle.bound", data={"bundle": bundle.pk, "side": side})
        outbox.put(TOPIC, f"bundle:{bundle.pk}", {"bundle": bundle.pk})
    return bundle


def draw_bundle(payload: dict[str, Any]) -> dict[str, Any]:
    """The slow half of the job, outside any transaction."""
    bundle = EvidenceBundle.objects.select_related("proceeding").get(pk=payload["bundle"])
    if bundle.status != EvidenceBundle.Status.WAITING:
        return payload
    items = list(_items(bundle.proceeding.case_file_id, bundle.side))
    out = TemporaryFile()  # noqa: SIM115  keep_file closes it
    with TemporaryDirectory() as folder:
        paths = [spooled(folder, place, evidence_pdf(item)) for place, item in enumerate(items)]
        front = _front(bundle, items, [size_of(path) for path in paths])
        names = [item.name for item in items]
        index, pages = bind_into(out, [front], opened(zip(names, paths, strict=True)), [])
    kept = [
        {"item": item.pk, "first": one.first, "last": one.last}
        for item, one in zip(items, index, strict=True)
    ]
    return payload | {"pdf": out, "index": kept, "pages": pages}


def _front(bundle: EvidenceBundle, items: list[Evidence], sizes: list[int]) -> bytes:
    """The list of what is bound."""
    from documents.rendering.drawing import render_pdf
    from documents.rendering.html import render_html

    rows = [
        {
            "title": item.name,
            "number": None,
            "dated": item.submitted_at.date(),
            "author": item.party.get_side_display(),
        }
        for item in items
    ]
    shared = case_data(
        own_row(bundle.proceeding), fields={"case_number", "applicant", "respondents", "cause"}
    )
    printed = {"number": None, "issued_on": None, "draft": False}
    listed = {"side": bundle.get_side_display(), "rows": listed_rows(rows, sizes), "paper": printed}
    return render_pdf(render_html("VB", shared | listed))


def keep_bundle(payload: dict[str, Any]) -> None:
    """The quick half: file, digest, index, once."""
    bundle = EvidenceBundle.objects.select_for_update().get(pk=payload["bundle"])
    if bundle.status != EvidenceBundle.Status.WAITING or "pdf" not in payload:
        return
    bundle.sha256 = keep_file(bundle.file, f"{bundle.side}-{bundle.pk}.pdf", payload["pdf"])
    bundle.index, bundle.pages, bundle.items = payload["index"], payload["pages"], len(payload["index"])
    bundle.done, bundle.status, bundle.bound_at = bundle.items, EvidenceBundle.Status.READY, now()
    bundle.save()


def bundles_for_party(party: Party) -> Any:
    """A party's own bundles, and those of others in which every item has been exchanged (调解仲裁法 art 38).

    An exchange covers the items it names: what was bound beside them, or later, stays closed to the other side. Third
    persons stand on no common side: of a bundle of them all, only his own items are each one's own.
    """
    ready = EvidenceBundle.objects.filter(
        proceeding__in=visible_to_party(party), status=EvidenceBundle.Status.READY
    )
    own = Q(pk__in=[]) if party.side == Party.Side.THIRD else Q(side=party.side)
    bound = dict(ready.exclude(own).values_list("pk", "index"))
    given = _given({one["item"] for index in bound.values() for one in index}, party)
    open_ones = [pk for pk, index in bound.items() if all(one["item"] in given for one in index)]
    return ready.filter(own | Q(pk__in=open_ones))


def _given(items: set[int], party: Party) -> set[int]:
    """Those of the items that were exchanged, or are the party's own."""
    if not items:
        return set()
    exchanged = Q(exchanged_on__isnull=False) & ~Q(late=Evidence.Late.REFUSED)
    return set(Evidence.objects.filter(exchanged | Q(party=party), pk__in=items).values_list("pk", flat=True))


def _items(case_file: int, side: str) -> Any:
    return (
        Evidence.objects.filter(case_file=case_file, party__side=side)
        .exclude(file="")
        .select_related("party")
        .order_by("party__ordinal", "ordinal", "id")
    )
