"""A legal act against the same rows written by plain psycopg: each act's own statements are noted and replayed."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import psycopg
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

WRITES = ("INSERT", "UPDATE", "DELETE")
_city: Any = None


@contextmanager
def _alone() -> Iterator[None]:
    """The act without what follows it: workflow, work items, drafts of papers."""
    from casework.registry import registry

    kept, registry.reactions = registry.reactions, defaultdict(list)
    try:
        yield
    finally:
        registry.reactions = kept


def act_block(times: int, alone: bool) -> list[float]:
    """Seconds of each of some acceptances, every one on a case of its own; `alone` without what follows the act."""
    taken = []
    for arbitration in [_received() for _turn in range(times)]:
        with _alone() if alone else nullcontext():
            begun = time.perf_counter()
            _accept(arbitration)
            taken.append(time.perf_counter() - begun)
    return taken


def replay_block(times: int, alone: bool) -> dict[str, Any]:
    """The same: the writing statements of an acceptance, sent by plain psycopg in one transaction."""
    taken, statements = [], []
    with psycopg.connect(_address()) as plain:
        for _turn in range(times):
            arbitration = _received()
            with _alone() if alone else nullcontext():
                statements = _noted(arbitration)
            begun = time.perf_counter()
            with plain.transaction(), plain.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
            taken.append(time.perf_counter() - begun)
    return {"seconds": taken, "statements": len(statements)}


def _noted(arbitration: Any) -> list[str]:
    """The writes of one acceptance, which is then taken back; ids come out the same in the replay."""
    before = _sequences()
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            _accept(arbitration)
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        for name, value in before.items():
            cursor.execute("SELECT setval(%s, %s, %s)", [name, value or 1, value is not None])
    return [query["sql"] for query in captured.captured_queries if query["sql"].startswith(WRITES)]


def _sequences() -> dict[str, int | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT schemaname || '.' || quote_ident(sequencename), last_value FROM pg_sequences")
        return dict(cursor.fetchall())


def _received() -> Any:
    global _city
    from arbitration.services.filing.receive import receive
    from casework.actor import Actor
    from tests.factories import City, wage_case

    if _city is None:
        _city = City()
    with transaction.atomic():
        return receive(actor=Actor.staff(_city.clerk), case_file=wage_case(), tribunal=_city.tribunal)


def _accept(arbitration: Any) -> None:
    from arbitration.services.filing.accept import accept
    from casework.actor import Actor

    accept(arbitration, actor=Actor.staff(_city.clerk), fast=True)


def _address() -> str:
    wanted = connection.get_connection_params()
    return psycopg.conninfo.make_conninfo(
        dbname=wanted["dbname"], user=wanted.get("user"), password=wanted.get("password"), host=wanted.get("host"),
        port=wanted.get("port"),
    )  # fmt: skip
