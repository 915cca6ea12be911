"""提交证据: taken in at the desk or in the hearing; what comes after the party's period is marked, never lost."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.evidence.items import next_ordinal, require_party
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput
from casework.evidence_period import lateness
from casework.models import Event, Evidence, Party
from casework.services.act import act
from casework.uploads import Checked, check_upload
from law.elements import elements


def submit_evidence(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    name: str,
    category: str,
    form: str,
    source: str,
    proves: str,
    element: str = "",
    pages: int = 1,
    late_reason: str = "",
    file: "UploadedFile[Any] | None" = None,
    version: int | None = None,
) -> Event:
    """Take one item of evidence in (调解仲裁法 art 39; 办案规则 arts 13–15, 18; EVD-1).

    After the party's evidence period it is kept too, marked late, and waits for the tribunal's decision.
    """
    _check(name, category, form, proves, element, pages)
    checked = check_upload(file) if file else None
    with act("arbitration.submit_evidence", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        owner = require_party(it.proceeding, party)
        late, due = lateness(it.proceeding.pk, owner, today())
        if late and not late_reason.strip():
            raise BadInput(
                {"late_reason": _("The evidence period ended on %(day)s: ask for the reason.") % {"day": due}}
            )
        item = Evidence.objects.create(
            case_file_id=it.proceeding.case_file_id, party=owner, ordinal=next_ordinal(owner),
            name=name.strip(), category=category, form=form, source=source.strip(), proves=proves.strip(),
            element=element, pages=pages, submitted_at=now(), late="waiting" if late else "",
            late_due=due if late else None, late_reason=late_reason.strip()[:200] if late else "",
            **_file(checked),
        )  # fmt: skip
        data = {"count": 1, "evidence": [item.pk], "late": late, "category": category}
        return it.record("casework.evidence.submitted", party=owner, data=data)


def _file(checked: Checked | None) -> dict[str, Any]:
    if checked is None:
        return {}
    return {
        "file": checked.stored(),
        "content_type": checked.content_type,
        "size": len(checked.content),
        "sha256": checked.sha256,
    }


def _check(name: str, category: str, form: str, proves: str, element: str, pages: int) -> None:
    errors = {}
    if not name.strip():
        errors["name"] = _("Name the evidence as on its face.")
    if category not in Evidence.Category.values:
        errors["category"] = _("Choose one of the eight kinds.")
    if form not in Evidence.Form.values:
        errors["form"] = _("Choose one of the list.")
    if not proves.strip():
        errors["proves"] = _("Say what it proves.")
    if element and element not in elements():
        errors["element"] = _("Choose one of the list.")
    if not 1 <= pages <= 30_000:
        errors["pages"] = _("Give the number of pages.")
    if errors:
        raise BadInput(errors)
