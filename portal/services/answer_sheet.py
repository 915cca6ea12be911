"""The employer's element sheet: saved group by group, then submitted as its statements."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from casework.actor import Actor
from casework.clock import now
from casework.errors import NotNow
from casework.models import ElementStatement, Party
from casework.services.act import act
from casework.services.state_element import state_element
from law.elements import elements
from portal.models import SheetDraft


def statements_of(subject: Party, *, confidential: bool = False) -> dict[str, Any]:
    """What a worker states now by element code; what is confidential only on demand."""
    rows = ElementStatement.objects.filter(party=subject, subject=subject, superseded=False)
    stated = dict(rows.values_list("code", "value"))
    return {
        code: value for code, value in stated.items() if confidential or not elements()[code].confidential
    }


def sheet_of(party: Party, subject: Party) -> SheetDraft:
    """The sheet of a respondent about one worker; made when it is first opened."""
    sheet, _made = SheetDraft.objects.get_or_create(
        party=party, subject=subject, defaults={"saved_at": now()}
    )
    return sheet


def save_group(sheet: SheetDraft, codes: list[str], given: Mapping[str, Any]) -> None:
    """Save the answers of one group; other groups' answers stay."""
    with transaction.atomic():
        locked = SheetDraft.objects.select_for_update().get(pk=sheet.pk)
        kept = {code: answer for code, answer in locked.answers.items() if code not in codes}
        locked.answers = {**kept, **given}
        locked.saved_at = now()
        locked.save()


def submit_sheet(sheet: SheetDraft, *, arbitration: Arbitration, actor: Actor) -> int:
    """Turn the saved answers into the party's statements; earlier ones stay as superseded. Returns how many.

    Raises NotNow when nothing was answered, NotPermitted for anybody but the party. 调解仲裁法 art 39.
    """
    with act("portal.state_elements", actor=actor, proceeding=arbitration) as it:
        locked = SheetDraft.objects.select_for_update().select_related("party", "subject").get(pk=sheet.pk)
        if not locked.answers:
            raise NotNow(_("Nothing is answered yet. Answer at least one question."))
        for code, answer in locked.answers.items():
            state_element(locked.party, locked.subject, code, answer["value"], stance=answer["stance"])
        locked.submitted_at = now()
        locked.save()
        it.record(
            "arbitration.elements.stated",
            party=locked.party,
            data={"subject": locked.subject_id, "count": len(locked.answers)},
        )
    return len(locked.answers)
