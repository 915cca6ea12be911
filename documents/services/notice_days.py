"""How long a public notice has to run."""

from datetime import date

from casework.models import Organisation
from casework.services.settings import setting_at
from law.limits import compute, limits


def notice_days(organisation: Organisation, on: date) -> int:
    """民诉法 95 (SRV-6): the days of a public notice of that day by the law's own limit; a body may have set others."""
    lawful = compute(limits()["arbitration.public_notice"], on, region=organisation.region).length
    return int(setting_at(organisation, "service.notice_days", on, lawful))
