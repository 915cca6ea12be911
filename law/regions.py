"""The places of work that the form offers: the cities of Guangdong, and districts where bodies of their own are common."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

CITIES = Path(__file__).with_name("regions.yaml")


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(CITIES.read_text(encoding="utf-8")))


def region_choices(english: bool) -> list[Any]:
    """Choices for a select: a city alone, or a group of the city and its districts."""
    found: list[Any] = [("", "—")]
    for row in _rows():
        city = row["en"] if english else row["zh"]
        districts = [
            (code, f"{city} {names[1]}" if english else f"{city}{names[0]}")
            for code, names in row.get("districts", {}).items()
        ]
        whole = (row["code"], city)
        found.append((city, [whole, *districts]) if districts else whole)
    return found


def region_name(code: str, english: bool = False) -> str:
    """The name of a city or district; the code itself where it isn't listed."""
    for choice in region_choices(english):
        for key, label in choice[1] if isinstance(choice[1], list) else [choice]:
            if key == code:
                return str(label)
    return code


def district_name(code: str) -> str:
    """The Chinese name of a district, or of the city where the code is a whole city's; empty where it isn't listed."""
    for row in _rows():
        if code == row["code"]:
            return str(row["zh"])
        if code in row.get("districts", {}):
            return str(row["districts"][code][0])
    return ""
