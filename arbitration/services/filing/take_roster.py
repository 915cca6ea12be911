"""花名册上传: read a roster into rows with a result each, and correct them on screen."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.models import RosterImport, RosterRow
from arbitration.roster import FIELDS, UnreadableFile, check_row, mark_duplicates, read_roster
from arbitration.roster.workbook import MAX_BYTES
from casework import access
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow, Stale
from casework.models import Organisation
from law.identifiers import clean, upgrade_id

S = RosterRow.Status


def take_roster(*, actor: Actor, organisation: Organisation, name: str, content: bytes) -> RosterImport:
    """Keep the rows of an uploaded file with their results. The same file again gives the same import.

    Raises BadInput with words for the clerk when the file can't be read. The file itself isn't kept.
    """
    assert actor.user is not None
    access.require(actor, "arbitration.receive")
    if len(content) > MAX_BYTES:
        raise BadInput({"file": _("The file is larger than 5 MB.")})
    digest = hashlib.sha256(content).hexdigest()
    known = RosterImport.objects.filter(organisation=organisation, sha256=digest).first()
    if known is not None:
        return known
    try:
        roster = read_roster(content)
    except UnreadableFile as error:
        raise BadInput({"file": str(error)}) from error
    first, last = roster.period or (None, None)
    with transaction.atomic():
        taken, made = RosterImport.objects.get_or_create(
            organisation=organisation,
            sha256=digest,
            defaults={
                "uploaded_by": actor.user, "uploaded_at": now(), "file_name": name[:120], "title": roster.title,
                "employer": roster.employer, "period_from": first, "period_to": last,
                "stated_total": roster.stated_total,
                "skipped": [{"number": row.number, "reason": row.reason} for row in roster.skipped],
            },
        )  # fmt: skip
        if made:
            _keep_rows(taken, roster.rows)
    return taken


def fix_row(row: RosterRow, *, actor: Actor, values: Mapping[str, str], version: int) -> RosterRow:
    """Put corrected cells into a row and check it again, its duplicates too. What was typed is kept, right or wrong."""
    with transaction.atomic():
        locked = _locked(row, actor, version)
        locked.cells = {
            **locked.cells,
            **{name: str(values.get(name, "")).strip()[:120] for name in FIELDS},
            "marks": {},
        }
        locked.version += 1
        locked.status = S.FIXED
        locked.save(update_fields=["sealed", "version", "status"])
        recheck(locked.roster)
    locked.refresh_from_db()
    return locked


def leave_out(row: RosterRow, *, actor: Actor, out: bool, version: int) -> RosterRow:
    """Leave a row out of the import, or take it in again."""
    with transaction.atomic():
        locked = _locked(row, actor, version)
        locked.version += 1
        locked.status = S.LEFT_OUT if out else S.ERROR
        locked.save(update_fields=["version", "status"])
        recheck(locked.roster)
    locked.refresh_from_db()
    return locked


def recheck(roster: RosterImport) -> None:
    """Check every row that is neither left out nor imported, each against the others' ID numbers."""
    rows = [
        row for row in RosterRow.objects.filter(roster=roster) if row.status not in (S.LEFT_OUT, S.IMPORTED)
    ]
    _judge(rows)
    RosterRow.objects.bulk_update(rows, ["status", "owed", "messages"], batch_size=200)


def _locked(row: RosterRow, actor: Actor, version: int) -> RosterRow:
    access.require(actor, "arbitration.receive")
    roster = RosterImport.objects.select_for_update().get(pk=row.roster_id)
    locked = RosterRow.objects.select_for_update().get(pk=row.pk)
    locked.roster = roster
    if roster.arbitration_id or locked.status == S.IMPORTED:
        raise NotNow(_("This roster has been imported; its rows can't be changed here."))
    if locked.version != version:
        raise Stale(
            _("Somebody else changed this row meanwhile. Look at it again; nothing of yours was saved.")
        )
    return locked


def _keep_rows(taken: RosterImport, found: Any) -> None:
    rows = []
    for one in found:
        row = RosterRow(roster=taken, number=one.number, status=S.OK)
        row.cells = {
            **one.values,
            "marks": {"bad_formulas": list(one.bad_formulas), "lost_digits": one.lost_digits},
        }
        rows.append(row)
    _judge(rows)
    RosterRow.objects.bulk_create(rows, batch_size=200)


def _judge(rows: list[RosterRow]) -> None:
    cells = {row.number: row.cells for row in rows}
    twice = mark_duplicates(
        (number, upgrade_id(clean(one.get("id_number", "")))) for number, one in cells.items()
    )
    for row in rows:
        values = cells[row.number]
        result = check_row(values, today=today(), **values.get("marks", {}))
        messages = [problem.as_data() for problem in result.problems]
        if row.number in twice:
            text = f"与第{twice[row.number]}行身份证号重复"
            messages.append({"field": "id_number", "label": "身份证号", "text": text, "warning": False})
        row.owed, row.messages = result.owed, messages
        wrong = any(not message["warning"] for message in messages)
        fixed = row.version > 0
        row.status = S.ERROR if wrong else S.FIXED if fixed else S.OK
