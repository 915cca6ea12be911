"""Fills a database with as many rows as a province has, by the database's own means."""

from typing import Any

from django.db import connection

OFFICES = 40
SERIES = {
    "postgresql": "generate_series(1, {n}) AS s(n)",
    "sqlite": "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {n}) SELECT n FROM c) AS s",
}
DAY = {
    "postgresql": "(date '2026-11-01' + CAST({0} AS integer))",
    "sqlite": "date('2026-11-01', ({0}) || ' days')",
}
CAST = {"postgresql": "({0})::text", "sqlite": "CAST({0} AS text)"}


def fill(count: int) -> dict[str, Any]:
    """Offices of one province, `count` proceedings (half of them open), each open one with a running limit."""
    from tests.factories import make_user

    bureau, first = _offices()
    columns: dict[str, Any] = {"first": first, "count": count}
    with connection.cursor() as cursor:
        for sql in _statements(count, first):
            cursor.execute(sql)
        # What the server's own autovacuum would have done by then.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    clerk = make_user("bench-clerk", "演示立案员", (_office(first + 7), "clerk"))
    make_user("bench-supervisor", "演示督导", (bureau, "supervisor"))
    return columns | {"clerk": clerk.pk}


def _offices() -> tuple[Any, int]:
    from casework.services.add_organisation import add_organisation

    bureau = add_organisation(
        code="GD", name="演示省厅", short_name="演示省厅", kind="bureau", region="440000"
    )
    made = [
        add_organisation(
            parent=bureau,
            code=f"T{number}",
            name=f"演示仲裁院{number}",
            short_name=f"演示院{number}",
            kind="tribunal",
            region=f"44{number % 21 + 1:02d}00",
            number_prefix=f"演示{number}",
        )
        for number in range(OFFICES)
    ]
    return bureau, made[0].pk


def _office(pk: int) -> Any:
    from casework.models import Organisation

    return Organisation.objects.get(pk=pk)


def _statements(count: int, first: int) -> list[str]:
    vendor = connection.vendor
    series = SERIES[vendor].format(n=count)
    text, due = CAST[vendor].format("n"), DAY[vendor].format("n * 7919 % 400")
    false = "false" if vendor == "postgresql" else "0"
    region = f"'44' || substr('0' || {CAST[vendor].format('n % 21 + 1')}, -2, 2) || '00'"
    if vendor == "postgresql":
        region = "'44' || lpad((n % 21 + 1)::text, 2, '0') || '00'"
    return [
        f"""INSERT INTO casework_casefile (number, region, channel, title, cause, opened_on, headcount, amount_claimed,
            migrant_worker, new_employment, collective, hardship, priority, employer_index, event_count, last_hash)
            SELECT 'B' || {text}, {region}, 'window', '演示某 诉 演示公司', '演示', '2026-10-01', 1, 10000, {false}, {false},
            {false}, {false}, 0, '', 0, '' FROM {series}""",
        f"""INSERT INTO casework_proceeding (case_file_id, kind, number, organisation_id, region, state, track, priority,
            title, next_due, next_limit, opened_on, moved_on, closed_on, version)
            SELECT id, 'arbitration', number, {first} + id % {OFFICES}, region, 'accepted', 'ordinary', 0, title,
            {due.replace("n *", "id *")}, 'arbitration.award', '2026-10-01', '2026-10-01',
            CASE WHEN id % 2 = 0 THEN {DAY[vendor].format("0")} END, 1 FROM casework_casefile""",
    ]


def fill_limits(due: int) -> int:
    """A running limit on every proceeding; `due` of them ran out yesterday, the others are far off."""
    from casework.clock import now, today
    from casework.models import CaseFile, Event

    case_file = CaseFile.objects.order_by("pk").first()
    assert case_file is not None
    event = Event.objects.create(
        case_file=case_file, sequence=1, name="casework.case_file.opened", at=now(), on=today(), capacity="system",
        act="bench", hash="0" * 64,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO casework_timelimit (proceeding_id, key, rule_version, calendar_version, started_on, length,
                unit, raw_due, due, warn_on, provisional, article, rule, actor, status, steps, about, started_by_id)
                SELECT p.id, 'arbitration.award', 'v', 'v', '2026-10-01', 45, 'days', d.due, d.due, d.due - 2, false,
                '第四十三条', 'CLK-1', 'tribunal', 'open', '[]', '', {event.pk} FROM casework_proceeding p,
                LATERAL (SELECT CASE WHEN p.id % (SELECT count(*) / {due} FROM casework_proceeding) = 0
                THEN date '{today()}' - 1 ELSE date '{today()}' + 30 + (p.id % 300)::int END AS due) d"""
        )
        made = cursor.rowcount
        cursor.execute("VACUUM ANALYZE casework_timelimit")
    return int(made)
