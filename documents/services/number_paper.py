"""Give a paper its number: the proceeding's own, or the next of the body's series, gapless."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from casework.errors import RuleRefused
from casework.services.settings import setting_at
from documents.models import NumberSeries, Paper
from documents.typesetting.numbers import NumberPattern

_SERIES = Path(__file__).parent.parent / "series.yaml"


def number_of(paper: Paper, *, on: date) -> tuple[str, bool]:
    """The number the paper gets when issued on that day, and whether it is the paper's own in a series.

    Empty for kinds without one. Call inside a transaction. Raises RuleRefused when the case has no number yet.
    """
    name = paper.kind_entry.series
    if name is None:
        return "", False
    own = setting_at(paper.organisation, f"number.series.{name}", on, {})
    series = {**_known()[name], **_of_body_kind(name, paper.organisation.kind), **own}
    if "of_case" in series:
        return _case_number(paper, series["of_case"]), False
    pattern = NumberPattern(
        region="",
        body=paper.organisation.number_prefix,
        series=series["series"],
        pad=series.get("pad", 0),
        use_di=series.get("use_di", False),
        year_first=series.get("year_first", False),
    )
    return pattern.format(year=on.year, serial=_next(paper, name, on.year), sub=paper.sub), True


def _of_body_kind(name: str, kind: str) -> dict[str, Any]:
    """How bodies of this kind write the series (`by_body` of series.yaml)."""
    found: dict[str, Any] = _known()[name].get("by_body", {}).get(kind, {})
    return found


def _case_number(paper: Paper, field: str) -> str:
    number: str = getattr(paper.proceeding, field, "")
    if not number:
        raise RuleRefused("本案还没有案号：受理后才能出具这份文书。")
    return number if paper.sub is None else f"{number.removesuffix('号')}-{paper.sub}号"


def _next(paper: Paper, series: str, year: int) -> int:
    NumberSeries.objects.get_or_create(organisation=paper.organisation, series=series, year=year)
    row = NumberSeries.objects.select_for_update().get(
        organisation=paper.organisation, series=series, year=year
    )
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


@cache
def _known() -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = yaml.safe_load(_SERIES.read_text(encoding="utf-8"))
    return read
