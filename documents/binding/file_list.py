"""How a file is ordered and listed: by the order of kinds, or by a list of fixed rows (order.yaml)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_ORDER = Path(__file__).with_name("order.yaml")
_UNNAMED, _LAST, EVIDENCE = 500, 999, "EV"
MUST, MAY = "必须", "按需"


@dataclass(frozen=True)
class FixedRow:
    """One row of a fixed list: which papers and which evidence lie in it, and whether it may be empty."""

    title: str
    papers: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    must: bool = False
    rest: bool = False
    end: bool = False
    instead: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FileList:
    """The file of one kind of proceeding: its volumes, its sheets, and its fixed rows if it has any."""

    parts: tuple[str, ...] = ("main", "inner")
    cover: str = "VC"
    listing: str = "VL"
    end: str = "VE"
    rows: tuple[FixedRow, ...] = ()

    def place_of_paper(self, code: str, part: str) -> tuple[int, int]:
        """Where a paper lies: its row, and its place within the row."""
        if not self.rows:
            return _places()[part].get(code, _UNNAMED), 0
        for place, row in enumerate(self.rows):
            if code in row.papers:
                return place, row.papers.index(code)
        return self._rest(), _UNNAMED

    def place_of_evidence(self, name: str) -> tuple[int, int]:
        """Where a piece of evidence lies: by a word of its name, else with the evidence."""
        for place, row in enumerate(self.rows):
            if any(word in name for word in row.evidence):
                return place, _LAST
        return self.place_of_paper(EVIDENCE, "main")

    def _rest(self) -> int:
        return next(place for place, row in enumerate(self.rows) if row.rest)


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(_ORDER.read_text(encoding="utf-8"))
    return read


@cache
def _places() -> dict[str, dict[str, int]]:
    """Place of each kind in its part; the receipts stand behind everything that is not named."""
    read = _read()
    places = {
        part: {code: place for place, group in enumerate(read[part]) for code in group}
        for part in ("main", "inner")
    }
    places["main"] |= dict.fromkeys(read["last"], _LAST)
    return places


@cache
def file_list(kind: str) -> FileList:
    """The list that the files of this kind of proceeding follow."""
    fixed = _read()["fixed"].get(kind)
    if fixed is None:
        return FileList()
    sheets = fixed["sheets"]
    rows = tuple(_row(row) for row in fixed["rows"])
    return FileList(tuple(fixed["parts"]), sheets["cover"], sheets["list"], sheets["end"], rows)


def _row(read: Mapping[str, Any]) -> FixedRow:
    held: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in read.items()
    }
    return FixedRow(**held)


def fixed_rows(
    listed: FileList, contents: Iterable[Mapping[str, Any]], sizes: Iterable[int]
) -> list[dict[str, Any]]:
    """The rows of a fixed list with what lies in each, its pages, and whether something that must be there is missing."""
    held: dict[int, list[tuple[Mapping[str, Any], int, int]]] = {}
    page = 0
    for one, size in zip(contents, sizes, strict=True):
        held.setdefault(one["place"], []).append((one, page + 1, page + size))
        page += size
    codes = {one["code"] for found in held.values() for one, _first, _last in found}
    return [_fixed_row(place, row, held.get(place, []), codes) for place, row in enumerate(listed.rows)]


def _fixed_row(
    place: int, row: FixedRow, held: list[tuple[Mapping[str, Any], int, int]], codes: set[str]
) -> dict[str, Any]:
    bound = [(first, last) for _one, first, last in held if last >= first]
    pages = "末页" if row.end else _span(bound[0][0], bound[-1][1]) if bound else "／"
    return {
        "seq": place + 1,
        "title": row.title,
        "holds": [_held_line(one, first, last) for one, first, last in held],
        "pages": pages,
        "note": f"{MUST if row.must else MAY}{_state(row, bool(held), codes)}",
    }


def _held_line(one: Mapping[str, Any], first: int, last: int) -> str:
    number = f"（{one['number']}）" if one.get("number") else ""
    return f"{one['title']}{number}" + ("" if last >= first else "（不能编入，另行保存）")


def _state(row: FixedRow, held: bool, codes: set[str]) -> str:
    if row.end or held:
        return ""
    if codes & set(row.instead.get("papers", ())):
        return f"；{row.instead['note']}"
    return "；缺" if row.must else "；无"


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
