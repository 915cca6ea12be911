"""Proofs of service: checked by what they are, counted, and kept under names of our own."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile

from casework.actor import Actor
from casework.clock import now
from casework.errors import BadInput
from casework.uploads import is_whole_pdf, whole_picture
from documents.models import Service, ServiceProof

MOST_BYTES = 10 * 1024 * 1024
MOST_VIDEO_BYTES = 100 * 1024 * 1024
MOST_FILES = 12
PHOTOS = (ServiceProof.Kind.DOOR, ServiceProof.Kind.PAPER, ServiceProof.Kind.ACTION)
_TYPES = (
    (0, b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (0, b"%PDF-", "application/pdf", "pdf"),
    (4, b"ftyp", "video/mp4", "mp4"),
)


@dataclass(frozen=True)
class Proof:
    """A file that may be kept, with its kind."""

    kind: str
    content: bytes
    content_type: str
    extension: str
    stored: str = ""  # where the file lies already, when many envelopes have the same one

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def check_proofs(files: Sequence[tuple[str, Any]]) -> list[Proof]:
    """Check files by kind. Raises BadInput, naming the kind only, for a wrong type, one too big, too many, or one twice."""
    if len(files) > MOST_FILES:
        raise BadInput({"proofs": f"送达凭证最多{MOST_FILES}个文件。"})
    checked = [_check(kind, file) for kind, file in files]
    if len({one.sha256 for one in checked}) < len(checked):
        raise BadInput({"proofs": "同一个文件不能算作两份凭证。"})
    return checked


def _check(kind: str, file: Any) -> Proof:
    most = MOST_VIDEO_BYTES if kind == ServiceProof.Kind.VIDEO else MOST_BYTES
    content = file.read(most + 1)
    known = next((row for row in _TYPES if content[row[0] :].startswith(row[1])), None)
    video = kind == ServiceProof.Kind.VIDEO
    if known is None or (known[2].startswith("video/")) != video:
        raise BadInput({_field(kind): "照片和扫描件应当是JPEG、PNG或者PDF，录像应当是MP4。"})
    if kind in PHOTOS and not known[2].startswith("image/"):
        raise BadInput({_field(kind): "门牌、文书和过程应当是照片。"})
    if len(content) > most:
        raise BadInput({_field(kind): "文件太大：照片和扫描件不超过10兆，录像不超过100兆。"})
    if not _whole(content, known[2]):
        raise BadInput({_field(kind): "文件打不开或者不完整，请重新拍照或者扫描。"})
    return Proof(kind, content, known[2], known[3])


def _whole(content: bytes, content_type: str) -> bool:
    """Read to the end, not only its first bytes. Where a photo was taken stays in it: here the place is the proof."""
    if content_type.startswith("image/"):
        return whole_picture(content) is not None
    return is_whole_pdf(content) if content_type == "application/pdf" else True


def _field(kind: str) -> str:
    return f"proof_{kind}"


def keep_proofs(services: Sequence[Service], proofs: Sequence[Proof], *, actor: Actor) -> None:
    """A step of an act: every paper of the envelope gets the same files; each is stored once."""
    for proof in proofs:
        stored = proof.stored or _stored(services, proof)
        for service in services:
            if ServiceProof.objects.filter(service=service, sha256=proof.sha256).exists():
                continue
            row = ServiceProof(
                service=service,
                kind=proof.kind,
                content_type=proof.content_type,
                size=len(proof.content),
                sha256=proof.sha256,
                added_at=now(),
                added_by=actor.user,
            )
            if stored:
                row.file.name = stored
            else:
                name = f"{proof.sha256[:24]}.{proof.extension}"
                row.file.save(name, ContentFile(proof.content), save=False)
                stored = str(row.file.name)
            row.save()
            if not service.proof:
                service.proof.name = stored


def _stored(services: Sequence[Service], proof: Proof) -> str:
    """The file's place when another paper of the same envelope has it already."""
    envelope = services[0].envelope if services else ""
    if not envelope:
        return ""
    known = ServiceProof.objects.filter(service__envelope=envelope, sha256=proof.sha256).first()
    return str(known.file.name) if known else ""
