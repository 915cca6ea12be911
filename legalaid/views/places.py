"""Names of cities and districts on the pages of legal aid, in the language of the page."""

from typing import Any

from django.utils.translation import get_language

from law.regions import region_choices, region_name


def places() -> list[Any]:
    """Choices of cities and their districts."""
    return region_choices(_in_english())


def place_name(code: str) -> str:
    """The name of a city or district; the code itself where it isn't listed."""
    return region_name(code, _in_english())


def place_names(codes: str) -> str:
    """The names of a list of codes, as a person's areas are kept."""
    return "、".join(place_name(one.strip()) for one in codes.replace("，", ",").split(",") if one.strip())


def _in_english() -> bool:
    return (get_language() or "").startswith("en")
