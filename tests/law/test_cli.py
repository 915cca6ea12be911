"""The commands answer in a stable form, and say in Chinese what is wrong, with code 2."""

import io
import json
import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from law.cli import (
    InputError,
    answer_limit,
    answer_many,
    answer_period,
    as_lines,
    limit_line,
    list_limits,
    read_json,
    read_stream,
)
from law.limits import limits
from law.loader import LAW

LIMIT_KEYS = [
    "key",
    "start",
    "length",
    "unit",
    "raw_due",
    "due",
    "target_due",
    "provisional",
    "article",
    "rule",
    "steps",
]
PERIOD = {"from": "2026-09-29", "length": 5, "unit": "working_days"}


def manage(*words, stdin=None):
    """A command in a process of its own, without a usable database."""
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=LAW.parent, timeout=60)


def test_a_limit_answers_all_promised_keys():
    answer = answer_limit({"key": "arbitration.award", "from": "2026-08-20", "extend": "15"})

    assert [key for key in LIMIT_KEYS if key not in answer] == []
    assert answer["length"] == 45 and answer["extension"] == 15
    assert json.loads(json.dumps(answer)) == answer


def test_a_list_gives_a_list_with_errors_in_their_place():
    answers = answer_many(
        [PERIOD, {"from": "x", "length": 1, "unit": "days"}, 7, PERIOD | {"moon": 1}], answer_period
    )

    assert answers[0]["due"] == "2026-10-12"
    assert [list(answer) for answer in answers[1:]] == [["error"]] * 3
    assert "moon" in answers[3]["error"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"from": "2026-02-30"}, "没有“2026-02-30”这一天"),
        ({"from": "20260203"}, "YYYY-MM-DD"),
        ({"from": "0001-01-01"}, "1949"),
        ({"from": None}, "缺少字段：from"),
        ({"exclude": "2026-09-01..2026-09-02"}, "应为列表"),
        ({"exclude": ["2026-09-01"]}, "起日..止日"),
        ({"exclude": ["2026-09-05..2026-09-01"]}, "早于起日"),
        ({"extend": -3}, "extend"),
        ({"extend": "many"}, "extend"),
        ({"restart": "soon"}, "restart"),
        ({"region": "44"}, "六位"),
        ({"organisation": "NOBODY"}, "没有机构“NOBODY”"),
        ({"key": "award"}, "相近：arbitration.award"),
        ({"key": ["a"]}, "没有期限"),
        ({"key": "\ud800"}, "没有期限"),
        ({"organisation": ["GZ-ARB"]}, "没有机构"),
        ({"region": 440100}, "六位"),
        ({"exclude": [["2026-09-01", "2026-09-02"]]}, "起日..止日"),
        ({"extend": float("nan")}, "extend"),
        ({"extend": True}, "extend"),
        ({"on": "1999-01-01"}, "没有有效的期限规定"),
        ({"extra": 1}, "不认识的字段：extra"),
    ],
)
def test_bad_input_is_named(change, words):
    with pytest.raises(InputError) as caught:
        answer_limit({"key": "arbitration.award", "from": "2026-08-20"} | change)

    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["{", "", "[" * 100_000, "1" * 5_000 + "x", "9" * 5_000])
def test_json_that_is_none_is_named(text):
    with pytest.raises(InputError, match="不是有效的JSON"):
        read_json(text)


def test_input_that_is_not_utf8_is_named():
    with pytest.raises(InputError, match="UTF-8"):
        read_stream(io.TextIOWrapper(io.BytesIO(b"\xff\xfe["), encoding="utf-8"))


def test_many_limits_are_answered_in_one_process():
    asked = [{"key": key, "from": "2026-03-02", "region": "440300"} for key in limits()] * 20

    answers = answer_many(asked, answer_limit)

    assert len(answers) == len(asked)
    assert not [answer for answer in answers if "error" in answer]


def test_all_limits_are_listed_and_by_track_and_event():
    assert len(list_limits()) == len(limits())
    assert {row["track"] for row in list_limits("legalaid")} == {"legalaid"}
    assert "arbitration.award" in {row["key"] for row in list_limits(event="arbitration.party.joined")}
    assert all(limit_line(row) for row in list_limits())
    for bad in ({"track": "moon"}, {"event": "a.b.c"}):
        with pytest.raises(InputError, match="没有"):
            list_limits(**bad)


def test_the_readable_form_names_article_and_days():
    text = "\n".join(as_lines(answer_limit({"key": "arbitration.award", "from": "2026-08-20"})))

    assert "劳动争议调解仲裁法第四十三条" in text and "2026-10-08" in text and "国庆节" in text


def test_the_commands_work_without_a_database(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing")

    period = manage("period", "--from", "2026-09-29", "--length", "5", "--unit", "working_days", "--json")
    limit = manage("limit", "--batch", stdin=json.dumps([{"key": "arbitration.award", "from": "2026-03-02"}]))
    listed = manage("limits", "--json")

    assert json.loads(period.stdout)["due"] == "2026-10-12", period.stderr
    assert json.loads(limit.stdout)[0]["due"] == "2026-04-16", limit.stderr
    assert len(json.loads(listed.stdout)) == len(limits()), listed.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("period", "--from", "2026-13-01", "--length", "5", "--unit", "days"),
        ("period", "--from", "2026-12-01", "--length", "5", "--unit", "weeks"),
        ("limit", "arbitration.award"),
        ("limit", "nothing", "--from", "2026-03-02"),
        ("limits", "--track", "moon"),
        ("import_calendar", "nothing.yaml"),
    ],
)
def test_a_command_with_bad_input_ends_with_code_2_and_says_why(words, capsys):
    with pytest.raises(CommandError) as caught:
        call_command(*words)

    assert caught.value.returncode == 2
    assert re.search(r"[\u4e00-\u9fff]", str(caught.value))
    assert capsys.readouterr().out == ""


def test_a_bad_command_line_is_no_traceback():
    done = manage("limit", "arbitration.award", "--from", "2026-13-20")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr and "没有“2026-13-20”这一天" in done.stderr
