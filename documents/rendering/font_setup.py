"""The one font configuration of a process; building it anew for each paper costs time and memory."""

import os
from functools import cache

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from documents.rendering.fetcher import FontFetcher
from documents.rendering.font_sources import FontFace, available_faces, font_spec


def font_setup() -> FontConfiguration:
    """Return this process's configuration with our own families registered."""
    return _setup_of(os.getpid())  # a fork must not share Pango's font map


def font_stack(family: str) -> str:
    """Return the CSS list for one of our families with the full system font behind it."""
    spec = font_spec()
    style = spec["roles"][family]["style"]
    fallback = spec["system"][style]["family"]
    return f'"{family}", "{fallback}", "Noto Serif CJK SC"'


@cache
def _setup_of(process: int) -> FontConfiguration:
    configuration = FontConfiguration()
    faces = available_faces()
    css = "\n".join(_face_rule(face) for face in faces)
    CSS(string=css, font_config=configuration, url_fetcher=FontFetcher([face.path for face in faces]))
    return configuration


def _face_rule(face: FontFace) -> str:
    weight = 700 if face.bold else 400
    address = face.path.resolve().as_uri()
    return f'@font-face {{ font-family: "{face.family}"; font-weight: {weight}; src: url("{address}"); }}'
