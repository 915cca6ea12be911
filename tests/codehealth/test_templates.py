"""Templates keep to the content policy, and every input has a label."""

import re
from html.parser import HTMLParser

import pytest

from tests.codehealth.sources import files, where

PAGES = [path for path in files(".html") if "papers" not in path.parts]
INLINE = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "script in the page": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I),
    "foreign address": re.compile(r"(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.I),
}
WITHOUT_LABEL = {"hidden", "submit", "button", "reset", "image"}


@pytest.mark.parametrize("name", INLINE)
def test_no_page_breaks_the_content_policy(name):
    broken = [
        where(path, text[: hit.start()].count("\n") + 1)
        for path in PAGES
        for text in [path.read_text(encoding="utf-8")]
        for hit in INLINE[name].finditer(text)
    ]

    assert not broken, "\n".join(broken)


class Inputs(HTMLParser):
    """Collects the inputs without a label of their own, and the ids that labels speak of."""

    def __init__(self) -> None:
        super().__init__()
        self.bare: list[tuple[int, str]] = []
        self.spoken_of: set[str] = set()
        self.in_label = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "label":
            self.in_label += 1
            self.spoken_of.add(given.get("for") or "")
        elif tag in ("input", "select", "textarea") and self._is_bare(given):
            self.bare.append((self.getpos()[0], given.get("id") or ""))

    def _is_bare(self, given: dict[str, str | None]) -> bool:
        named = self.in_label or {"aria-label", "aria-labelledby"} & set(given)
        return not named and (given.get("type") or "") not in WITHOUT_LABEL

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self.in_label = max(0, self.in_label - 1)


def test_every_input_has_a_label():
    nameless = []
    for path in PAGES:
        parser = Inputs()
        parser.feed(_plain(path.read_text(encoding="utf-8")))
        nameless += [
            where(path, line) for line, name in parser.bare if not name or name not in parser.spoken_of
        ]

    assert not nameless, "\n".join(nameless)


def _plain(text: str) -> str:
    """The template with its tags taken out (lines kept) and its variables made into plain words."""
    text = re.sub(r"{%.*?%}|{#.*?#}", lambda hit: "\n" * hit.group().count("\n"), text, flags=re.S)
    return re.sub(r"{{.*?}}", lambda hit: re.sub(r"\W+", "_", hit.group()), text, flags=re.S)


def test_every_page_has_one_first_heading_at_most():
    crowded = [
        where(path) for path in PAGES if len(re.findall(r"<h1\b", path.read_text(encoding="utf-8"))) > 3
    ]

    assert not crowded, "\n".join(crowded)
