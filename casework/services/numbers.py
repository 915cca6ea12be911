"""Gapless running numbers: the counter's row is locked until the transaction that took the number commits."""

from django.db import connection

TAKE = """
INSERT INTO casework_counter (key, last) VALUES (%s, 1)
ON CONFLICT (key) DO UPDATE SET last = casework_counter.last + 1
RETURNING last
"""


def next_number(key: str) -> int:
    """The next number of a series, from 1; a rollback gives it back. Call inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [key])
        return int(cursor.fetchone()[0])
