"""证据装订: what one side has handed in, listed in front, bound and numbered through."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput, NotNow
from casework.models import Event, Evidence, Party, Proceeding
from casework.services import outbox
from casework.services.act import act
from documents.binding.pages import bind, count
from documents.models import EvidenceBundle
from documents.services.bind_archive import evidence_pdf, listed_rows
from documents.services.case_data import case_data
from documents.services.prepare_papers import own_row

TOPIC = "documents.bundle"
EXCHANGED = "arbitration.evidence.exchanged"


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
    from documents.rendering.html import render_html
    from documents.rendering.pdf import render_pdf

    bundle = EvidenceBundle.objects.select_related("proceeding").get(pk=payload["bundle"])
    if bundle.status != EvidenceBundle.Status.WAITING:
        return payload
    items = list(_items(bundle.proceeding.case_file_id, bundle.side))
    contents = [evidence_pdf(item) for item in items]
    sizes = [count(content) for content in contents]
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
    front = render_pdf(
        render_html(
            "VB",
            shared | {"side": bundle.get_side_display(), "rows": listed_rows(rows, sizes), "paper": printed},
        )
    )
    pdf, index, pages = bind([front], zip([item.name for item in items], contents, strict=True), [])
    kept = [
        {"item": item.pk, "first": one.first, "last": one.last}
        for item, one in zip(items, index, strict=True)
    ]
    return payload | {"pdf": pdf, "index": kept, "pages": pages}


def keep_bundle(payload: dict[str, Any]) -> None:
    """The quick half: file, digest, index, once."""
    bundle = EvidenceBundle.objects.select_for_update().get(pk=payload["bundle"])
    if bundle.status != EvidenceBundle.Status.WAITING or "pdf" not in payload:
        return
    bundle.sha256 = hashlib.sha256(payload["pdf"]).hexdigest()
    bundle.file.save(f"{bundle.side}-{bundle.pk}.pdf", ContentFile(payload["pdf"]), save=False)
    bundle.index, bundle.pages, bundle.items = payload["index"], payload["pages"], len(payload["index"])
    bundle.done, bundle.status, bundle.bound_at = bundle.items, EvidenceBundle.Status.READY, now()
    bundle.save()


def bundles_for_party(party: Party) -> Any:
    """A party's own bundle, and the other side's once the evidence has been exchanged."""
    ready = EvidenceBundle.objects.filter(
        proceeding__case_file=party.case_file_id, status=EvidenceBundle.Status.READY
    )
    exchanged = Event.objects.filter(case_file=party.case_file_id, name=EXCHANGED).exists()
    return ready if exchanged else ready.filter(side=party.side)


def _items(case_file: int, side: str) -> Any:
    return (
        Evidence.objects.filter(case_file=case_file, party__side=side)
        .exclude(file="")
        .select_related("party")
        .order_by("party__ordinal", "ordinal", "id")
    )
