"""Photos and PDFs: checked by what they are, not by what they are called; the place where a photo was taken is removed."""

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, UnidentifiedImageError

from casework.errors import BadInput

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 20
MOST_PIXELS = 60_000_000
GPS_IFD = 0x8825
TYPES = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png"), "WEBP": ("image/webp", "webp")}


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its clean content, type, digest, and the name it came with."""

    name: str
    content: bytes
    content_type: str
    extension: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def stored(self) -> "ContentFile[bytes]":
        """The content under a name of our own: nothing of the sender's file name reaches the disk."""
        return ContentFile(self.content, name=f"{self.sha256[:24]}.{self.extension}")


def check_uploads(files: "list[UploadedFile[Any]]", *, already: int) -> list[Checked]:
    """Check several files at once; BadInput names the file and what to do. Nothing is stored here."""
    if already + len(files) > MOST_FILES:
        raise BadInput(
            {"files": _("At most %(most)s files; %(now)s are here already. Choose fewer.") % {"most": MOST_FILES, "now": already}}
        )  # fmt: skip
    return [check_upload(one) for one in files]


def check_upload(file: "UploadedFile[Any]") -> Checked:
    """Check one file. Raises BadInput for one too big, empty, or neither a photo nor a PDF."""
    name = (file.name or "file")[-80:]
    if not file.size:
        raise BadInput({"files": _("“%(name)s” is empty. Choose it again.") % {"name": name}})
    if file.size > MOST_BYTES:
        raise BadInput(
            {"files": _("“%(name)s” is larger than 10 MB. Take a smaller photo or a screenshot of it.") % {"name": name}}
        )  # fmt: skip
    content = file.read()
    if is_whole_pdf(content):
        return Checked(name, content, "application/pdf", "pdf")
    return _photo(name, content)


def is_whole_pdf(content: bytes) -> bool:
    """Whether the content begins and ends as a PDF does."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def whole_picture(content: bytes) -> Image.Image | None:
    """The picture read to its last line; None for what is none, is cut off, or would fill the memory."""
    # WeasyPrint, once imported, lets every cut-off picture of the process pass.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=list(TYPES))
            if image.width * image.height > MOST_PIXELS:
                return None
            image.load()
    except (
        UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning,
    ):  # fmt: skip
        return None
    return image


def _photo(name: str, content: bytes) -> Checked:
    refusal = BadInput(
        {"files": _("“%(name)s” is no photo (JPEG, PNG, WebP) and no PDF. Send a screenshot instead.") % {"name": name}}
    )  # fmt: skip
    image = whole_picture(content)
    if image is None:
        raise refusal
    kind = str(image.format)
    return Checked(name, _without_place(image, kind, content), *TYPES[kind])


def _without_place(image: Image.Image, kind: str, content: bytes) -> bytes:
    """The photo without GPS and XMP data; its other camera data stay, for they may prove when it was taken."""
    exif = image.getexif()
    if GPS_IFD not in exif and not image.info.get("xmp") and b"GPS" not in content[:65536]:
        return content
    if GPS_IFD in exif:
        del exif[GPS_IFD]
    image.info.pop("xmp", None)
    options: dict[str, Any] = {"exif": exif.tobytes()}
    settings: dict[str, dict[str, Any]] = {"JPEG": {"quality": "keep"}, "WEBP": {"quality": 92}, "PNG": {}}
    options |= settings[kind]
    target = io.BytesIO()
    image.save(target, format=kind, **options)
    return target.getvalue()
