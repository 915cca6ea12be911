"""Every way a law file can be wrong is an error that names file and line."""

from pathlib import Path

import pytest

from law.calendar_import import read_notice
from law.limit_rule import FILE, events, load_limits
from law.loader import LawDataError, load_yaml
from law.parameter import load_parameter

BAD = Path(__file__).parent / "bad"

CASES = {
    "parameter_duplicate_key": (5, "duplicate key 'unit'"),
    "parameter_unknown_key": (5, "unknown key 'colour'"),
    "parameter_missing_article": (6, "missing key 'article'"),
    "parameter_wrong_type": (6, "expected a number"),
    "parameter_overlapping_dates": (7, "overlapping dates"),
    "parameter_same_date": (7, "duplicate key '2021-01-01'"),
    "parameter_bad_date": (6, "expected a date"),
    "parameter_unknown_unit": (2, "'dollars' is not one of"),
    "parameter_bad_region": (6, "is not of the form"),
    "parameter_without_value": (6, "neither value, table nor regions"),
    "parameter_not_yaml": (2, "not YAML"),
    "parameter_empty": (1, "the file is empty"),
    "limits_missing_article": (3, "missing key 'article'"),
    "limits_unknown_unit": (13, "'weeks' is not one of"),
    "limits_overlapping_dates": (14, "overlapping dates"),
    "limits_unknown_event": (2, "unknown event 'arbitration.moon.risen'"),
    "limits_unknown_key": (13, "unknown key 'colour'"),
    "limits_no_versions": (2, "missing key 'versions'"),
    "limits_length_as_text": (13, "expected a whole number"),
    "limits_duplicate_limit": (13, "duplicate key 'arbitration.award'"),
    "calendar_overlapping_dates": (7, "overlapping dates"),
    "calendar_makeup_on_weekday": (7, "is not a weekend day"),
    "calendar_makeup_in_holiday": (7, "listed twice"),
    "calendar_wrong_year": (6, "is not in 2027"),
    "calendar_upside_down": (6, "is before"),
    "calendar_missing_notice": (1, "missing key 'notice'"),
}


def read(name: str, folder: Path) -> None:
    path = BAD / f"{name}.yaml"
    if name.startswith("parameter_"):
        load_parameter(path, "wages.example")
    elif name.startswith("calendar_"):
        read_notice(path)
    else:
        load_yaml(path, FILE)
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        load_limits(folder, events())


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_refused_with_file_and_line(name, tmp_path):
    line, words = CASES[name]

    with pytest.raises(LawDataError) as caught:
        read(name, tmp_path)

    assert words in str(caught.value)
    assert caught.value.line == line
    assert f"{name}.yaml:{line}: " in str(caught.value)


def test_every_bad_file_has_its_case():
    assert {path.stem for path in BAD.glob("*.yaml")} == set(CASES)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LawDataError, match="nothing.yaml:0: cannot be read"):
        load_parameter(tmp_path / "nothing.yaml", "wages.nothing")


def test_the_same_limit_in_two_files_is_refused(tmp_path):
    text = (BAD / "limits_duplicate_limit.yaml").read_text(encoding="utf-8")
    good = text[: text.rindex("  arbitration.award:")]
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(good, encoding="utf-8")

    with pytest.raises(LawDataError, match=r"b.yaml:2: arbitration.award is already defined"):
        load_limits(tmp_path, events())
