"""Which seeds a random walk takes: each database its own half, so that one `make test` walks each of them once."""

from django.conf import settings


def seeds(*known: int) -> list[int]:
    """Every second seed: SQLite from the first, PostgreSQL from the second."""
    second = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    return list(known[int(second) :: 2])
