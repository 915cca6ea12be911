"""调解案号: a running number of one body and year; gapless."""

from casework.models import Organisation
from casework.services.numbers import next_number


def mediation_number(body: Organisation, year: int) -> str:
    """The next number of the body in a year, such as 穗工调〔2026〕12号. Call inside a transaction."""
    serial = next_number(f"mediation:{body.pk}:{year}")
    return f"{body.number_prefix}〔{year}〕{serial}号"
