"""The year files against the chinesecalendar package, and the calendar's own promises."""

import datetime as dt

import chinese_calendar
import pytest

from law.calendar_import import import_notice, notice_text, read_notice
from law.loader import LawDataError
from law.seed_calendar import seed, seed_year, statutory_days
from law.workdays import FIRST, FOLDER, LAST, Calendar, calendar, load_calendar

ONE_DAY = dt.timedelta(days=1)
NOTICE = """year: 2027
notice: "国办发明电〔2026〕演示号"
source: "演示：2027年部分节假日安排"
confidence: MU
holidays:
  - {name: "元旦", from: 2027-01-01, until: 2027-01-03, statutory: [2027-01-01]}
  - {name: "春节", from: 2027-02-05, until: 2027-02-11}
makeup_workdays: [2027-02-14]
"""


def days(first: dt.date, last: dt.date):
    while first <= last:
        yield first
        first += ONE_DAY


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_day_agrees_with_the_package(year):
    table = calendar()

    wrong = [
        day
        for day in days(dt.date(year, 1, 1), dt.date(year, 12, 31))
        if table.is_workday(day) != chinese_calendar.is_workday(day)
    ]

    assert wrong == []


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_a_year(year, count):
    assert calendar().workdays_between(dt.date(year - 1, 12, 31), dt.date(year + 1, 1, 1)) == count


@pytest.mark.parametrize(("year", "count"), [(2007, 10), (2014, 11), (2024, 11), (2025, 13), (2026, 13)])
def test_statutory_days_of_a_year(year, count):
    assert len(statutory_days(year)) == count


@pytest.mark.parametrize("year", range(2004, 2027))
def test_statutory_days_are_all_in_the_year_file(year):
    assert calendar().years[year].statutory == statutory_days(year)


def test_statutory_days_of_2026_are_the_thirteen():
    expected = [
        "01-01",
        "02-16",
        "02-17",
        "02-18",
        "02-19",
        "04-05",
        "05-01",
        "05-02",
        "06-19",
        "09-25",
        "10-01",
        "10-02",
        "10-03",
    ]

    assert sorted(f"{day:%m-%d}" for day in calendar().years[2026].statutory) == expected


def test_a_year_without_a_notice_has_weekends_and_fixed_days_only():
    table = calendar()

    assert not table.is_known(dt.date(2027, 1, 4))
    assert not table.is_workday(dt.date(2027, 1, 1))
    assert not table.is_workday(dt.date(2027, 1, 2))
    assert table.is_workday(dt.date(2027, 1, 4))
    assert table.is_statutory_holiday(dt.date(2027, 10, 2))


@pytest.mark.parametrize("day", [dt.date(1950, 3, 1), FIRST, LAST, dt.date(2199, 12, 31)])
def test_days_far_away_never_crash(day):
    table = calendar()

    after, before = table.add_workdays(day, 10), table.add_workdays(day, -10)

    assert before < day < after
    assert table.workdays_between(day, after + ONE_DAY) == 10
    assert table.workdays_between(before - ONE_DAY, day) == 10


def test_importing_a_notice_changes_the_version_and_the_days(tmp_path):
    folder, notice = tmp_path / "calendar", tmp_path / "notice.yaml"
    folder.mkdir()
    (folder / "2026.yaml").write_bytes((FOLDER / "2026.yaml").read_bytes())
    notice.write_text(NOTICE, encoding="utf-8")
    before = load_calendar(folder)

    done = import_notice(notice, folder)

    after = load_calendar(folder)
    assert (done.year, done.rest_days, done.makeup_workdays, done.replaced) == (2027, 10, 1, False)
    assert done.version == after.version != before.version
    assert before.is_workday(dt.date(2027, 2, 8)) and not after.is_workday(dt.date(2027, 2, 8))
    assert after.is_workday(dt.date(2027, 2, 14))


def test_importing_a_known_year_again_needs_replace(tmp_path):
    notice = tmp_path / "notice.yaml"
    notice.write_text(NOTICE, encoding="utf-8")
    import_notice(notice, tmp_path)
    (tmp_path / "notice.yaml").rename(tmp_path / "again.yml")

    with pytest.raises(LawDataError, match="already loaded"):
        import_notice(tmp_path / "again.yml", tmp_path)
    assert import_notice(tmp_path / "again.yml", tmp_path, replace=True).replaced


def test_a_bad_notice_leaves_the_calendar_as_it_was(tmp_path):
    (tmp_path / "bad.yml").write_text(NOTICE.replace("2027-02-14", "2027-02-10"), encoding="utf-8")

    with pytest.raises(LawDataError, match=r"bad.yml:8: overlapping dates"):
        import_notice(tmp_path / "bad.yml", tmp_path)

    assert list(tmp_path.glob("*.yaml")) == []


def test_a_year_file_is_its_own_canonical_form():
    for path in sorted(FOLDER.glob("*.yaml")):
        assert notice_text(read_notice(path)[1]) == path.read_text(encoding="utf-8")


def test_the_seed_writes_only_missing_years(tmp_path):
    (tmp_path / "2026.yaml").write_text("kept", encoding="utf-8")

    written = seed(tmp_path)

    assert written == list(range(2004, 2026))
    assert (tmp_path / "2026.yaml").read_text(encoding="utf-8") == "kept"
    assert seed_year(2026)["notice"] == "国办发明电〔2025〕7号"


def test_a_day_that_two_files_contradict_is_refused():
    year = calendar().years[2026]
    other = type(year)(2027, "号", "源", {dt.date(2026, 2, 28): "元旦"}, frozenset(), frozenset())

    with pytest.raises(LawDataError, match="2026-02-28"):
        Calendar([year, other])
