"""The register of rules: for each rule of the list what it says, where it is kept and what proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from law.loader import LAW, Keyed, Map, Text, load_yaml

ID = r"[A-Z]{2,4}-\d+"
_FILE = Map({"rules": Keyed(Map({"zh": Text()}, {"kept": Text(), "proof": Text(), "why": Text()}), ID)})


@dataclass(frozen=True)
class Entry:
    """One rule. Either `kept` and `proof` (paths; proof with ::test or #example) or `why` no machine keeps it."""

    rule: str
    zh: str
    kept: str = ""
    proof: str = ""
    why: str = ""


@cache
def register() -> Mapping[str, Entry]:
    """Every rule by its ID, in the order of the file. Raises LawDataError with file and line."""
    read = load_yaml(LAW / "register.yaml", _FILE)["rules"]
    return MappingProxyType({rule: Entry(rule, **row) for rule, row in read.items()})
