"""System checks: what a wrong set-up would otherwise show only in the middle of the work."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register


@register()
def personal_data_key_is_long(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The key that seals personal data must not be guessable."""
    if len(settings.PERSONAL_DATA_KEY) >= 32:
        return []
    return [
        Error("PERSONAL_DATA_KEY is shorter than 32 characters", hint="Set a random one", id="casework.E001")
    ]
