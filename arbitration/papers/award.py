"""The award in its slots (A33, A34, A37)."""

from documents.builders import Builder

AWARDS: dict[str, Builder] = {}
