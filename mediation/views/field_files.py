"""What the phone keeps of the field page: its own files under a name made of their content."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.templatetags.static import static

SCRIPTS = ("words", "seal", "store", "photo", "line", "queue", "drafts", "today", "upload", "sheet", "app")
FILES = tuple(f"js/field/{name}.js" for name in SCRIPTS)
STYLES = ("vendor/tabler.min.css", "css/ludao.css", "css/field.css")
ICONS = (
    ("icon.svg", "any", "image/svg+xml"),
    ("field-192.png", "192x192", "image/png"),
    ("field-512.png", "512x512", "image/png"),
)
WORKER = "js/field/worker.js"


def worker_text(page: str) -> str:
    """The worker's script, headed by what it keeps: a changed file makes another text, so the browser takes it anew."""
    head = {"page": page, "name": f"ludao-field-{digest()}", "files": kept_files()}
    return f"const FIELD = {json.dumps(head)};\n{_content(WORKER).decode()}"


def kept_files() -> list[str]:
    """The addresses of the static files that the page needs without a line."""
    return [static(name) for name in (*STYLES, *FILES, ICONS[0][0])]


@lru_cache(maxsize=1)
def digest() -> str:
    """A name for the present state of all files, the page's frame included."""
    sums = hashlib.sha256()
    for name in (*STYLES, *FILES, WORKER):
        sums.update(_content(name))
    frame: str = get_template("mediation/field.html").template.source  # type: ignore[attr-defined]
    sums.update(frame.encode())
    return sums.hexdigest()[:16]


def _content(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_bytes()
