"""Gapless running numbers: the counter's row is locked until the transaction that took the number commits."""

from casework.models import Counter


def next_number(key: str) -> int:
    """The next number of a series; a rollback gives it back. Call inside a transaction."""
    Counter.objects.get_or_create(key=key)
    counter = Counter.objects.select_for_update().get(key=key)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
