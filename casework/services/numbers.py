"""Gapless running numbers: the counter's row is locked until the transaction that took the number commits."""

from django.db.models import F

from casework.models import Counter


def next_number(key: str) -> int:
    """The next number of a series; a rollback gives it back. Call inside a transaction."""
    counter = Counter.objects.filter(key=key)
    if not counter.update(last=F("last") + 1):
        Counter.objects.get_or_create(key=key)
        counter.update(last=F("last") + 1)
    return counter.values_list("last", flat=True).get()
