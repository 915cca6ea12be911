"""拍照: a photo taken at a session, for the mediators' own file. A working paper: no act, no event."""

import uuid
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import BadInput
from casework.models import CaseFile
from casework.uploads import MOST_FILES, check_uploads
from mediation.models import Picture, Session
from mediation.services.sessions.sheet import writable


def add_picture(
    session: Session,
    *,
    actor: Actor,
    file: "UploadedFile[Any] | None",
    caption: str,
    entry: uuid.UUID,
    taken_at: datetime,
) -> Picture:
    """Keep a photo of an open session, at most 20 of 10 MB each; the same `entry` twice is one photo. Raises BadInput."""
    with transaction.atomic():
        CaseFile.objects.select_for_update().get(pk=session.mediation.case_file_id)
        held = writable(session, actor)
        known = Picture.objects.filter(entry=entry).first()
        if known is not None:
            return known
        if file is None:
            raise BadInput({"files": _("The photo itself is missing. Take it again.")})
        # The name that the phone gives it says nothing and may say too much.
        file.name = _("photo")
        (clean,) = check_uploads([file], already=min(held.pictures.count(), MOST_FILES))
        if not clean.content_type.startswith("image/"):
            raise BadInput({"files": _("Only photos are kept here; a PDF belongs to the evidence.")})
        assert actor.user is not None
        return Picture.objects.create(
            session=held,
            caption=caption.strip()[:200],
            file=clean.stored(),
            content_type=clean.content_type,
            size=len(clean.content),
            sha256=clean.sha256,
            taken_at=taken_at,
            user=actor.user,
            entry=entry,
        )
