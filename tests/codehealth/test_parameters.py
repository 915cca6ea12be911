"""The numbers of the law: each with its article, looked at within a year."""

import datetime as dt

from law.limits import limits
from law.parameter import parameters

A_YEAR = dt.timedelta(days=366)


def test_every_parameter_was_checked_within_a_year():
    today = dt.date.today()  # noqa: TID251  the calendar of the reader, not of a case
    old = [f"{key}: {p.checked_on}" for key, p in parameters().items() if today - p.checked_on > A_YEAR]

    assert not old, "\n".join(old)


def test_every_value_names_its_article():
    bare = [
        f"{key} from {entry.start}"
        for key, parameter in parameters().items()
        for entries in parameter.entries.values()
        for entry in entries
        if not str(entry.row.get("article", "")).strip()
    ]

    assert not bare, "\n".join(bare)


def test_every_time_limit_names_its_article_and_rule():
    bare = [key for key, rule in limits().items() if not rule.article or not rule.rule]

    assert not bare, "\n".join(bare)
