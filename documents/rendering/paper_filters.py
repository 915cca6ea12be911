"""Template filters of papers: how a value of the data becomes words on the page."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from documents.catalogue.fields import known_types
from documents.rendering.seal import demo_seal_svg
from documents.typesetting import dates
from documents.typesetting.amount_in_words import figure_with_words
from documents.typesetting.names import spaced_name

register = template.Library()
EMPTY = "／"


@register.filter
def or_slash(value: Any) -> Any:
    """An empty optional field of a final paper prints ／."""
    return EMPTY if value is None or value == "" or value == [] else value


@register.filter
def or_none_word(value: Any) -> Any:
    """An empty optional field in running text prints 无."""
    return "无" if value is None or value == "" or value == [] else value


@register.filter
def day(value: date | None) -> str:
    """2026年3月8日, or ／ when there is none."""
    return dates.arabic_date(value) if value else EMPTY


@register.filter
def foot_day(value: date) -> str:
    """二〇二六年三月八日."""
    return dates.chinese_date(value)


@register.filter
def hour(value: datetime) -> str:
    """2026年3月11日（星期三）上午9时."""
    return dates.hearing_time(value)


@register.filter
def minute(value: datetime | None) -> str:
    """2026年3月11日9时05分, or ／ when there is none."""
    return dates.clock_time(value) if value else EMPTY


@register.filter
def yuan(value: Decimal | None) -> str:
    """14287.36, whole sums without decimals are kept with two for columns that add up."""
    return EMPTY if value is None else str(value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


@register.filter
def plain_yuan(value: Decimal) -> str:
    """A sum in running text: two decimals only when there are fen."""
    return str(int(value)) if value == int(value) else yuan(value)


@register.filter
def words(value: Decimal) -> str:
    """人民币壹拾元整（¥10.00）."""
    return figure_with_words(value)


@register.filter
def item(value: int) -> str:
    """The n-th item of an operative part: 一, 二, … 十一."""
    return dates.chinese_number(value)


@register.filter
def spaced(value: str) -> str:
    """A two-character name of a signature block over three places."""
    return spaced_name(value)


@register.filter
def stretch(value: str) -> SafeString:
    """A short title with spaced letters, centred as if the last space were not there."""
    spacing = "stretch" if len(value) <= 8 else "tight"
    return format_html('<span class="{}">{}</span>', spacing, value)


@register.filter
def seal(name: str, words: str | None = None) -> SafeString:
    """The drawn demonstration seal of a body; `words` say what the seal is for."""
    return mark_safe(demo_seal_svg(name, words or ""))  # noqa: S308  drawn here, the name is escaped sign by sign


@register.filter
def tick(value: Any, wanted: Any = True) -> SafeString:
    """A box, ticked when the value is the wanted one (or the list holds it)."""
    held = wanted in value if isinstance(value, list | tuple) else value == wanted
    return _box(ticked=held)


@register.filter
def names(parties: list[dict[str, Any]]) -> str:
    """The names of several parties in running text: 甲、乙."""
    return "、".join(party["name"] for party in parties)


@register.filter
def total(rows: list[dict[str, Any]], key: str) -> Decimal:
    """The sum of one column; rows without a figure count nothing."""
    return sum((row[key] for row in rows if row[key] is not None), Decimal(0))


@register.filter
def code(value: Any) -> str | None:
    """The code behind words, for ticking boxes; None when nothing was chosen."""
    return getattr(value, "code", None)


@register.filter
def tick_list(chosen: list[Any] | None, codes: str) -> list[dict[str, str]]:
    """All entries of a code list with their boxes, the chosen ones ticked."""
    held = {one.code for one in chosen or ()}
    entries = known_types()["codes"][codes]
    return [{"ticked": _box(ticked=key in held), "words": words} for key, words in entries.items()]


def _box(*, ticked: bool) -> SafeString:
    # drawn, because the fonts of papers have no ticked box
    return mark_safe(f'<span class="tick">{"√" if ticked else ""}</span>')  # noqa: S308
