"""From a kind and its data to the HTML of a paper, with nothing missing and no raw code left."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.template import Context, Engine
from django.utils.safestring import mark_safe

from documents.catalogue.fields import complete
from documents.catalogue.kinds import Kind, find_kind
from documents.remedies import remedies_of
from documents.rendering.errors import MissingFieldError
from documents.rendering.families import layout_of
from documents.typesetting.articles import Article, basis_line

_UNKNOWN = "⁑unknown⁑"


def render_html(kind: Kind | str, context: Mapping[str, Any]) -> str:
    """Return the paper of this kind as HTML.

    `context` holds plain JSON-like values as the catalogue's `fields` describe. Raises
    MissingFieldError for a missing or wrong field and MissingCourtError for a remedy without its court.
    """
    known = find_kind(kind) if isinstance(kind, str) else kind
    data = complete(known, context)
    values = data | {
        "kind": known,
        "own_title": context.get("own_title"),
        "layout": layout_of(known.family, context.get("layout")),
        "remedies": remedies_of(known, data),
        "basis_line": basis_line(Article(**_plain(row)) for row in data.get("basis") or ()),
        "qr": _qr(data["paper"]["verification_url"]),
    }
    html = _engine().get_template(known.template).render(Context(values, use_l10n=False, use_tz=False))
    if _UNKNOWN in html:
        raise MissingFieldError(f"the template of {known.code} names a field the catalogue does not have")
    return html


def templates_folder() -> Path:
    """Return the folder of the papers' templates."""
    return Path(settings.BASE_DIR) / "templates" / "papers"


@cache
def _engine() -> Engine:
    # An engine apart from the site's: no context processors, and an unknown name shows itself.
    return Engine(
        dirs=[str(templates_folder())],
        builtins=["documents.rendering.paper_filters"],
        string_if_invalid=_UNKNOWN,
    )


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: getattr(value, "code", value) for key, value in row.items()}


def _qr(address: str | None) -> Any:
    return mark_safe(segno.make(address, error="m").svg_data_uri(border=0)) if address else None  # noqa: S308
