"""A session on the way, and what a phone brings of it."""

import io
import json
import uuid
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from casework.clock import now
from casework.models import CaseFile, Organisation, User
from mediation.models import Mediation, Session
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from mediation.services.sessions.begin_session import begin_session
from tests.factories import staff


def mediating(case_file: CaseFile, body: Organisation, mediator: User) -> Mediation:
    """An accepted mediation, handled by the mediator."""
    row = receive(actor=staff(mediator), case_file=case_file, body=body)
    accept(row, actor=staff(mediator), other_side="phone")
    return Mediation.objects.get(pk=row.pk)


def on_site(case_file: CaseFile, body: Organisation, mediator: User) -> Session:
    """A session that has begun at the employer's site."""
    row = mediating(case_file, body, mediator)
    begin_session(row, actor=staff(mediator), mode="site", place="演示工业园 3 号楼")
    return Session.objects.select_related("mediation").get(mediation=row)


def item(kind: str, minutes: int = 0, **said) -> dict:
    """One entry as the phone sends it, written some minutes from now."""
    extra = {key: said.pop(key) for key in ("entry", "base", "after") if key in said}
    made = (now() + timedelta(minutes=minutes)).isoformat()
    return {"entry": str(uuid.uuid4()), "kind": kind, "said": said, "made_at": made} | extra


def photo(name: str = "photo.jpg", colour: str = "green") -> SimpleUploadedFile:
    """A small photo."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def address(session: Session, rest: str) -> str:
    """An address of the session's field page."""
    return f"/mediation/{session.mediation_id}/field/{session.pk}{rest}"


def send(client, session: Session, *items: dict, **files):
    """Send a batch; the answer's results by entry."""
    data = {"entries": json.dumps(items), **{name.replace("_", "-", 1): file for name, file in files.items()}}
    answer = client.post(address(session, "/join/"), data)
    assert answer.status_code == 200, answer.content
    return {one["entry"]: one for one in answer.json()["results"]}
