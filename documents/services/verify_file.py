"""Is this file one of our papers, unchanged? Says nothing personal, and believes nothing that the file says of itself."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from documents.models import Paper
from documents.sealing.inspect import code_inside, is_pdf, seals_of
from documents.services.seal_paper import our_fingerprints

LARGEST = 20 * 1024 * 1024


class Verdict(StrEnum):
    """What can be said of an uploaded file."""

    NO_PDF = "no_pdf"
    GENUINE = "genuine"
    VOID = "void"
    CHANGED = "changed"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Verified:
    """The verdict, and the issued paper it speaks of where that is certain."""

    verdict: Verdict
    paper: Paper | None = None
    sealed: bool = False


def verify_file(content: bytes) -> Verified:
    """Compare a file with every paper issued here: by its digest first, then by its seal and the code inside.

    A file with a part added after sealing still begins with the paper as it was issued; one whose bytes were altered has
    our seal, broken; one that was made anew has at most the code. None of these is the paper.
    """
    if not is_pdf(content) or len(content) > LARGEST:
        return Verified(Verdict.NO_PDF)
    if same := _with_digest(content):
        return Verified(
            Verdict.VOID if same.state == Paper.State.VOID else Verdict.GENUINE, same, _holds(content)
        )
    ours = [one for one in seals_of(content) if one.fingerprint in our_fingerprints()]
    for seal in ours:
        if seal.ends_at < len(content) and (before := _with_digest(content[: seal.ends_at])):
            return Verified(Verdict.CHANGED, before)
    claimed = _with_code(code_inside(content))
    if ours or claimed:
        return Verified(Verdict.CHANGED, claimed)
    return Verified(Verdict.FOREIGN)


def _with_digest(content: bytes) -> Paper | None:
    digest = hashlib.sha256(content).hexdigest()
    return Paper.objects.select_related("organisation", "replaced_by").filter(sha256=digest).first()


def _with_code(code: str) -> Paper | None:
    if not code:
        return None
    issued = Paper.objects.select_related("organisation", "replaced_by").exclude(sha256="")
    return issued.filter(verification_code=code).first()


def _holds(content: bytes) -> bool:
    """Whether the file bears our seal, whole and unbroken; papers that bear none are known by their digest alone."""
    known = our_fingerprints()
    return any(one.intact and one.whole_file and one.fingerprint in known for one in seals_of(content))
