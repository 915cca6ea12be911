"""Writes the first `calendar/YYYY.yaml` files from the chinesecalendar package; afterwards the files are the authority.

Run once: `python -m law.seed_calendar`. Existing files are left as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from law.calendar_import import notice_text
from law.workdays import FOLDER, ONE_DAY

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}
NOTICES = {
    2024: ("国办发明电〔2023〕7号", "V2"),
    2025: ("国办发明电〔2024〕12号", "V2"),
    2026: ("国办发明电〔2025〕7号", "V"),
}
# First day of the lunar year, Dragon Boat and Mid-autumn day: the statutory days hang on them.
LUNAR = {
    2004: ("01-22", "", ""), 2005: ("02-09", "", ""), 2006: ("01-29", "", ""), 2007: ("02-18", "", ""),
    2008: ("02-07", "06-08", "09-14"), 2009: ("01-26", "05-28", "10-03"), 2010: ("02-14", "06-16", "09-22"),
    2011: ("02-03", "06-06", "09-12"), 2012: ("01-23", "06-23", "09-30"), 2013: ("02-10", "06-12", "09-19"),
    2014: ("01-31", "06-02", "09-08"), 2015: ("02-19", "06-20", "09-27"), 2016: ("02-08", "06-09", "09-15"),
    2017: ("01-28", "05-30", "10-04"), 2018: ("02-16", "06-18", "09-24"), 2019: ("02-05", "06-07", "09-13"),
    2020: ("01-25", "06-25", "10-01"), 2021: ("02-12", "06-14", "09-21"), 2022: ("02-01", "06-03", "09-10"),
    2023: ("01-22", "06-22", "09-29"), 2024: ("02-10", "06-10", "09-17"), 2025: ("01-29", "05-31", "10-06"),
    2026: ("02-17", "06-19", "09-25"),
}  # fmt: skip


def statutory_days(year: int) -> set[dt.date]:
    """全国年节及纪念日放假办法第二条 as it stood in that year (versions of 1999, 2008, 2014, 2025)."""
    spring, boat, moon = LUNAR[year]
    days = {dt.date(year, 1, 1), dt.date(year, 5, 1)} | {dt.date(year, 10, n) for n in (1, 2, 3)}
    eve_included = 2008 <= year <= 2013 or year >= 2025
    first = dt.date.fromisoformat(f"{year}-{spring}")
    offsets = range(-1, 2) if 2008 <= year <= 2013 else range(-1 if eve_included else 0, 3)
    days |= {first + dt.timedelta(days=n) for n in offsets}
    if year < 2008:
        days |= {dt.date(year, 5, 2), dt.date(year, 5, 3)}
    else:
        days |= {dt.date.fromisoformat(f"{year}-{day}") for day in (boat, moon)} | {_qingming(year)}
    if year >= 2025:
        days.add(dt.date(year, 5, 2))
    return days


def _qingming(year: int) -> dt.date:
    """The solar term by the usual formula for 2000-2099."""
    short = year % 100
    return dt.date(year, 4, int(short * 0.2422 + 4.81) - short // 4)


def _blocks(days: Mapping[dt.date, str], statutory: set[dt.date]) -> Iterable[dict[str, Any]]:
    """Runs of consecutive days of one name."""
    run: list[dt.date] = []
    for day in sorted(days):
        if run and (day - run[-1]).days == 1 and days[day] == days[run[-1]]:
            run.append(day)
            continue
        if run:
            yield _block(run, days[run[0]], statutory)
        run = [day]
    if run:
        yield _block(run, days[run[0]], statutory)


def _block(run: list[dt.date], name: str, statutory: set[dt.date]) -> dict[str, Any]:
    return {"name": name, "from": run[0], "until": run[-1], "statutory": sorted(statutory & set(run))}


def seed_year(year: int) -> dict[str, Any]:
    """The data of one year file as the package knows it."""
    from chinese_calendar import constants

    rest = {day: NAMES[_english(name)] for day, name in constants.holidays.items() if day.year == year}
    for day in statutory_days(year) - rest.keys():  # the package leaves some out that fall on a weekend
        rest[day] = rest.get(day - ONE_DAY) or rest[day + ONE_DAY]
    work = sorted((0, day) for day in constants.workdays if day.year == year)
    notice, confidence = NOTICES.get(year, (f"国务院办公厅关于{year}年部分节假日安排的通知", "V2"))
    return {
        "year": year,
        "notice": notice,
        "source": f"国务院办公厅关于{year}年部分节假日安排的通知",
        "confidence": confidence,
        "holidays": list(_blocks(rest, statutory_days(year))),
        "makeup_workdays": work,
    }


def _english(name: Any) -> str:
    return str(getattr(name, "value", name)).split(",")[0]


def seed(folder: Path = FOLDER) -> list[int]:
    """Write the years that have no file yet; gives the years written."""
    written = []
    for year in sorted(LUNAR):
        target = folder / f"{year}.yaml"
        if not target.exists():
            target.write_text(notice_text(seed_year(year)), encoding="utf-8")
            written.append(year)
    return written


if __name__ == "__main__":
    seed()
