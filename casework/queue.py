"""The queue that a person sees: open proceedings by what falls due first, filtered and paged in SQL.

Each way of seeing (office, assignment, supervision) is one index scan; the first rows of each are merged, so that no page
costs more than its own rows. Pages are cut by comparing (next_due, id) as a row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value

from casework import access
from casework.clock import today
from casework.models import Proceeding, User
from casework.models.proceeding import NEVER
from law.periods import due_date

PAGE = 25
COUNT_UP_TO = 999
COLUMNS = (
    "id", "case_file_id", "kind", "number", "title", "state", "track", "priority", "next_due", "next_limit",
    "organisation_id", "handler_id", "opened_on", "moved_on",
)  # fmt: skip


class RowAfter(Func):
    """(a, id) > (x, y) as one row comparison, which the index answers at any depth."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, day: date, pk: int, column: str = "next_due") -> None:
        super().__init__(F(column), F("id"), Value(day), Value(pk))

    def as_sql(  # type: ignore[override]
        self, compiler: Any, connection: Any, **extra: Any
    ) -> tuple[str, list[Any]]:
        parts, params = [], []
        for expression in self.source_expressions:
            sql, values = compiler.compile(expression)
            parts.append(sql)
            params.extend(values)
        return "({}, {}) > ({}, {})".format(*parts), params


@dataclass(frozen=True)
class QueuePage:
    """Some rows, and the cursor of the page after them; no total is counted."""

    rows: list[dict[str, Any]]
    after: str


def filters_of(query: Mapping[str, str]) -> Q:
    """The filters of the page as a condition; an unknown value filters nothing."""
    condition = Q()
    for name in ("kind", "track", "state"):
        if query.get(name):
            condition &= Q(**{name: query[name]})
    if query.get("light") in ("red", "amber", "green"):
        condition &= light_condition(query["light"])
    return condition


def amber_until() -> date:
    """Amber lasts up to the second working day from today."""
    return due_date(today(), 2, "working_days")


def light_condition(light: str) -> Q:
    """Red is overdue, amber due within two working days, green later."""
    if light == "red":
        return Q(next_due__lt=today())
    if light == "amber":
        return Q(next_due__gte=today(), next_due__lte=amber_until())
    return Q(next_due__gt=amber_until(), next_due__lt=NEVER)


def light_of(due: date) -> str:
    """The colour of a due date as of today; grey where nothing runs."""
    if due == NEVER:
        return "grey"
    if due < today():
        return "red"
    return "amber" if due <= amber_until() else "green"


def queue_page(user: User, query: Mapping[str, str], *, size: int = PAGE) -> QueuePage:
    """The next rows of the user's queue after the cursor in `query`."""
    condition = filters_of(query)
    if query.get("mine"):
        condition &= Q(handler=user)
    return page_by(user, condition, "next_due", query.get("after", ""), size=size)


def page_by(user: User, condition: Q, column: str, after: str, *, size: int = PAGE) -> QueuePage:
    """The open proceedings that the user sees under a condition, ordered by a date column and id, after a cursor."""
    wanted = condition & _cursor(after, column)
    scans = (_scan(scope & wanted, column, size + 1) for scope in access.scopes(user))
    rows = list(islice(_distinct(merge(*scans, key=lambda row: (row[column], row["id"]))), size + 1))
    more = len(rows) > size
    rows = rows[:size]
    return QueuePage(rows, f"{rows[-1][column]}~{rows[-1]['id']}" if more else "")


def counts(user: User, query: Mapping[str, str]) -> dict[str, int]:
    """How many are red, amber, green, each counted up to 999 so that no count reads the whole table; one query."""
    base = filters_of({key: value for key, value in query.items() if key not in ("light", "after")})
    if query.get("mine"):
        base &= Q(handler=user)
    return count_each(user, {light: base & light_condition(light) for light in ("red", "amber", "green")})


def count_each(user: User, conditions: Mapping[str, Q]) -> dict[str, int]:
    """How many open proceedings the user sees under each condition, each counted up to 999; one query."""
    scopes = list(access.scopes(user))
    found = _capped_counts([_open(scope & one) for one in conditions.values() for scope in scopes])
    each = len(scopes)
    return {
        name: min(COUNT_UP_TO + 1, sum(found[place * each : (place + 1) * each]))
        for place, name in enumerate(conditions)
    }


def _capped_counts(querysets: list[QuerySet[Proceeding]]) -> list[int]:
    parts: list[str] = []
    values: list[Any] = []
    for queryset in querysets:
        try:
            sql, params = queryset.order_by().values("pk")[: COUNT_UP_TO + 1].query.sql_with_params()
        except EmptyResultSet:
            sql, params = "SELECT 1 WHERE 1 = 0", ()
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) part)")  # noqa: S608  compiled by the ORM, values are parameters
        values.extend(params)
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), values)
        return list(cursor.fetchone())


def _open(condition: Q) -> QuerySet[Proceeding]:
    return Proceeding.objects.filter(condition, closed_on=None)


def _scan(condition: Q, column: str, size: int) -> list[dict[str, Any]]:
    return list(_open(condition).order_by(column, "id").values(*COLUMNS)[:size])


def _distinct(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    last = None
    for row in rows:
        if row["id"] != last:
            last = row["id"]
            yield row


def _cursor(text: str, column: str) -> Q:
    day, _tilde, pk = text.partition("~")
    try:
        return Q(RowAfter(date.fromisoformat(day), int(pk), column))
    except ValueError:
        return Q()
