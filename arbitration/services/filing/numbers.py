"""收件号与案号: receipt and case numbers of a tribunal, by year, without gaps."""

from datetime import date

from arbitration.models import Arbitration
from casework.clock import today
from casework.models import Organisation
from casework.services.numbers import next_number


def receipt_number(tribunal: Organisation, day: date) -> str:
    """The next receipt number of the year of receipt (办案规则 art 29)."""
    serial = next_number(f"arbitration.receipt:{tribunal.pk}:{day.year}")
    return f"{tribunal.number_prefix}收〔{day.year}〕{serial}号"


def case_number(row: Arbitration) -> str:
    """The next case number of this year: given at acceptance, and anew by the tribunal that takes a transfer."""
    year = today().year
    serial = next_number(f"arbitration.case:{row.organisation_id}:{year}")
    return f"{row.organisation.number_prefix}案〔{year}〕{serial}号"
