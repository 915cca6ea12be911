"""庭审常用语: the recorder's short codes, an organisation's own lying over the ones that come with the system."""

from functools import cache
from pathlib import Path

import yaml

from casework.clock import today
from casework.models import Organisation
from casework.services.settings import setting_at

KEY = "hearing.phrases"
_FILE = Path(__file__).parents[2] / "hearing_phrases.yaml"


@cache
def _own() -> dict[str, str]:
    read: dict[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return read


def phrases_of(organisation: Organisation) -> dict[str, str]:
    """The codes and their words in force today; an empty text in the organisation's list takes a code out."""
    laid_over = setting_at(organisation, KEY, today(), {})
    merged = _own() | (laid_over if isinstance(laid_over, dict) else {})
    return {str(code): str(text) for code, text in merged.items() if text}
