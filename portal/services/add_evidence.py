"""A party adds photos or PDFs to its case file."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput
from casework.evidence_period import lateness
from casework.models import CaseFile, Evidence, Party, Proceeding
from casework.registry import registry
from casework.services.act import act
from casework.uploads import Checked, check_uploads
from portal.models import Draft, DraftFile


def add_draft_files(draft: Draft, files: "list[UploadedFile[Any]]", *, kind: str) -> int:
    """Keep files beside a draft; the same content twice is kept once. Returns how many are new. Raises BadInput."""
    checked = check_uploads(files, already=draft.files.count())
    made = 0
    for one in checked:
        if DraftFile.objects.filter(draft=draft, sha256=one.sha256).exists():
            continue
        DraftFile.objects.create(draft=draft, kind=kind, file=one.stored(), saved_at=now(), **_columns(one))
        made += 1
    return made


def drop_draft_file(row: DraftFile) -> None:
    """Take a file back before filing; nothing of it is kept."""
    row.file.delete(save=False)
    row.delete()


def add_evidence(
    party: Party,
    files: "list[UploadedFile[Any]]",
    *,
    kind: str = "",
    element: str = "",
    source: str = "",
    late_reason: str = "",
) -> int:
    """Keep files as evidence of a party (调解仲裁法 art 39); one event for all of them. Returns how many are new.

    What comes after the party's evidence period is kept, marked late with its reason, and decided on (办案规则 art 15).
    """
    with transaction.atomic():
        CaseFile.objects.select_for_update().get(pk=party.case_file_id)
        mine = Evidence.objects.filter(party=party)
        checked = check_uploads(files, already=mine.count())
        known = set(mine.values_list("sha256", flat=True))
        fresh = {one.sha256: one for one in checked if one.sha256 not in known}
        late, due = _late(party)
        if late and fresh and not late_reason.strip():
            raise BadInput(
                {"late_reason": _("The evidence period ended on %(day)s: say why.") % {"day": due}}
            )
        for ordinal, one in enumerate(fresh.values(), start=mine.count() + 1):
            Evidence.objects.create(
                case_file_id=party.case_file_id,
                party=party,
                ordinal=ordinal,
                kind=kind,
                element=element,
                source=source or str(party.get_side_display()),
                file=one.stored(),
                submitted_at=now(),
                late="waiting" if late else "",
                late_due=due if late else None,
                late_reason=late_reason.strip()[:200] if late else "",
                **_columns(one),
            )
        if fresh:
            _record(party, len(fresh), late)
    return len(fresh)


def _late(party: Party) -> tuple[bool, date | None]:
    """Whether it comes after the party's period in the arbitration that is open."""
    rows = Proceeding.objects.filter(
        case_file=party.case_file_id, kind=Proceeding.Kind.ARBITRATION, closed_on=None
    )
    row = rows.order_by("-id").first()
    return lateness(row.pk, party, today()) if row else (False, None)


def _record(party: Party, count: int, late: bool) -> None:
    """The event stands on the open proceeding, arbitration first; before one is open the files speak for themselves."""
    open_ones = Proceeding.objects.filter(case_file=party.case_file_id, closed_on=None)
    row = open_ones.exclude(kind=Proceeding.Kind.LEGAL_AID).order_by("kind").first()
    if row is None:
        return
    proceeding = registry.models[row.kind].objects.get(pk=row.pk)
    with act("portal.submit_evidence", actor=Actor.side(party), proceeding=proceeding) as it:
        it.record("casework.evidence.submitted", data={"count": count, "late": late}, party=party)


def _columns(one: Checked) -> dict[str, Any]:
    return {
        "name": one.name,
        "content_type": one.content_type,
        "size": len(one.content),
        "sha256": one.sha256,
    }
