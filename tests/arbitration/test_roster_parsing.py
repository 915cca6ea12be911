"""Rosters as project offices make them: the two samples, and files that mean harm."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from arbitration.roster import UnreadableFile, check_row, mark_duplicates, read_roster
from arbitration.roster.values import BadValue, amount, day

ROSTERS = Path(__file__).parent / "rosters"
TODAY = date(2026, 10, 12)
GOOD = {"name": "演示甲", "id_number": "11010119900307803X", "due": "1000", "paid": "200", "owed": "800"}


def sample(name: str) -> bytes:
    return next(ROSTERS.glob(f"*{name}*.xlsx")).read_bytes()


def book(*rows: list, merge: str = "") -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    if merge:
        workbook.active.merge_cells(merge)
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


def checked(roster):
    return {
        row.number: check_row(
            row.values, today=TODAY, bad_formulas=row.bad_formulas, lost_digits=row.lost_digits
        )
        for row in roster.rows
    }


def test_the_tidy_file_gives_35_rows_in_order():
    roster = read_roster(sample("35人"))
    results = checked(roster)

    assert len(results) == 35 and all(result.ok for result in results.values())
    assert sum(result.owed for result in results.values()) == Decimal("755455.00")


def test_the_messy_file_names_each_fault_once():
    roster = read_roster(sample("有错"))
    wrong = {
        number: [(p.field, p.text) for p in r.problems] for number, r in checked(roster).items() if not r.ok
    }

    assert roster.employer == "演示建筑劳务有限公司" and roster.period == (
        date(2026, 5, 1),
        date(2026, 8, 31),
    )
    assert [(row.number, row.reason) for row in roster.skipped] == [
        (20, "空行"),
        (42, "合计行"),
        (43, "签字或说明行"),
    ]
    assert roster.stated_total == 676825
    assert {number: faults[0][0] for number, faults in wrong.items()} == {
        11: "id_number", 14: "owed", 16: "owed", 24: "started_on", 29: "owed",
    }  # fmt: skip
    assert mark_duplicates((row.number, row.values["id_number"]) for row in roster.rows) == {26: 25}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("３３，５７５．００", "33575.00"),
        ("24,320.00", "24320.00"),
        ("￥1,200元", "1200"),
        (47.5, "47.50"),
        ("", None),
    ],
)
def test_amounts_as_typed(typed, value):
    assert amount(typed) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    "typed", ["2026-05-11", "2026.5.11", "2026/05/11", "２０２６年５月１１日", 46153, "2026年05月11日"]
)
def test_dates_as_typed(typed):
    assert day(typed) == date(2026, 5, 11)


@pytest.mark.parametrize("typed", ["2026年13月1日", "5月11日", "昨天", "2026-02-30"])
def test_dates_that_are_none(typed):
    with pytest.raises(BadValue):
        day(typed)


def test_the_difference_between_due_paid_and_owed_is_told():
    result = check_row(GOOD | {"owed": "900"}, today=TODAY)

    assert [p.field for p in result.problems] == ["owed"] and "相差+100.00" in result.problems[0].text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"), ({"name": "=1+1"}, "name"), ({"id_number": "110101199003078031"}, "id_number"),
        ({"paid": "-5"}, "paid"), ({"due": "1e99"}, "due"), ({"started_on": "2027-01-01"}, "started_on"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named(change, field):
    result = check_row(GOOD | change, today=TODAY)

    assert not result.ok and field in {p.field for p in result.problems}


def test_shuffled_columns_formulas_and_merged_gangs():
    head = ["欠付工资（元）", "班 组", "姓　名", "身份证", "应发", "已发"]
    data = book(
        ["某项目2026年7—8月工资表", None, None, None, None, None], head,
        ["=E3-F3", "木工班", "演示甲", "11010119900307803X", 1000, 200],
        ["=ROUND(SUM(E4:E4)*1-F4,2)", None, "演示乙", "510921198903210365", 900, 100],
        merge="B3:B4",
    )  # fmt: skip
    roster = read_roster(data)

    assert [row.values["owed"] for row in roster.rows] == ["800", "800.00"]
    assert [row.values["work"] for row in roster.rows] == ["木工班", "木工班"]


def test_an_id_number_stored_as_a_number_is_said_so():
    roster = read_roster(book(["姓名", "身份证号", "欠薪"], ["演示甲", 110101199003078000, 100]))

    assert any("存成了数字" in p.text for r in checked(roster).values() for p in r.problems)


def zipped(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("xl/workbook.xml", "<workbook/>")
        container.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xd0\xcf\x11\xe0old", ".xls"), (b"name,id\n", ".xlsx"), (b"", ".xlsx"), (b"x" * 5_300_000, "5"),
        (zipped("xl/bomb.xml", b"0" * 30_000_000), "过大"),
        (zipped("xl/x.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "不正常"),
        (zipped("xl/x.xml", b"<a/>"), "损坏"), (book(["甲", "乙"]), "表头"), (book(["姓名", "身份证号", "欠薪"]), "数据行"),
        (book(["姓名", "身份证号"], ["演示甲", "1"]), "应发工资"),
    ],
    ids=["xls", "csv", "empty", "large", "bomb", "entity", "broken", "no head", "no rows", "no money"],
)  # fmt: skip
def test_files_that_are_refused_with_words(data, word):
    with pytest.raises(UnreadableFile, match=word):
        read_roster(data)


def test_more_than_2000_rows_are_refused():
    with pytest.raises(UnreadableFile, match="2000"):
        read_roster(book(["姓名", "身份证号", "欠薪"], *[["演示甲", "1", 1]] * 2001))
