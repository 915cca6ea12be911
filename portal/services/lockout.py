"""Ten wrong codes in a quarter of an hour, and an address has to wait."""

from datetime import timedelta

from axes.helpers import get_client_ip_address
from django.http import HttpRequest

from casework.clock import now
from casework.personal_data import blind_index
from portal.models import CodeAttempt

MOST_TRIES = 10
WITHIN = timedelta(minutes=15)


def locked_out(request: HttpRequest) -> bool:
    """Whether this address has used up its tries."""
    recent = CodeAttempt.objects.filter(address=_address(request), at__gt=now() - WITHIN)
    return recent.count() >= MOST_TRIES


def note_wrong_code(request: HttpRequest) -> None:
    """Count one wrong code of this address."""
    CodeAttempt.objects.create(address=_address(request), at=now())


def _address(request: HttpRequest) -> str:
    return blind_index("address", str(get_client_ip_address(request) or "unknown"))
