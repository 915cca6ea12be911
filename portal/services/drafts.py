"""Save the half-filled form at every page, find it again by its code, and let it go after ninety days."""

import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction

from casework.clock import now, today
from casework.personal_data import blind_index
from casework.services.access_code import ALPHABET, LENGTH
from portal.models import CodeAttempt, Draft, DraftFile
from portal.step_form import StepForm
from portal.steps import Step

KEPT_DAYS = 90


def start_draft() -> tuple[Draft, str]:
    """A new draft and its code; the code itself is kept nowhere but on the worker's slip and in his session."""
    code = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    draft = Draft.objects.create(
        code_index=blind_index("draft", code),
        made_at=now(),
        saved_at=now(),
        expires_on=today() + timedelta(days=KEPT_DAYS),
    )
    return draft, code


def find_draft(code: str) -> Draft | None:
    """The open draft of a code, or None. Spaces, hyphens and case don't matter."""
    plain = "".join(c for c in code.upper() if c in ALPHABET)
    if len(plain) != LENGTH:
        return None
    return Draft.objects.filter(
        code_index=blind_index("draft", plain), filed_as=None, expires_on__gte=today()
    ).first()


def save_step(draft: Draft, step: Step, form: StepForm) -> dict[str, Any]:
    """Write one page's answers into the draft; other pages' answers stay. Returns all answers."""
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft.pk)
        answers = locked.answers
        before = (answers.get("elements", {}), answers.get("other", {}))
        answers["elements"] = {**before[0], **form.stated}
        answers["other"] = {**before[1], **form.other()}
        done = [key for key in answers.get("done", []) if key != step.key]
        if (answers["elements"], answers["other"]) != before:
            done = [key for key in done if key not in step.undoes]
        answers["done"] = [*done, step.key]
        locked.answers = answers
        locked.saved_at, locked.expires_on = now(), today() + timedelta(days=KEPT_DAYS)
        locked.save()
    return answers


def sweep_drafts() -> int:
    """Delete expired and filed drafts with the files that are no evidence, and old wrong codes. Returns how many drafts."""
    expired = Draft.objects.filter(expires_on__lt=today())
    for row in DraftFile.objects.filter(draft__in=expired, draft__filed_as=None):
        row.file.delete(save=False)
    count = expired.count()
    expired.delete()
    CodeAttempt.objects.filter(at__lt=now() - timedelta(days=1)).delete()
    return count
